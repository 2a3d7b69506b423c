import { Link } from '@tanstack/react-router';
import { Lock } from 'lucide-react';
import { useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

/** Instead of a screen that only admins may see. */
export function AdminsOnly() {
  const { shell } = useTexts();
  return (
    <EmptyState
      icon={<Lock />}
      title={shell.adminsOnly.title}
      heading="h1"
      actions={
        <Button asChild>
          <Link to="/user/allLeads">{shell.goToLeads}</Link>
        </Button>
      }
    >
      {shell.adminsOnly.text}
    </EmptyState>
  );
}

import { Link } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { useBasicTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

/** For an address that belongs to no screen. */
export function MissingScreen() {
  const { shell } = useBasicTexts();
  return (
    <EmptyState
      icon={<Compass />}
      title={shell.missing.title}
      heading="h1"
      actions={
        <Button asChild>
          <Link to="/user/allLeads">{shell.goToLeads}</Link>
        </Button>
      }
    >
      {shell.missing.text}
    </EmptyState>
  );
}

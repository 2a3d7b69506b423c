import { Link } from '@tanstack/react-router';
import { Lock } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

/** Instead of a screen that only admins may see. */
export const AdminsOnly = () => (
  <EmptyState
    icon={<Lock />}
    title="Only admins can see this page"
    heading="h1"
    actions={
      <Button asChild>
        <Link to="/user/allLeads">Go to your leads</Link>
      </Button>
    }
  >
    Connecting Pages and seeing to it that no lead is lost is an admin’s job. Ask an admin of your
    team.
  </EmptyState>
);

import { Link } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

/** For an address that leads nowhere. */
export const MissingScreen = () => (
  <EmptyState
    icon={<Compass />}
    title="There is no page here"
    heading="h1"
    actions={
      <Button asChild>
        <Link to="/user/allLeads">Go to your leads</Link>
      </Button>
    }
  >
    The address may be mistyped, or what it led to was moved.
  </EmptyState>
);

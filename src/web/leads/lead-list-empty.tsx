import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Inbox, SearchX } from 'lucide-react';
import { useUser } from '../shell/use-user.ts';
import { pagesQuery } from '../api/pages.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { useNarrow } from './lead-toolbar.tsx';
import { useLeadFilters } from './use-lead-list.ts';

/** Why the list is empty, and what helps. */
export function LeadListEmpty() {
  const filters = useLeadFilters();
  const narrow = useNarrow();
  const { role } = useUser();
  if (Object.keys(filters).length > 0)
    return (
      <EmptyState
        icon={<SearchX />}
        title="No lead matches"
        actions={
          <Button onClick={() => narrow({ q: undefined, status: undefined, source: undefined })}>
            Clear search and filters
          </Button>
        }
      >
        {filters.q === undefined
          ? 'There are leads, but none that your filters let through.'
          : 'Try fewer words, the beginning of a name, or some digits of a phone number.'}
      </EmptyState>
    );
  return <NoLeads isAdmin={role === 'admin'} />;
}

function NoLeads({ isAdmin }: { isAdmin: boolean }) {
  const { data: pages } = useQuery({ ...pagesQuery, enabled: isAdmin });
  const isConnected = !isAdmin || pages?.some(({ isActive }) => isActive) === true;
  return (
    <EmptyState
      icon={<Inbox />}
      title="No leads yet"
      actions={
        !isConnected && (
          <Button asChild look="primary">
            <Link to="/admin/connectors">Connect a Page</Link>
          </Button>
        )
      }
    >
      {isConnected
        ? 'Each enquiry appears here by itself, within a second. Leave this page open.'
        : 'Connect and enable a Page. Each enquiry then appears here by itself, within a second.'}
    </EmptyState>
  );
}

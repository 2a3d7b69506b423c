import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ContactRound, SearchX } from 'lucide-react';
import { useUser } from '../shell/use-user.ts';
import { pagesQuery } from '../api/pages.ts';
import { useLeadToolTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { isNarrowed } from './lead-filters.ts';
import { useClearFilters } from './use-narrow.ts';
import { useLeadFilters } from './use-lead-list.ts';

/** Why the list is empty, and what helps. */
export function LeadListEmpty() {
  const { empty } = useLeadToolTexts();
  const filters = useLeadFilters();
  const clear = useClearFilters();
  const { role } = useUser();
  if (isNarrowed(filters))
    return (
      <EmptyState
        icon={<SearchX />}
        title={empty.noMatch}
        actions={<Button onClick={clear}>{empty.clear}</Button>}
      >
        {filters.q === undefined ? empty.filtered : empty.searched}
      </EmptyState>
    );
  return <NoLeads isAdmin={role === 'admin'} />;
}

function NoLeads({ isAdmin }: { isAdmin: boolean }) {
  const { empty } = useLeadToolTexts();
  const { data: pages } = useQuery({ ...pagesQuery, enabled: isAdmin });
  const isConnected = !isAdmin || pages?.some(({ isActive }) => isActive) === true;
  return (
    <EmptyState
      icon={<ContactRound />}
      title={empty.none}
      actions={
        !isConnected && (
          <Button asChild look="primary">
            <Link to="/admin/connectors">{empty.connect}</Link>
          </Button>
        )
      }
    >
      {isConnected ? empty.ready : empty.notConnected}
    </EmptyState>
  );
}

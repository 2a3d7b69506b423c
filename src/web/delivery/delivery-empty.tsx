import { Link } from '@tanstack/react-router';
import { CircleCheck, CircleSlash, Hourglass } from 'lucide-react';
import type { HeldState, InboxCounts } from '../../contract/inbox.ts';
import { writeCount } from '../ui/count.ts';
import { EmptyState } from '../ui/empty-state.tsx';

interface DeliveryEmptyProps {
  state: HeldState;
  counts: InboxCounts | undefined;
}

/** There is no lead in this state, and what that says about all leads. */
export const DeliveryEmpty = ({ state, counts }: DeliveryEmptyProps) => (
  <div className="rounded-xl border border-line">
    <Message state={state} counts={counts} />
  </div>
);

function Message({ state, counts }: DeliveryEmptyProps) {
  switch (state) {
    case 'needs-attention':
      return (
        <EmptyState icon={<CircleCheck className="text-ok" />} title="Nothing is parked">
          <NothingParked counts={counts} />
        </EmptyState>
      );
    case 'pending':
      return (
        <EmptyState icon={<Hourglass />} title="Nothing is waiting">
          A lead waits here while Meta cannot be reached or asks LeadRabbit to wait. LeadRabbit
          tries it again by itself.
        </EmptyState>
      );
    case 'skipped':
      return (
        <EmptyState icon={<CircleSlash />} title="Nothing was skipped">
          A lead is skipped if its Page or Instagram account is disabled.
        </EmptyState>
      );
    case 'dismissed':
      return (
        <EmptyState icon={<CircleSlash />} title="Nothing is dismissed">
          A lead that you dismiss is kept here, and Retry brings it back.
        </EmptyState>
      );
  }
}

function NothingParked({ counts }: { counts: InboxCounts | undefined }) {
  if (!counts) return null;
  if (counts.pending > 0)
    return (
      <>
        <Link
          to="/admin/delivery"
          search={{ state: 'pending' }}
          className="font-medium text-ink underline decoration-line-strong underline-offset-2 hover:decoration-current"
        >
          {writeCount(counts.pending, 'lead waits', 'leads wait')}
        </Link>{' '}
        for the next try.
      </>
    );
  if (counts.stored === 0)
    return 'A lead that cannot be brought into the CRM is kept here, with the reason and what you can do.';
  return counts.skipped + counts.dismissed === 0
    ? 'Every lead that Meta announced is in the CRM.'
    : 'Every other lead that Meta announced is in the CRM.';
}

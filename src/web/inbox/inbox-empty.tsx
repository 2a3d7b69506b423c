import { Link } from '@tanstack/react-router';
import { CircleCheck, Hourglass } from 'lucide-react';
import type { InboxCounts, HeldState } from '../../contract/inbox.ts';
import { writeCount } from '../ui/count.ts';
import { EmptyState } from '../ui/empty-state.tsx';

interface InboxEmptyProps {
  state: HeldState;
  counts: InboxCounts | undefined;
}

/** Nothing to do here, and what that says about the leads. */
export const InboxEmpty = ({ state, counts }: InboxEmptyProps) => (
  <div className="rounded-xl border border-line">
    {state === 'parked' ? (
      <EmptyState icon={<CircleCheck className="text-ok" />} title="Nothing is parked">
        <NothingParked counts={counts} />
      </EmptyState>
    ) : (
      <EmptyState icon={<Hourglass />} title="Nothing is waiting">
        A lead waits here while Meta cannot be reached or asks for patience. It goes on by itself.
      </EmptyState>
    )}
  </div>
);

function NothingParked({ counts }: { counts: InboxCounts | undefined }) {
  if (!counts) return null;
  if (counts.waiting > 0)
    return (
      <>
        <Link
          to="/admin/inbox"
          search={{ state: 'waiting' }}
          className="font-medium text-ink underline decoration-line-strong underline-offset-2 hover:decoration-current"
        >
          {writeCount(counts.waiting, 'lead waits', 'leads wait')}
        </Link>{' '}
        for the next try, which comes by itself. All others that Meta announced are in the CRM.
      </>
    );
  if (counts.stored === 0)
    return 'A lead that cannot be brought into the CRM is kept here, with the reason and a button.';
  return 'Every lead that Meta announced is in the CRM.';
}

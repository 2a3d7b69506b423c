import { useAdminTexts } from '../texts/use-texts.ts';
import { Link } from '@tanstack/react-router';
import { CircleCheck, CircleSlash, Hourglass } from 'lucide-react';
import type { HeldState, InboxCounts } from '../../contract/inbox.ts';
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
  const texts = useAdminTexts().delivery;
  switch (state) {
    case 'needs-attention':
      return (
        <EmptyState icon={<CircleCheck className="text-ok" />} title={texts.empty[state]}>
          <NothingHeld counts={counts} />
        </EmptyState>
      );
    case 'pending':
      return (
        <EmptyState icon={<Hourglass />} title={texts.empty[state]}>
          {texts.emptyPending}
        </EmptyState>
      );
    case 'skipped':
      return (
        <EmptyState icon={<CircleSlash />} title={texts.empty[state]}>
          {texts.emptySkipped}
        </EmptyState>
      );
    case 'dismissed':
      return (
        <EmptyState icon={<CircleSlash />} title={texts.empty[state]}>
          {texts.emptyDismissed}
        </EmptyState>
      );
  }
}

function NothingHeld({ counts }: { counts: InboxCounts | undefined }) {
  const texts = useAdminTexts().delivery;
  if (!counts) return null;
  if (counts.pending > 0)
    return (
      <Link
        to="/admin/delivery"
        search={{ state: 'pending' }}
        className="font-medium text-ink underline decoration-line-strong underline-offset-2 hover:decoration-current"
      >
        {texts.stillPending(counts.pending)}
      </Link>
    );
  if (counts.stored === 0) return texts.emptyAtFirst;
  return counts.skipped + counts.dismissed === 0 ? texts.allInCrm : texts.othersInCrm;
}

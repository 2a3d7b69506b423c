import { useFormats, useAdminTexts } from '../texts/use-texts.ts';
import { Link } from '@tanstack/react-router';
import type { HeldState, InboxCounts as Counts } from '../../contract/inbox.ts';

const ORDER: readonly (keyof Counts)[] = [
  'stored',
  'received',
  'pending',
  'needs-attention',
  'skipped',
  'dismissed',
];

/** How many leads are in each state, in one line. Each count leads to its leads. */
export function DeliveryCounts({ counts }: { counts: Counts }) {
  const { leadsByState, states } = useAdminTexts().delivery;
  const shown = ORDER.filter((state) => counts[state] > 0 || state === 'stored');
  return (
    <ul aria-label={leadsByState} className="flex flex-wrap gap-x-2 text-sm text-muted">
      {shown.map((state, index) => (
        <li key={state} className="flex gap-x-2">
          <CountLink state={state} count={counts[state]} words={states[state]} />
          {index < shown.length - 1 && <span aria-hidden="true">·</span>}
        </li>
      ))}
    </ul>
  );
}

interface CountLinkProps {
  state: keyof Counts;
  count: number;
  words: string;
}

function CountLink({ state, count, words }: CountLinkProps) {
  const { number } = useFormats();
  const text = (
    <>
      <span className="font-medium text-ink tabular-nums">{number(count)}</span> {words}
    </>
  );
  if (!isHeld(state)) return <span>{text}</span>;
  return (
    <Link
      to="/admin/delivery"
      search={{ state }}
      className="rounded-sm underline decoration-line-strong underline-offset-2 hover:text-ink hover:decoration-current"
    >
      {text}
    </Link>
  );
}

const isHeld = (state: keyof Counts): state is HeldState =>
  state !== 'stored' && state !== 'received';

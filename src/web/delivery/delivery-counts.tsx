import { Link } from '@tanstack/react-router';
import type { HeldState, InboxCounts as Counts } from '../../contract/inbox.ts';
import { writeNumber } from '../ui/count.ts';

const WORDS: readonly (readonly [keyof Counts, string])[] = [
  ['stored', 'in the CRM'],
  ['received', 'just received'],
  ['pending', 'pending'],
  ['needs-attention', 'needs-attention'],
  ['skipped', 'skipped while disabled'],
  ['dismissed', 'dismissed'],
];

/** How many leads are in each state, in one line. Each count leads to its leads. */
export function DeliveryCounts({ counts }: { counts: Counts }) {
  const shown = WORDS.filter(([state]) => counts[state] > 0 || state === 'stored');
  return (
    <ul aria-label="Leads by state" className="flex flex-wrap gap-x-2 text-sm text-muted">
      {shown.map(([state, words], index) => (
        <li key={state} className="flex gap-x-2">
          <CountLink state={state} count={counts[state]} words={words} />
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
  const text = (
    <>
      <span className="font-medium text-ink tabular-nums">{writeNumber(count)}</span> {words}
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

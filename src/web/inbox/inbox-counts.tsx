import type { InboxCounts as Counts } from '../../contract/inbox.ts';
import { writeNumber } from '../ui/count.ts';

const WORDS: readonly (readonly [keyof Counts, string])[] = [
  ['stored', 'in the CRM'],
  ['received', 'just received'],
  ['waiting', 'waiting'],
  ['parked', 'parked'],
  ['skipped', 'skipped while disabled'],
];

/** Where all leads that Meta announced are, in one line. */
export function InboxCounts({ counts }: { counts: Counts }) {
  const shown = WORDS.filter(([state]) => counts[state] > 0 || state === 'stored');
  return (
    <ul aria-label="Leads by state" className="flex flex-wrap gap-x-2 text-sm text-muted">
      {shown.map(([state, words], index) => (
        <li key={state} className="flex gap-x-2">
          {index > 0 && <span aria-hidden="true">·</span>}
          <span>
            <span className="font-medium text-ink tabular-nums">{writeNumber(counts[state])}</span>{' '}
            {words}
          </span>
        </li>
      ))}
    </ul>
  );
}

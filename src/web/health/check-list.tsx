import { useAdminTexts } from '../texts/use-texts.ts';
import { sayReason } from '../texts/say-reason.ts';
import type { HealthCheck } from '../../contract/health.ts';
import { HealthIcon } from './health-icon.tsx';
import { sortByUrgency } from './summarize-health.ts';

/** Each thing that was looked at: what was found, and what to do about it. */
export function CheckList({ checks }: { checks: readonly HealthCheck[] }) {
  const { checks: titles } = useAdminTexts();
  return (
    <ul className="grid gap-2 py-1">
      {sortByUrgency(checks).map(({ id, state, ...found }) => (
        <li key={id} className="flex gap-2">
          <HealthIcon state={state} />
          <div className="grid min-w-0 flex-1 gap-x-4 sm:grid-cols-[9rem_minmax(0,1fr)]">
            <span className="text-sm font-medium">{titles[id]}</span>
            <span className="text-sm text-pretty [overflow-wrap:anywhere] text-muted">
              {sayReason(found)}
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}

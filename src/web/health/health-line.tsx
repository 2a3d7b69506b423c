import { useAdminTexts } from '../texts/use-texts.ts';
import clsx from 'clsx';
import { ChevronDown } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import type { HealthCheck } from '../../contract/health.ts';
import type { HealthState } from '../../contract/health-state.ts';
import { TimeAgo } from '../time/time-ago.tsx';
import { CheckList } from './check-list.tsx';
import { IncidentList } from './incident-list.tsx';
import { HealthIcon } from './health-icon.tsx';

interface HealthLineProps {
  /** Whose health it is. */
  of: string;
  state: HealthState;
  summary: ReactNode;
  checkedAt: string;
  /** Whose history can be shown: `app` or the id of a Page; undefined for none. */
  subject?: string | undefined;
  /** Undefined until they are read. */
  checks: readonly HealthCheck[] | undefined;
}

/** Whether leads can come in, in one line; behind it all that was looked at. */
export function HealthLine({
  of,
  state,
  summary,
  checkedAt,
  subject,
  checks = [],
}: HealthLineProps) {
  const { health, proof } = useAdminTexts().connectors;
  const [isOpen, setOpen] = useState(false);
  const listId = useId();
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <div className="flex gap-2 text-sm">
        <HealthIcon state={state} />
        <p className="min-w-0 flex-1 text-pretty [overflow-wrap:anywhere]">
          {summary}{' '}
          <span className="text-xs whitespace-nowrap text-muted">
            {proof.checked} <TimeAgo iso={checkedAt} />
          </span>
        </p>
        {checks.length > 0 && (
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={listId}
            aria-label={health.checksOf(checks.length, of)}
            className="-my-0.5 inline-flex h-6 shrink-0 items-center gap-0.5 rounded-md px-1 text-xs font-medium text-muted hover:bg-hover hover:text-ink pointer-coarse:-my-2 pointer-coarse:h-9"
            onClick={() => setOpen(!isOpen)}
          >
            {health.checks(checks.length)}
            <ChevronDown
              className={clsx('size-3.5 transition-transform', isOpen && 'rotate-180')}
              aria-hidden="true"
            />
          </button>
        )}
      </div>
      <div id={listId} hidden={!isOpen} className="pl-6">
        <CheckList checks={checks} />
        {isOpen && subject !== undefined && (
          <div className="mt-2 grid gap-1 border-t border-line pt-2">
            <h4 className="text-sm font-medium">{health.history}</h4>
            <IncidentList subject={subject} of={of} />
          </div>
        )}
      </div>
    </div>
  );
}

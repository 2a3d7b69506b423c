import clsx from 'clsx';
import { useTexts } from '../texts/use-texts.ts';
import { useNow } from '../time/use-now.ts';
import { useLive } from './live-context.ts';

const DOTS = {
  connecting: 'bg-faint',
  live: 'bg-ok',
  reconnecting: 'animate-pulse bg-warn',
  offline: 'bg-warn',
};

/** Whether new leads appear without a reload at the moment; if not, how old the list is. */
export function LiveIndicator() {
  const { live } = useTexts();
  const { state, staleSince } = useLive();
  const now = useNow();
  return (
    <span
      className="inline-flex min-w-0 flex-wrap items-center gap-x-1.5 text-xs font-medium text-muted"
      title={staleSince ? live.stale : live.fresh}
    >
      <span className={clsx('size-1.5 rounded-full', DOTS[state])} aria-hidden="true" />
      <span role="status">{live.states[state]}</span>
      {staleSince && <span className="font-normal">{live.lastUpdated(staleSince, now)}</span>}
    </span>
  );
}

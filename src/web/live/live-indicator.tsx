import clsx from 'clsx';
import { relativeTime } from '../time/relative-time.ts';
import { useNow } from '../time/use-now.ts';
import { useLive } from './live-context.ts';

const WORDS = {
  connecting: 'Connecting…',
  live: 'Live',
  reconnecting: 'Reconnecting…',
  offline: 'Offline',
};
const DOTS = {
  connecting: 'bg-faint',
  live: 'bg-ok',
  reconnecting: 'animate-pulse bg-warn',
  offline: 'bg-warn',
};

/** Whether new leads appear by themselves at the moment; if not, how old the list is. */
export function LiveIndicator() {
  const { state, staleSince } = useLive();
  const now = useNow();
  return (
    <span
      className="inline-flex min-w-0 flex-wrap items-center gap-x-1.5 text-xs font-medium text-muted"
      title={
        staleSince
          ? 'New leads appear again when LeadRabbit answers'
          : 'New leads appear by themselves'
      }
    >
      <span className={clsx('size-1.5 rounded-full', DOTS[state])} aria-hidden="true" />
      <span role="status">{WORDS[state]}</span>
      {staleSince && (
        <span className="font-normal">Last updated {relativeTime(staleSince, now)}</span>
      )}
    </span>
  );
}

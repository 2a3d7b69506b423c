import clsx from 'clsx';
import { useLive } from './live-context.ts';

const WORDS = { connecting: 'Connecting…', live: 'Live', reconnecting: 'Reconnecting…' };
const DOTS = { connecting: 'bg-faint', live: 'bg-ok', reconnecting: 'animate-pulse bg-warn' };

/** Whether new leads appear by themselves at the moment. */
export function LiveIndicator() {
  const { state } = useLive();
  return (
    <span
      role="status"
      className="inline-flex items-center gap-1.5 text-xs font-medium text-muted"
      title={
        state === 'live'
          ? 'New leads appear by themselves'
          : 'New leads appear again once LeadRabbit is reached'
      }
    >
      <span className={clsx('size-1.5 rounded-full', DOTS[state])} aria-hidden="true" />
      {WORDS[state]}
    </span>
  );
}

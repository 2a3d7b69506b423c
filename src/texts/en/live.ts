import type { Formats } from '../formats.ts';

/** Whether the screen is up to date. */
export const live = ({ ago }: Formats) => ({
  states: {
    connecting: 'Connecting…',
    live: 'Live',
    reconnecting: 'Reconnecting…',
    offline: 'Offline',
  },
  fresh: 'New leads appear without a reload',
  stale: 'New leads appear again when LeadRabbit answers',
  lastUpdated: (at: Date, now: Date) => `Last updated ${ago(at, now)}`,
});

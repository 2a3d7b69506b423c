import { readFormats } from '../texts/texts-store.ts';

const DAY = 24 * 60 * 60_000;

/** How long until a moment, in as few words as a line has room for. */
export const timeUntil = (moment: Date, now: Date): string => readFormats().until(moment, now);

/** Whole days until a moment; none if it is over. */
export const daysUntil = (moment: Date, now: Date): number =>
  Math.max(0, Math.ceil((moment.getTime() - now.getTime()) / DAY));

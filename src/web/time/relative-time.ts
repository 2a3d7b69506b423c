import { readFormats } from '../texts/texts-store.ts';

/** How long ago, in as few words as a table has room for. */
export const relativeTime = (moment: Date, now: Date): string => readFormats().ago(moment, now);

/** The moment in full, in the reader's language and time zone. */
export const exactTime = (moment: Date): string => readFormats().exact(moment);

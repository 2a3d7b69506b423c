import { readFormats } from '../texts/texts-store.ts';

/** `4 Oct`, with its year if that is another one. */
export const dayOf = (moment: Date, now: Date): string => readFormats().day(moment, now);

/** `14:03` of today, else `4 Oct, 14:03`. */
export const clockTime = (moment: Date, now: Date): string => readFormats().clock(moment, now);

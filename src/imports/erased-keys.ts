import type { PersonKeys } from '../leads/person-keys.ts';
import { CLOCK_TOLERANCE_MS, type CountStore } from '../limits/count-store.ts';

/** A file arrives within an hour, and its rows are stored within another one; see `import-worker.ts`. */
const KEPT_MS = 3 * 60 * 60_000;

/** So many keys are noted at once. */
const KEYS_AT_ONCE = 100;

/** How many last digits of two numbers are compared before one of them is read. Fewer are no phone number. */
export const FEWEST_DIGITS = 6;

/** That somebody was erased. */
const ANYBODY = 'erased';

export const mailKey = (address: string): string => `erased mail ${address}`;
export const phoneKey = (number: string): string => `erased phone ${number}`;
/** @param digits of a number that may not be readable */
export const digitsKey = (digits: string): string =>
  `erased digits ${digits.slice(-FEWEST_DIGITS)}`;

/** What a cell of a file is compared with. */
export const erasedKeysOf = ({ emails, phones }: PersonKeys): string[] => [
  ...emails.map(mailKey),
  ...phones.flatMap((phone) => [phoneKey(phone), digitsKey(phone)]),
];

/** Whether a key is one of an erased person. */
export type IsErased = (key: string) => boolean | Promise<boolean>;

/**
 * Remembers for three hours who was erased, so that a file that was being sent then does not bring them back. Only
 * hashes are stored, and no list of them can be read.
 */
export interface ErasedKeys {
  note(keys: readonly string[], now: Date): Promise<void>;
  /** @returns undefined if nobody was erased at that time or later */
  since(time: Date): Promise<IsErased | undefined>;
}

export function createErasedKeys(counts: Pick<CountStore, 'add' | 'read'>): ErasedKeys {
  return {
    note: async (keys, now) => {
      const time = { now, lastsMs: KEPT_MS, extends: true };
      const all = [ANYBODY, ...keys];
      for (let first = 0; first < all.length; first += KEYS_AT_ONCE)
        await Promise.all(
          all.slice(first, first + KEYS_AT_ONCE).map((key) => counts.add(key, 1, time)),
        );
    },
    since: async (time) => {
      // A count that is not over at this moment was raised at that time or later.
      const moment = new Date(time.getTime() + KEPT_MS - CLOCK_TOLERANCE_MS);
      const isErased = async (key: string) => (await counts.read(key, moment)) > 0;
      return (await isErased(ANYBODY)) ? isErased : undefined;
    },
  };
}

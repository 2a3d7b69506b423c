/** The part of a text that may become a mention: an `@` and the beginning of a name. */
interface BegunMention {
  /** The place of the `@`. */
  readonly start: number;
  /** What follows it up to the cursor. */
  readonly typed: string;
}

/** Longer texts are no names. */
const MOST_LETTERS = 60;

/** The mention that a person is typing; undefined if the cursor is elsewhere, or behind an e-mail address. */
export function findMention(text: string, cursor: number): BegunMention | undefined {
  const before = text.slice(0, cursor);
  const start = before.lastIndexOf('@');
  const typed = before.slice(start + 1);
  if (start === -1 || typed.length > MOST_LETTERS || typed.includes('\n')) return undefined;
  const isAddress = /[\p{L}\p{N}._%+-]$/u.test(before.slice(0, start));
  return isAddress || typed.startsWith(' ') ? undefined : { start, typed };
}

/**
 * People whose names begin with what was typed, then those of whose names another word does. Capital letters and accents do not
 * count.
 */
export function findPeople<Person extends { readonly name: string }>(
  people: readonly Person[],
  typed: string,
): readonly Person[] {
  const wanted = fold(typed);
  const begins = people.filter(({ name }) => fold(name).startsWith(wanted));
  const others = people.filter(
    (person) => !begins.includes(person) && fold(person.name).includes(` ${wanted}`),
  );
  return [...begins, ...others];
}

/** Whether what was typed is a whole name: then there is nothing to choose. */
export const isWholeName = (people: readonly { readonly name: string }[], typed: string): boolean =>
  people.length === 1 && fold(people[0]?.name ?? '') === fold(typed.trim());

const fold = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

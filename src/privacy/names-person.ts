import type { Lead } from '../leads/lead.ts';
import { allQueryTerms, leadSearchTerms } from '../leads/search-terms.ts';

/** A shorter word names nobody. */
const FEWEST_LETTERS = 3;

/** Fewer digits are no phone number. */
const FEWEST_DIGITS = 6;

const NOTHING = { name: '', email: '', phone: '', phoneE164: '', company: '' };

type Person = Pick<Lead, 'name' | 'email' | 'phone' | 'phoneE164' | 'contact'>;

/** Whether a text that people search for has no words but those of the person: `anna`, `0151 23456789`. */
export function searchesPerson(text: string, person: Person): boolean {
  const words = allQueryTerms(text);
  const terms = termsOf(person);
  return (
    words.length > 0 &&
    words.every(
      (word) => word.length >= FEWEST_LETTERS && terms.some((term) => term.startsWith(word)),
    )
  );
}

/**
 * Whether a text holds the full name, an e-mail address or a phone number of the person, whatever else it holds. A full
 * name is its first and its last word, in any order and perhaps cut short: `Anna Schmidt Berlin`, `schmidt, anna`.
 */
export function namesPerson(text: string, person: Person): boolean {
  const words = allQueryTerms(text);
  const { name, email, contact } = person;
  const { firstName = '', lastName = '', workEmail = '' } = contact;
  const addresses = [email, workEmail].flatMap(allQueryTerms).filter(isAddress);
  const numbers = termsOf(person).filter((term) => /^\d+$/.test(term));
  return (
    hasName(words, name) ||
    hasName(words, `${firstName} ${lastName}`) ||
    words.some((word) => isAddress(word) && addresses.some((each) => each.startsWith(word))) ||
    words.some((word) => isNumber(word) && numbers.some((each) => each.startsWith(word)))
  );
}

function hasName(words: readonly string[], name: string): boolean {
  const parts = name.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const [first, last] = [parts[0], parts.at(-1)];
  if (first === undefined || last === undefined) return false;
  // One word may be another person, or a thing: then nothing else may be there.
  if (parts.length === 1) return words.length === 1 && spellingsOf(first).includes(words[0] ?? '');
  const has = (part: string) => {
    const spellings = spellingsOf(part);
    const fewest = Math.min(FEWEST_LETTERS, part.length);
    return words.some(
      (word) => word.length >= fewest && spellings.some((each) => each.startsWith(word)),
    );
  };
  return has(first) && has(last);
}

/** `Jörg` is written `jorg` and `joerg` too. */
const spellingsOf = (word: string): string[] => leadSearchTerms({ ...NOTHING, name: word });

const isAddress = (word: string): boolean => word.indexOf('@') > 0;

const isNumber = (word: string): boolean => /^\d+$/.test(word) && word.length >= FEWEST_DIGITS;

/** What is searched of the person's name, addresses and numbers. */
function termsOf({ name, email, phone, phoneE164, contact }: Person): string[] {
  const { firstName = '', lastName = '', workEmail = '', workPhone = '' } = contact;
  return [
    ...leadSearchTerms({ ...NOTHING, name, email, phone, phoneE164 }),
    ...leadSearchTerms({
      ...NOTHING,
      name: `${firstName} ${lastName}`,
      email: workEmail,
      phone: workPhone,
    }),
  ];
}

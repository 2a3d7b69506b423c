import { foldText, withoutUmlauts } from './fold-text.ts';
import type { LeadAnswer, LeadOrigin, NewLead } from './lead.ts';

/**
 * Must be increased with each change of the search terms, here or in `fold-text.ts`. After an
 * upgrade, stored leads then get new terms.
 */
export const SEARCH_TERMS_VERSION = 8;

/** What a search reads of a lead. */
type SearchedLead = Pick<NewLead, 'name' | 'email' | 'phone' | 'phoneE164' | 'company'> & {
  readonly answers?: readonly Pick<LeadAnswer, 'field' | 'values' | 'labels'>[];
  readonly origin?: Pick<LeadOrigin, 'formName' | 'campaignName'> | null;
};

const MAX_TERMS = 200;
/** The part of an answer that is searched. */
const MAX_ANSWER_LENGTH = 200;
const MAX_TERM_LENGTH = 64;
/** The part of a field or query that is searched. An answer in the wrong field may be very long. */
const MAX_TEXT_LENGTH = 500;
const MAX_QUERY_WORDS = 8;
const MIN_DIGITS = 3;
/** More than twice the digits that E.164 allows. */
const MAX_DIGITS = 32;

/** A run of digits and what stands between them in phone numbers, from space to space. */
const PHONE_LIKE = /(?<!\S)[+(]*\d[\d\s()./+\p{Pd}]*(?!\S)/gu;
/** The characters that are removed from an e-mail address; see `leadSearchTerms`. */
const NOT_IN_ADDRESS = /[^\p{L}\p{N}\p{M}@._+-]/gu;
/** The start of a copied link. */
const LINK_SCHEME = /^\s*(?:mailto|tel|sms):\s*/i;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** Scripts without spaces, and Korean, whose names have none. */
const UNSPACED =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Bopo}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/u;

/**
 * The search terms of a lead. A query matches if each of its terms (`querySearchTerms`) is a prefix
 * of one of them. Both are folded here, so every engine finds the same leads.
 *
 * A term holds letters, digits, marks and `@ . _ + -`: it can be stored separated by spaces, and is
 * exactly one token for SQLite's FTS5 with `ascii tokenchars '@._+-'`. (That tokenizer takes every
 * character beyond ASCII as part of a token; `unicode61` would break words at letters and marks
 * that its Unicode 6.1 tables do not know.)
 */
export function leadSearchTerms(lead: SearchedLead): string[] {
  const terms = new Set<string>();
  const candidates = [
    ...phoneTerms(lead.phoneE164),
    ...phoneTerms(lead.phone),
    ...textTerms(lead.email),
    ...textTerms(lead.name),
    ...textTerms(lead.company),
    ...answersOf(lead).flatMap(plainTerms),
    ...plainTerms(lead.origin?.formName ?? ''),
    ...plainTerms(lead.origin?.campaignName ?? ''),
  ];
  for (const candidate of candidates) {
    if (terms.size === MAX_TERMS) break;
    addTerm(terms, candidate);
  }
  return [...terms];
}

/** The words of a search as terms; empty if there is nothing to search for. */
export function querySearchTerms(q: string): string[] {
  const terms = new Set<string>();
  const text = q.slice(0, MAX_TEXT_LENGTH).replace(LINK_SCHEME, '');
  for (const term of queryTerms(foldText(text))) addTerm(terms, term);
  return [...terms].slice(0, MAX_QUERY_WORDS);
}

/** All words of a text as terms, also if it is longer than a search. */
export function allQueryTerms(text: string): string[] {
  const terms = new Set<string>();
  for (const term of queryTerms(foldText(text.replace(LINK_SCHEME, '')))) addTerm(terms, term);
  return [...terms];
}

function addTerm(terms: Set<string>, candidate: string): void {
  const term = [...candidate].slice(0, MAX_TERM_LENGTH).join('');
  if (/[\p{L}\p{N}\p{M}]/u.test(term)) terms.add(term);
}

/** The suffixes of a number. Any part of the number is the start of one of them. */
function phoneTerms(phone: string): string[] {
  const folded = foldText(phone.slice(0, MAX_TEXT_LENGTH));
  const digits = folded.replace(/\D/g, '').slice(0, MAX_DIGITS);
  const count = Math.max(digits.length - MIN_DIGITS + 1, 0);
  return [...Array(count).keys()].map((start) => digits.slice(start)).concat(queryTerms(folded));
}

function textTerms(whole: string): string[] {
  const text = whole.slice(0, MAX_TEXT_LENGTH);
  const folded = foldText(text);
  const chunks = text.split(/\s+/).map(foldText);
  return [
    ...chunks.flatMap(address),
    ...words(folded),
    ...queryTerms(folded),
    ...chunks.flatMap(queryTerms),
    ...chunks.flatMap(squashed),
    ...words(folded).flatMap(innerSuffixes),
    ...words(foldText(withoutUmlauts(text))),
    ...words(folded).map(withPlainVowels),
  ];
}

/** They are searched as the lead has them now. What Meta sent may have been corrected since. */
const SEARCHED_FIELDS: ReadonlySet<string | null> = new Set([
  'name',
  'firstName',
  'lastName',
  'email',
  'phone',
  'company',
]);

/** Each other answer once: as the person read it, and as Meta sent it. */
const answersOf = ({ answers = [] }: SearchedLead): string[] => [
  ...new Set(
    answers
      .filter(({ field }) => !SEARCHED_FIELDS.has(field))
      .flatMap(({ values, labels }) => [...labels, ...values]),
  ),
];

/** The words of a longer text. Unlike names, they have no other spellings. */
function plainTerms(whole: string): string[] {
  const text = whole.slice(0, MAX_ANSWER_LENGTH);
  const folded = foldText(text);
  return [
    ...words(folded),
    ...queryTerms(folded),
    ...text.split(/\s+/).map(foldText).flatMap(queryTerms),
    ...words(foldText(withoutUmlauts(text))),
    ...words(folded).map(withPlainVowels),
    ...words(folded).flatMap(innerSuffixes),
  ];
}

/** `mueller` is also searched as `müller`, which is folded to `muller`. */
const withPlainVowels = (word: string): string => word.replace(/([aou])e/g, '$1');

/** A folded query's terms: phone numbers as one term of digits each, addresses whole, words. */
function queryTerms(folded: string): string[] {
  const numbers: string[] = [];
  const rest = folded.replace(PHONE_LIKE, (number) => {
    const digits = subscriberDigits(number);
    if (digits.length < MIN_DIGITS) return number;
    numbers.push(digits);
    return ' ';
  });
  const others = rest.split(/\s+/).flatMap((chunk) => {
    const [whole] = address(chunk);
    return whole === undefined ? words(chunk) : [whole.replace(/[._+-]+$/, '')];
  });
  return [...others, ...numbers];
}

/**
 * The digits without the `0` or `00` that national callers dial first, because the stored number
 * may start with the country code instead.
 */
function subscriberDigits(number: string): string {
  const digits = number.replace(/^([\s(]*\+.*?)\(0\)/, '$1').replace(/\D/g, '');
  const stripped = digits.replace(/^00?/, '');
  return stripped.length < MIN_DIGITS ? digits : stripped;
}

/** `anna@example.com` whole, and `@example.com` for all of one company. */
function address(chunk: string): string[] {
  const whole = chunk.replace(NOT_IN_ADDRESS, '');
  const at = whole.indexOf('@');
  return at < 0 ? [] : [whole, whole.slice(at)];
}

const words = (folded: string): string[] => folded.match(WORD) ?? [];

/** `o'brien` is also searched as `obrien`, `0815-shop` as `815`. */
function squashed(chunk: string): string[] {
  const word = words(chunk).join('');
  return [word, word.replace(/^0/, ''), word.replace(/^00/, '')];
}

/** In scripts without spaces a given name is inside the word, so each suffix of it is a term. */
function innerSuffixes(word: string): string[] {
  const letters = [...word];
  return letters.flatMap((letter, index) => {
    const isStart = UNSPACED.test(letter) || UNSPACED.test(letters[index - 1] ?? '');
    return index > 0 && isStart ? [letters.slice(index, index + MAX_TERM_LENGTH).join('')] : [];
  });
}

import type { LeadAnswer, LeadDetails } from '../../contract/lead.ts';
import { firstName } from './first-name.ts';

/** What a template can say of a lead. `me` is the person who sends it. */
export const PLACEHOLDERS = ['firstName', 'name', 'company', 'form', 'me'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** Begins the placeholder of an answer; the question follows. */
export const ANSWER = 'answer';

/** What each placeholder is called on the screen. */
export type PlaceholderNames = Readonly<Record<Placeholder | typeof ANSWER, string>>;

/** One piece of a template. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'placeholder';
      /** Such as `firstName`, `answer:size`, or whatever is between the braces. */
      readonly name: string;
    };

const IN_BRACES = /\{([\p{L}][^{}\n]{0,200})\}/gu;

/** Splits a template into pieces. Unknown text in braces is a placeholder too, so that it is never sent as it is. */
export function readPieces(template: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of template.matchAll(IN_BRACES)) {
    const [whole, name = ''] = match;
    if (match.index > end) pieces.push({ kind: 'text', text: template.slice(end, match.index) });
    pieces.push({ kind: 'placeholder', name: canonical(name) });
    end = match.index + whole.length;
  }
  if (end < template.length) pieces.push({ kind: 'text', text: template.slice(end) });
  return pieces;
}

function canonical(name: string): string {
  const question = questionOf(name);
  if (question !== undefined) return `${ANSWER}:${question}`;
  return PLACEHOLDERS.find((each) => isSame(each, name)) ?? name.trim();
}

/** The question of a placeholder for an answer; undefined if it is none. */
export function questionOf(name: string): string | undefined {
  const [start = '', ...rest] = name.split(':');
  return rest.length > 0 && isSame(start, ANSWER) ? rest.join(':').trim() : undefined;
}

const isSame = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase();

/** The names of placeholders that no lead ever fills in. */
export const unknownPlaceholders = (template: string): readonly string[] =>
  readPieces(template).flatMap((piece) =>
    piece.kind === 'text' || isKnown(piece.name) ? [] : [piece.name],
  );

const isKnown = (name: string): boolean =>
  PLACEHOLDERS.some((each) => each === name) || (questionOf(name) ?? '') !== '';

type Source = Pick<LeadDetails, 'name' | 'company' | 'contact' | 'origin' | 'answers'>;

/**
 * What a lead says for a placeholder, in one line; empty if it does not say it.
 *
 * @param me the name of the person who sends the text
 */
export function valueOf(name: string, lead: Source, me: string): string {
  const question = questionOf(name);
  if (question !== undefined) return oneLine(answerTo(question, lead.answers));
  const values: Readonly<Record<Placeholder, string>> = {
    firstName: firstName(lead.name, lead.contact['firstName']),
    name: lead.name,
    company: lead.company,
    form: lead.origin?.formName ?? '',
    me,
  };
  const placeholder = PLACEHOLDERS.find((each) => each === name);
  return placeholder ? oneLine(values[placeholder]) : '';
}

function answerTo(question: string, answers: readonly LeadAnswer[]): string {
  const found =
    answers.find(({ key }) => isSame(key, question)) ??
    answers.find(({ label }) => isSame(label, question));
  return found?.labels.join(', ') ?? '';
}

/** A line break or an invisible mark in a name must not change the message around it. */
const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim();

/** The template with the names that the reader's language has for placeholders. */
export const toShown = (template: string, names: PlaceholderNames): string =>
  readPieces(template)
    .map((piece) => (piece.kind === 'text' ? piece.text : `{${shownName(piece.name, names)}}`))
    .join('');

/** The name of a placeholder for people. */
export function shownName(name: string, names: PlaceholderNames): string {
  const question = questionOf(name);
  if (question !== undefined) return `${names[ANSWER]}: ${question}`;
  const placeholder = PLACEHOLDERS.find((each) => each === name);
  return placeholder ? names[placeholder] : name;
}

/** The template as it is stored, from what a person has written in their language. */
export const toStored = (written: string, names: PlaceholderNames): string =>
  readPieces(written)
    .map((piece) => (piece.kind === 'text' ? piece.text : `{${storedName(piece.name, names)}}`))
    .join('');

function storedName(name: string, names: PlaceholderNames): string {
  const [start = '', ...rest] = name.split(':');
  if (rest.length > 0 && isSame(start, names[ANSWER])) return `${ANSWER}:${rest.join(':').trim()}`;
  return PLACEHOLDERS.find((each) => isSame(names[each], name)) ?? name;
}

import type { ErrorTexts, ReasonTexts } from '../../texts/texts.ts';

/** A message as the server sends it. It may be newer than this page, so its code may be unknown. */
interface SentMessage {
  readonly code: string;
  readonly params?: object | undefined;
}

export interface Failure extends SentMessage {
  /** What caused it. */
  readonly reasons?: readonly SentMessage[] | undefined;
  /** The sentence of the server, in English. */
  readonly error: string;
}

/** Those of the sentences that are loaded. */
export interface FailureSentences {
  readonly errors?: ErrorTexts | undefined;
  readonly reasons?: ReasonTexts | undefined;
}

/**
 * @returns what happened and why, in the language of the texts; in English if the code is unknown, or if the sentences
 *   could not be loaded
 */
export function writeFailure(
  { error, reasons = [], ...message }: Failure,
  texts: FailureSentences,
): string {
  const sentence = writeMessage(texts.errors ?? {}, message);
  if (sentence === undefined) return error;
  const causes = reasons.flatMap((reason) => writeMessage(texts.reasons ?? {}, reason) ?? []);
  return [sentence, ...new Set(causes)].join(' ');
}

/** The parameter types differ from code to code; the server keeps to the catalogue. */
type Sentences = Readonly<Record<string, (params: never) => string>>;

/** @returns undefined if the code is unknown, or if the facts for its sentence are missing */
export function writeMessage(
  sentences: Sentences,
  { code, params }: SentMessage,
): string | undefined {
  const write = Object.hasOwn(sentences, code) ? sentences[code] : undefined;
  if (write === undefined || (params === undefined && write.length > 0)) return undefined;
  return write((params ?? {}) as never);
}

import type { Conflict } from '../../contract/error.ts';
import type { BasicTexts } from '../../texts/texts.ts';
import { findShown, loadTexts } from '../texts/texts-store.ts';
import { writeFailure, type Failure, type FailureSentences } from '../texts/write-failure.ts';
import { LIVE_POSITION_HEADER } from '../../contract/live-event.ts';
import { noteLivePosition } from './live-position.ts';
import { noteAnswer, noteNoAnswer } from './reachability.ts';

type FailureTexts = BasicTexts & FailureSentences;

/** A request that did not succeed. Its message is meant for a person. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** The HTTP status; 0 if no answer came. */
  readonly status: number;
  readonly code: string;
  /** Fields that somebody else has changed; see `lead-changed-since`. */
  readonly conflicts: readonly Conflict[];
  readonly #write: (texts: FailureTexts | undefined) => string;

  /** @param write makes the message; undefined before the texts of a language are loaded */
  constructor(
    status: number,
    code: string,
    write: (texts: FailureTexts | undefined) => string,
    conflicts: readonly Conflict[] = [],
  ) {
    super();
    this.status = status;
    this.code = code;
    this.conflicts = conflicts;
    this.#write = write;
  }

  /** What happened and what to do, in the language that the screen has when this is read. */
  override get message(): string {
    const shown = findShown();
    if (!shown) return this.#write(undefined);
    const { errors, reasons } = shown.parts;
    return this.#write({ ...shown.basics, errors, reasons });
  }
}

export const isSignedOut = (error: unknown): boolean =>
  error instanceof ApiError && error.status === 401;

interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/**
 * Asks the API of this same server, which is trusted to keep to the contract.
 *
 * @throws ApiError
 */
export async function request<Answer>(path: string, options: RequestOptions = {}): Promise<Answer> {
  const { method = 'GET', body, signal } = options;
  const response = await fetch(path, {
    method,
    headers: {
      accept: 'application/json',
      ...(body !== undefined && JSON_TYPE),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    noteNoAnswer();
    throw unreachable();
  });
  return takeAnswer<Answer>(method, {
    status: response.status,
    answer: await response.json().catch(() => undefined),
    position: response.headers.get(LIVE_POSITION_HEADER),
  });
}

const JSON_TYPE = { 'content-type': 'application/json' };

interface GivenAnswer {
  readonly status: number;
  /** Undefined if it is no JSON. */
  readonly answer: unknown;
  readonly position: string | null;
}

/** @throws ApiError for an answer that is not a success */
export async function takeAnswer<Answer>(
  method: string,
  { status, answer, position }: GivenAnswer,
): Promise<Answer> {
  if (answer !== undefined || status < 500) noteAnswer();
  else noteNoAnswer();
  if (status < 200 || status > 299) {
    await loadSentences(method, answer);
    throw toError(status, answer);
  }
  noteLivePosition(position);
  if (answer === undefined) throw unreadable(status);
  return answer as Answer;
}

/** Loads the texts that say what happened, before the failure is shown. Few failures have reasons. */
async function loadSentences(method: string, answer: unknown): Promise<void> {
  const { code, reasons = [] } = (answer ?? {}) as Partial<Failure>;
  // A failed read leads to the sign-in, and no screen says why.
  const isSilent = code === 'not-signed-in' && method === 'GET';
  if (code === undefined || isSilent) return;
  const parts = ['errors', ...(reasons.length > 0 ? (['reasons'] as const) : [])] as const;
  // Without them, the message of the server is shown.
  await Promise.all(parts.map(loadTexts)).catch(() => undefined);
}

/** The error of an answer that is not a success. */
export function toError(status: number, answer: unknown): ApiError {
  const {
    error,
    code = 'unknown',
    params,
    reasons,
    conflicts,
  } = (answer ?? {}) as Partial<Failure & { conflicts: readonly Conflict[] }>;
  if (typeof error !== 'string') return status >= 500 ? unreachable() : unreadable(status);
  const failure = { code, params, reasons, error };
  return new ApiError(
    status,
    code,
    (texts) => (texts ? writeFailure(failure, texts) : error),
    conflicts,
  );
}

/** No answer came, or only a part of one. */
export const unreachable = () =>
  new ApiError(
    0,
    'unreachable',
    (texts) => texts?.ui.failure.unreachable ?? 'LeadRabbit is unreachable.',
  );

const unreadable = (status: number) =>
  new ApiError(
    status,
    'unreadable',
    (texts) => texts?.ui.failure.unreadable ?? 'The answer is unreadable.',
  );

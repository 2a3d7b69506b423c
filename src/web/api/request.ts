import type { ErrorAnswer } from '../../contract/error.ts';
import { say } from '../../message.ts';
import { readShown } from '../texts/texts-store.ts';
import { LIVE_POSITION_HEADER } from '../../contract/live-event.ts';
import { noteLivePosition } from './live-position.ts';
import { noteAnswer, noteNoAnswer } from './reachability.ts';

/** What the browser itself finds, and the server has no code for. */
type BrowserErrorCode = 'unreachable' | 'unreadable';

/** A request that did not succeed. Its message is meant for a person, in the language of the screen. */
export class ApiError extends Error {
  /** The HTTP status; 0 if no answer came. */
  readonly status: number;
  readonly code: ErrorAnswer['code'] | BrowserErrorCode;
  readonly #failure: Pick<ErrorAnswer, 'code' | 'params' | 'reasons'> | BrowserErrorCode;

  constructor(
    status: number,
    failure: Pick<ErrorAnswer, 'code' | 'params' | 'reasons'> | BrowserErrorCode,
  ) {
    super();
    this.name = 'ApiError';
    this.status = status;
    this.code = typeof failure === 'string' ? failure : failure.code;
    this.#failure = failure;
  }

  override get message(): string {
    const failure = this.#failure;
    const { errors, reasons, ui } = readShown().texts;
    if (typeof failure === 'string') return ui.failure[failure];
    const causes = new Set(failure.reasons.map((reason) => say(reasons, reason)));
    return [say(errors, failure), ...causes].join(' ');
  }
}

export const isSignedOut = (error: unknown): boolean =>
  error instanceof ApiError && error.status === 401;

interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
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
    headers: { accept: 'application/json', ...(body !== undefined && JSON_TYPE) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    noteNoAnswer();
    throw unreachable();
  });
  const answer: unknown = await response.json().catch(() => undefined);
  const isOurs = answer !== undefined || response.status < 500;
  if (isOurs) noteAnswer();
  else noteNoAnswer();
  if (!response.ok) throw toError(response.status, answer);
  noteLivePosition(response.headers.get(LIVE_POSITION_HEADER));
  if (answer === undefined) throw unreadable(response.status);
  return answer as Answer;
}

const JSON_TYPE = { 'content-type': 'application/json' };

function toError(status: number, answer: unknown): ApiError {
  const { code, params = {}, reasons = [] } = (answer ?? {}) as Partial<ErrorAnswer>;
  if (code !== undefined) return new ApiError(status, { code, params, reasons });
  return status >= 500 ? unreachable() : unreadable(status);
}

const unreachable = () => new ApiError(0, 'unreachable');
const unreadable = (status: number) => new ApiError(status, 'unreadable');

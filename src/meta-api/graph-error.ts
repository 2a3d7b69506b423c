/**
 * What to do next after a refusal of the Graph API.
 * - `retry`: a passing fault, the same call may work in a moment;
 * - `throttled`: stop calling for this Page until `retryAfterMs` is over;
 * - `reconnect`: the token is dead, an admin has to sign in to Meta again;
 * - `permission`: a permission or the lead access is missing, a person has to grant it;
 * - `unreadable`: the object does not exist, or not yet, or not for us: Meta does not tell which;
 * - `fix`: the request itself is wrong, which is our fault or the configuration's.
 */
export type GraphAction = 'retry' | 'throttled' | 'reconnect' | 'permission' | 'unreadable' | 'fix';

export interface GraphErrorDetails {
  readonly action: GraphAction;
  /** HTTP status; 0 where no answer came. */
  readonly status?: number;
  /** Meta's error code; 0 where it named none. */
  readonly code?: number;
  readonly subcode?: number;
  /** For `throttled`: how long Meta asks to wait, where it says so. */
  readonly retryAfterMs?: number | undefined;
  /** The answer would have been too large: ask again for less. */
  readonly isTooMuch?: boolean;
  /** Names the call in Meta's own logs, for its support. */
  readonly traceId?: string | undefined;
}

/** The Graph API refused a call or could not be reached. The message is safe to log. */
export class GraphError extends Error {
  readonly action: GraphAction;
  readonly status: number;
  readonly code: number;
  readonly subcode: number;
  readonly retryAfterMs: number | undefined;
  readonly isTooMuch: boolean;
  readonly traceId: string | undefined;

  constructor(message: string, details: GraphErrorDetails, options?: ErrorOptions) {
    super(withoutSecrets(message), options);
    this.name = 'GraphError';
    this.action = details.action;
    this.status = details.status ?? 0;
    this.code = details.code ?? 0;
    this.subcode = details.subcode ?? 0;
    this.retryAfterMs = details.retryAfterMs;
    this.isTooMuch = details.isTooMuch ?? false;
    this.traceId = details.traceId;
  }
}

const LONGEST_MESSAGE = 300;

/** Meta repeats a token that it finds malformed, and at times what a person wrote. */
const withoutSecrets = (message: string): string =>
  message
    .replace(/[\w|~+/=-]{30,}/g, '…')
    .replace(/\S+@\S+/g, '…')
    .slice(0, LONGEST_MESSAGE);

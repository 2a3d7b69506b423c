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

/**
 * What is odd about an answer that is not a refusal of Meta's.
 * - `not-graph`: it is not an answer of Graph, such as a proxy's HTML page;
 * - `too-large`: the body has more bytes than any sensible answer;
 * - `endless-list`: page after page of a list, and nothing new in them.
 */
export type Oddity = 'not-graph' | 'too-large' | 'endless-list';

export interface GraphErrorDetails {
  readonly action: GraphAction;
  /** HTTP status; 0 if no answer came. */
  readonly status?: number;
  /** Meta's error code; 0 if it named none. */
  readonly code?: number;
  readonly subcode?: number;
  /** For `throttled`: how long Meta asks to wait, if it says so. */
  readonly retryAfterMs?: number | undefined;
  /** The answer would have been too large: ask again for less. */
  readonly isTooMuch?: boolean;
  readonly oddity?: Oddity;
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
  readonly oddity: Oddity | undefined;
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
    this.oddity = details.oddity;
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

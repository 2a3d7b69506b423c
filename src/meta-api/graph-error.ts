/**
 * What to do after the Graph API refused a call.
 * - `retry`: a temporary fault, the same call may work soon;
 * - `throttled`: make no call for this Page until `retryAfterMs` is over;
 * - `reconnect`: the token is invalid, an admin has to sign in to Meta again;
 * - `permission`: a permission or the lead access is missing, a person has to grant it;
 * - `unreadable`: the object does not exist, does not exist yet, or is hidden from this app; Meta
 *   does not say which;
 * - `fix`: the request is wrong, because of an error in LeadRabbit or in its configuration.
 */
export type GraphAction = 'retry' | 'throttled' | 'reconnect' | 'permission' | 'unreadable' | 'fix';

/**
 * What is wrong with an answer that is not a refusal of Meta.
 * - `not-graph`: it does not come from Graph, such as the HTML page of a proxy;
 * - `too-large`: the body is larger than the limit;
 * - `endless-list`: a list has more and more pages without new items.
 */
export type Oddity = 'not-graph' | 'too-large' | 'endless-list';

export interface GraphErrorDetails {
  readonly action: GraphAction;
  /** HTTP status; 0 if there was no answer. */
  readonly status?: number;
  /** Meta's error code; 0 if it named none. */
  readonly code?: number;
  readonly subcode?: number;
  /** For `throttled`: how long Meta asks to wait; undefined if it names no time. */
  readonly retryAfterMs?: number | undefined;
  /** The answer is too large. A smaller page of the list may work. */
  readonly isTooMuch?: boolean;
  readonly oddity?: Oddity;
  /** Identifies the call in Meta's logs, for Meta's support. */
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

/**
 * Removes secrets and addresses. Meta's messages repeat malformed tokens and sometimes user input.
 */
const withoutSecrets = (message: string): string =>
  message
    .replace(/[\w|~+/=-]{30,}/g, '…')
    .replace(/\S+@\S+/g, '…')
    .slice(0, LONGEST_MESSAGE);

/**
 * Every failure that LeadRabbit answers a request with: the HTTP status, and the facts that its
 * sentence needs. The sentences are in `texts/`; the API reference lists the codes.
 */
export const ERRORS = {
  'invalid-input': { status: 400, params: { fields: 'text' } },
  'invalid-cursor': { status: 400, params: {} },
  'unreadable-body': { status: 400, params: {} },
  'body-incomplete': { status: 400, params: {} },
  'unreadable-webhook': { status: 400, params: {} },
  'since-in-future': { status: 400, params: {} },
  'contact-missing': { status: 400, params: {} },
  'page-disabled': { status: 400, params: { page: 'text' } },
  'nothing-enabled': { status: 400, params: {} },
  'account-refused': { status: 400, params: {} },
  'account-exists': { status: 400, params: {} },
  'password-too-short': { status: 400, params: {} },
  'password-too-long': { status: 400, params: {} },
  'invalid-email': { status: 400, params: {} },
  'connect-denied': { status: 400, params: {} },
  'connect-state': { status: 400, params: {} },
  'connect-code': { status: 400, params: {} },
  'connect-app-secret': { status: 400, params: {} },
  'connect-no-pages': { status: 400, params: {} },
  'connect-missing-scopes': { status: 400, params: { permissions: 'text' } },
  'connect-unreachable': { status: 400, params: {} },
  'connect-meta-error': { status: 400, params: {} },
  'sign-in-refused': { status: 400, params: {} },
  'not-signed-in': { status: 401, params: {} },
  'wrong-password': { status: 401, params: {} },
  'signature-missing': { status: 401, params: {} },
  'signature-wrong': { status: 401, params: {} },
  'admins-only': { status: 403, params: {} },
  'foreign-origin': { status: 403, params: {} },
  'foreign-host': { status: 403, params: {} },
  'wrong-code': { status: 403, params: {} },
  'no-such-route': { status: 404, params: { method: 'text' } },
  'not-found': { status: 404, params: { what: 'text' } },
  'too-slow': { status: 408, params: {} },
  'setup-done': { status: 409, params: {} },
  'status-changed-since': { status: 409, params: { status: 'text' } },
  'lead-busy': { status: 409, params: {} },
  'sync-running': { status: 409, params: { page: 'text' } },
  'too-large': { status: 413, params: {} },
  'wrong-type': { status: 415, params: {} },
  'too-many': { status: 429, params: {} },
  internal: { status: 500, params: {} },
  'sync-failed': { status: 502, params: {} },
  'meta-refused': { status: 502, params: {} },
  'storage-unavailable': { status: 503, params: {} },
  'too-busy': { status: 503, params: {} },
  closing: { status: 503, params: {} },
} as const;

export type ErrorCode = keyof typeof ERRORS;

/** The catalogue of errors as messages. */
export type ErrorMessages = { readonly [Code in ErrorCode]: (typeof ERRORS)[Code]['params'] };

/**
 * The vocabulary of failure. An `AppError` is meant for a person: its message says what to do
 * next, its code is stable for programs, its status is the HTTP answer. Anything else that is
 * thrown is a bug and is answered 500 without its text.
 */
export class AppError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(status: number, code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AppError';
    this.status = status;
    this.code = code;
  }
}

/**
 * Keeps a program from starting or finishing, and the operator can put it right. The message says how;
 * it is printed without a stack.
 */
export class StartError extends Error {
  override readonly name = 'StartError';
}

export const invalidInput = (message: string): AppError =>
  new AppError(400, 'invalid-input', message);

export const invalidCursor = (): AppError =>
  new AppError(400, 'invalid-cursor', 'This cursor is not one of ours. Start again without one.');

export const notSignedIn = (): AppError =>
  new AppError(401, 'not-signed-in', 'You are not signed in. Sign in and try again.');

export const adminsOnly = (): AppError =>
  new AppError(403, 'admins-only', 'Only an admin may do this. Ask an admin of your team.');

export const foreignOrigin = (): AppError =>
  new AppError(
    403,
    'foreign-origin',
    'This request came from another website and was refused. Open LeadRabbit itself and try again.',
  );

export const foreignHost = (): AppError =>
  new AppError(
    403,
    'foreign-host',
    'LeadRabbit does not answer to this host name. Open it at its own address, or let the operator add the name to ALLOWED_HOSTS.',
  );

export const notFound = (what: string): AppError =>
  new AppError(404, 'not-found', `${what} does not exist. It may have been deleted meanwhile.`);

export const statusChangedSince = (status: string): AppError =>
  new AppError(
    409,
    'status-changed-since',
    `The status was changed again and is now ${status}. Nothing was undone.`,
  );

/** @param message what happened and what to do, if it is known */
export const storageUnavailable = (
  cause: unknown,
  message = 'The database cannot be used at the moment. Nothing was lost; try again shortly.',
): AppError => new AppError(503, 'storage-unavailable', message, { cause });

export const bodyTooLarge = (): AppError =>
  new AppError(413, 'too-large', 'This is too large. Send less at once.');

export const bodyTooSlow = (): AppError =>
  new AppError(408, 'too-slow', 'The request took too long to arrive. Send it again.');

export const bodyIncomplete = (): AppError =>
  new AppError(400, 'invalid-input', 'The request ended before its body was complete.');

export const tooBusy = (): AppError =>
  new AppError(
    503,
    'too-busy',
    'LeadRabbit is receiving more than it can check at once. Send it again in a few seconds.',
  );

/** LeadRabbit is being stopped. */
export const serverClosing = (): AppError =>
  new AppError(503, 'closing', 'LeadRabbit is being stopped. Try again once it runs again.');

/** Whether something was broken off because LeadRabbit is being stopped: then it is no failure. */
export const isClosing = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'closing';

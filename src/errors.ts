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

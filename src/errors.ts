import type { ParamsOf } from './message.ts';
import type { Reason } from './reasons.ts';

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
  'unknown-zone': { status: 400, params: { zone: 'text' } },
  'invalid-local-time': { status: 400, params: { local: 'text' } },
  'view-with-search': { status: 400, params: {} },
  'range-wrong': { status: 400, params: { days: 'number' } },
  'contact-missing': { status: 400, params: {} },
  'first-stage-fixed': { status: 400, params: {} },
  'stage-repeated': { status: 400, params: { stage: 'text' } },
  'stage-unknown': { status: 400, params: { stage: 'text' } },
  'file-empty': { status: 400, params: {} },
  'file-without-names': { status: 400, params: {} },
  'file-unreadable': { status: 400, params: { line: 'number' } },
  'file-too-long': { status: 400, params: { most: 'number' } },
  'mapping-wrong': { status: 400, params: { columns: 'number' } },
  'page-disabled': { status: 400, params: { page: 'text' } },
  'nothing-enabled': { status: 400, params: {} },
  'account-refused': { status: 400, params: {} },
  'account-exists': { status: 400, params: {} },
  'password-too-short': { status: 400, params: {} },
  'password-too-long': { status: 400, params: {} },
  'password-too-common': { status: 400, params: {} },
  'wrong-current-password': { status: 400, params: {} },
  'wrong-second-factor': { status: 400, params: {} },
  'second-factor-over': { status: 401, params: {} },
  'second-factor-slowed': { status: 429, params: {} },
  'second-factor-unreadable': { status: 409, params: {} },
  'second-factor-on': { status: 409, params: {} },
  'invalid-email': { status: 400, params: {} },
  'signed-request-wrong': { status: 400, params: {} },
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
  'api-key-wrong': { status: 401, params: {} },
  'api-key-expired': { status: 401, params: {} },
  'signature-missing': { status: 401, params: {} },
  'signature-wrong': { status: 401, params: {} },
  'admins-only': { status: 403, params: {} },
  'scope-missing': { status: 403, params: { scope: 'text' } },
  'session-needed': { status: 403, params: {} },
  'account-disabled': { status: 403, params: {} },
  'two-factor-needed': { status: 403, params: {} },
  'not-your-note': { status: 403, params: {} },
  'not-your-conversation': { status: 403, params: {} },
  'not-your-view': { status: 403, params: {} },
  'not-your-template': { status: 403, params: {} },
  'foreign-origin': { status: 403, params: {} },
  'foreign-host': { status: 403, params: {} },
  'wrong-code': { status: 403, params: {} },
  'no-such-route': { status: 404, params: { method: 'text' } },
  'not-found': { status: 404, params: { what: 'text' } },
  'too-slow': { status: 408, params: {} },
  'last-admin': { status: 409, params: {} },
  'person-disabled': { status: 409, params: {} },
  'hand-over-needed': {
    status: 409,
    params: { leads: 'number', tasks: 'number', meetings: 'number' },
  },
  'mail-not-configured': { status: 409, params: {} },
  'setup-done': { status: 409, params: {} },
  'status-changed-since': { status: 409, params: { status: 'text' } },
  'pipeline-changed-since': { status: 409, params: {} },
  'stage-has-leads': { status: 409, params: { stage: 'text', leads: 'number' } },
  'planner-changed-since': { status: 409, params: { fields: 'text' } },
  'lead-busy': { status: 409, params: {} },
  'lead-changed-since': { status: 409, params: { fields: 'text' } },
  'too-many-views': { status: 409, params: { most: 'number' } },
  'file-imported-before': { status: 409, params: {} },
  'import-running': { status: 409, params: {} },
  'import-undone': { status: 409, params: {} },
  'import-busy': { status: 409, params: {} },
  'too-many-notes': { status: 409, params: { most: 'number' } },
  'bulk-running': { status: 409, params: {} },
  'bulk-undo-over': { status: 409, params: {} },
  'place-changed-since': { status: 409, params: {} },
  'changed-since': { status: 409, params: {} },
  'too-many-templates': { status: 409, params: { most: 'number' } },
  'page-busy': { status: 409, params: {} },
  'sync-running': { status: 409, params: { page: 'text' } },
  'link-over': { status: 410, params: {} },
  'lead-erased': { status: 410, params: {} },
  'too-large': { status: 413, params: {} },
  'file-too-large': { status: 413, params: { most: 'number' } },
  'wrong-type': { status: 415, params: {} },
  'owner-disabled': { status: 422, params: {} },
  'too-many': { status: 429, params: {} },
  'sign-in-slowed': { status: 429, params: {} },
  internal: { status: 500, params: {} },
  'sync-failed': { status: 502, params: {} },
  'meta-refused': { status: 502, params: {} },
  'storage-unavailable': { status: 503, params: {} },
  'disk-full': { status: 507, params: { needed: 'number', free: 'number' } },
  'too-busy': { status: 503, params: {} },
  'too-many-sign-ins': { status: 503, params: {} },
  closing: { status: 503, params: {} },
} as const;

/**
 * Why a sign-in to Meta brought no Pages: each is the error `connect-…`, and the `reason` in
 * `/admin/connectors?facebook_auth=error&reason=…`.
 */
export const CONNECT_FAILURES = [
  'denied',
  'state',
  'code',
  'app-secret',
  'no-pages',
  'missing-scopes',
  'unreachable',
  'meta-error',
] as const;
export type ConnectFailure = (typeof CONNECT_FAILURES)[number];

export type ErrorCode = keyof typeof ERRORS;

/** The facts that the sentence of an error needs. */
export type ErrorParams<Code extends ErrorCode> = ParamsOf<(typeof ERRORS)[Code]['params']>;

/** The catalogue of errors as messages. */
export type ErrorMessages = { readonly [Code in ErrorCode]: (typeof ERRORS)[Code]['params'] };

interface AppErrorOptions extends ErrorOptions {
  /** Why, such as what Meta refused; told after the error's own sentence. */
  readonly reasons?: readonly Reason[];
  /** Fields that have other values than the sender of the request saw. For the answer alone. */
  readonly conflicts?: readonly FieldConflict[];
}

/** A field that somebody else has changed. */
export interface FieldConflict {
  readonly field: string;
  readonly current: string | readonly string[] | null;
  /** Null if it is not known. */
  readonly changedBy: ConflictActor | null;
  readonly changedAt: Date | null;
}

/** Who has changed it. */
interface ConflictActor {
  readonly kind: 'user' | 'api-key' | 'system' | 'operator' | 'stranger';
  readonly id: string;
  readonly name: string;
}

/** A code, the facts of that code, and what else is known. */
export type AppErrorArguments = {
  readonly [Code in ErrorCode]: readonly [
    code: Code,
    params: ErrorParams<Code>,
    options?: AppErrorOptions,
  ];
}[ErrorCode];

/**
 * A failure that is meant for a person: its code is stable for programs, its status is the HTTP
 * answer, and `texts/` has the sentence that says what to do next. Anything else that is thrown is a bug
 * and is answered 500 without its text.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly status: number;
  readonly reasons: readonly Reason[];
  /** Not a field of its own: what logs an error must not log these. */
  readonly #conflicts: readonly FieldConflict[];

  constructor(...[code, params, options = {}]: AppErrorArguments) {
    super(code, options);
    this.name = 'AppError';
    this.code = code;
    this.params = params;
    this.status = ERRORS[code].status;
    this.reasons = options.reasons ?? [];
    this.#conflicts = options.conflicts ?? [];
  }

  get conflicts(): readonly FieldConflict[] {
    return this.#conflicts;
  }
}

/**
 * Keeps a program from starting or finishing, and the operator can put it right. The message says how;
 * it is printed without a stack.
 */
export class StartError extends Error {
  override readonly name: string = 'StartError';
}

/** The database server does not answer now. Opening the storage again later may succeed. */
export class StorageAwayError extends StartError {
  override readonly name = 'StorageAwayError';
}

/** What can be asked for and not be there. */
export type Missing =
  | 'lead'
  | 'inbox-lead'
  | 'page'
  | 'user'
  | 'session'
  | 'api-key'
  | 'meeting'
  | 'task'
  | 'calendar-feed'
  | 'note'
  | 'conversation'
  | 'view'
  | 'bulk-run'
  | 'template'
  | 'import'
  | 'change';

export const notFound = (what: Missing): AppError => new AppError('not-found', { what });

/** @param reasons what is wrong with the database, if it is known */
export const storageUnavailable = (cause: unknown, reasons: readonly Reason[] = []): AppError =>
  new AppError('storage-unavailable', {}, { cause, reasons });

/** LeadRabbit is being stopped. */
export const serverClosing = (): AppError => new AppError('closing', {});

/** Whether something ended because LeadRabbit is being stopped: then it is no failure. */
export const isClosing = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'closing';

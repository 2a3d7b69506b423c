import type { Message, ParamKinds } from './message.ts';

const page = 'text';
/** What Meta wrote, in Meta's own words. */
const said = 'text';
/** A moment in ISO 8601. */
const moment = 'text';

/** Why an inbox lead is not in the CRM. */
const INBOX_REASONS = {
  unreachable: {},
  'meta-limit': {},
  'sign-in-refused': {},
  'leads-not-permitted': {},
  'not-readable-yet': {},
  'not-readable': {},
  'too-old': {},
  'request-retried': {},
  'request-refused': { said },
  'not-processed-yet': {},
  'not-processed': {},
  'never-finished': { attempts: 'number' },
  'answers-not-understood': { fields: 'text' },
  'page-not-connected': {},
  'connection-disabled': { page },
  'connection-disabled-later': { page },
} as const;

/** What Meta refused, or did not answer, for a Page or for the app. */
const META_REASONS = {
  /** The cause is one of `SIGN_IN_CAUSES`, or empty. */
  reconnect: { page, cause: 'text' },
  throttled: { page },
  'page-unreachable': { page },
  'endless-list': { page },
  'page-hidden': { page },
  'page-refused': { page, said },
  'forms-hidden': { page },
  'leads-refused': { page },
  'permission-refused': { page, permission: 'text' },
  'no-task': { page },
  'leads-access-customised': { page },
  'not-finished': { page },
  'app-refused': {},
  'app-unreachable': {},
  'app-throttled': {},
  'app-call-refused': { said },
  'sync-running': { page },
  'forms-left-for-later': { page },
} as const;

/** What a health check of a Page found. */
const PAGE_FINDINGS = {
  'sign-in-accepted': {},
  'sign-in-until': { endsAt: moment, days: 'number' },
  'token-expiring': { endsAt: moment, days: 'number' },
  'not-checked-sign-in': {},
  'data-access-unlimited': {},
  'data-access-until': { endsAt: moment, days: 'number' },
  'data-access-expiring': { endsAt: moment, days: 'number' },
  'data-access-expired': { endsAt: moment },
  'permissions-granted': {},
  'permission-missing': { page, permissions: 'text' },
  'permission-elsewhere': { page, permissions: 'text' },
  'abilities-ok': {},
  'abilities-missing': { abilities: 'text' },
  'subscription-ok': {},
  'subscription-not-needed': {},
  'subscription-repaired': {},
  'subscription-lost': { page, said },
  'real-time-off': { page },
  'leads-access-ok': {},
  'leads-access-unknown': { page },
  'leads-access': { page, app: 'text', toAssign: 'text', said },
  'lead-terms-accepted': {},
  'lead-terms-unknown': { address: 'text' },
  'lead-terms': { address: 'text' },
  'webhooks-come': { lastAt: moment, foundBySync: 'number' },
  'no-webhook-yet': { foundBySync: 'number' },
  'leads-unannounced': { lastAt: moment, foundBySync: 'number' },
  'leads-read': {},
  'leads-pending': { page, leads: 'number' },
  'leads-need-attention': { page, leads: 'number' },
} as const;

/** What a health check of the app found. */
const APP_FINDINGS = {
  'app-subscription-ok': { callback: 'text' },
  'app-subscription-missing': { appId: 'text', callback: 'text' },
  'app-callback-elsewhere': { appId: 'text', callback: 'text', found: 'text' },
  'app-leadgen-missing': { appId: 'text' },
  'app-subscription-off': { appId: 'text', callback: 'text' },
  'meta-answers': {},
  'meta-not-checked': {},
  'meta-unreachable': {},
  'signatures-valid': { valid: 'number', wrong: 'number' },
  'no-webhooks': { wrong: 'number' },
  'webhooks-refused': { webhooks: 'number', lastAt: moment },
  'old-secret-in-use': { webhooks: 'number' },
  'version-unknown': { asked: 'text' },
  'version-ok': { served: 'text' },
  'version-ended': { asked: 'text', served: 'text' },
  'mode-unknown': { appId: 'text' },
  'development-mode': { appId: 'text', leads: 'number' },
  'database-missing': { file: 'text', rescued: 'text' },
  'database-replaced': { file: 'text', rescued: 'text' },
  'database-log-missing': { file: 'text', rescued: 'text' },
  'database-damaged': { file: 'text', rescued: 'text' },
  'server-unreachable': { server: 'text' },
  'server-not-primary': { server: 'text' },
} as const;

/** Why Meta no longer accepts a sign-in, if it says so. */
export const SIGN_IN_CAUSES = [
  'app-removed',
  'sign-in-first',
  'password-changed',
  'expired',
  'confirm-account',
  'role-lost',
] as const;
export type SignInCause = (typeof SIGN_IN_CAUSES)[number];

/** What is said of a connection as a whole. */
const VERDICTS = {
  ok: {},
  disabled: { page },
  'not-checked': {},
} as const;

/**
 * Every reason that is stored or sent: why a lead is held, what Meta refused, what a check found.
 * Sentences are made of it where they are shown, from `texts/`.
 *
 * Params named `page` hold the name of a connection, as the admin knows it.
 */
export const REASONS = {
  ...INBOX_REASONS,
  ...META_REASONS,
  ...PAGE_FINDINGS,
  ...APP_FINDINGS,
  ...VERDICTS,
  /** A sentence that an earlier version stored. It is shown as it is. */
  text: { text: 'text' },
} as const;

export type ReasonCode = keyof typeof REASONS;

/** One reason, with the facts that its sentence needs. */
export type Reason = Message<typeof REASONS>;

/** A reason of one code. */
export type ReasonOf<Code extends ReasonCode> = Extract<Reason, { readonly code: Code }>;

/**
 * Reads a reason that was stored or sent.
 *
 * @returns undefined if this version does not know the code or a fact is missing
 */
export function readReason(value: unknown): Reason | undefined {
  const { code, params } = Object(value) as { code?: unknown; params?: unknown };
  if (typeof code !== 'string' || !isReasonCode(code)) return undefined;
  const facts = Object(params) as Readonly<Record<string, unknown>>;
  const kinds: ParamKinds = REASONS[code];
  const isComplete = Object.entries(kinds).every(
    ([name, kind]) => typeof facts[name] === (kind === 'number' ? 'number' : 'string'),
  );
  return isComplete ? ({ code, params: facts } as Reason) : undefined;
}

/** A sentence that an earlier version stored, as a reason. */
export const textReason = (text: string): Reason => ({ code: 'text', params: { text } });

/** Whether a code is one of the catalogue. */
export const isReasonCode = (code: string): code is ReasonCode => Object.hasOwn(REASONS, code);

/** What LeadRabbit cannot do without an optional permission. */
export const ABILITY_CODES = [
  'real-time',
  'form-list',
  'ad-names',
  'portfolio-pages',
  'instagram-accounts',
] as const;
export type AbilityCode = (typeof ABILITY_CODES)[number];

/** What a check is about. Its title is in `texts/`. */
export const CHECKS = [
  'token',
  'data-access',
  'permissions',
  'abilities',
  'page-subscription',
  'lead-access',
  'lead-terms',
  'last-webhook',
  'reads',
  'app-subscription',
  'meta',
  'signatures',
  'graph-version',
  'app-mode',
  'database',
] as const;
export type CheckId = (typeof CHECKS)[number];

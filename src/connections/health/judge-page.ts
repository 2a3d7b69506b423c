import type { Connection } from '../page.ts';
import { checkReads, type IntakeFacts } from './check-reads.ts';
import type { CheckId, Reason, ReasonCode } from '../../reasons.ts';
import type { HealthCheck, HealthReport, HealthState } from './health-report.ts';

/** The action of an admin for a verdict; null if waiting is enough. */
export type VerdictAction = 'connect' | 'enable' | 'inbox' | 'app' | 'check' | null;

/** The answer to the question whether leads of this Page come in. */
export type Verdict = Reason & {
  /** `off` if the connection is disabled, so that no leads are wanted. */
  readonly state: HealthState | 'off';
  readonly action: VerdictAction;
};

export interface VerdictFacts {
  readonly entry: Connection;
  /** The Page, also for an Instagram account, because the account depends on the Page. */
  readonly page: Connection;
  /** The Page's report with its live checks; undefined before the first check. */
  readonly report: HealthReport | undefined;
  readonly app: HealthReport | undefined;
  readonly intake: IntakeFacts;
}

/**
 * The checks in the order of how much they explain. The first one that is not ok is the verdict.
 */
const ORDER: readonly CheckId[] = [
  'database',
  'token',
  'data-access',
  'permissions',
  'lead-access',
  'reads',
  'signatures',
  'app-subscription',
  'page-subscription',
  'abilities',
  'lead-terms',
  'last-webhook',
];

/** The checks of the app whose failure stops the webhooks of every Page. */
const APP_CHECKS: ReadonlySet<CheckId> = new Set(['database', 'signatures', 'app-subscription']);

const ACTIONS: Readonly<Partial<Record<ReasonCode, VerdictAction>>> = {
  reconnect: 'connect',
  'data-access-expired': 'connect',
  'data-access-expiring': 'connect',
  'token-expiring': 'connect',
  'permission-missing': 'connect',
  'permission-elsewhere': 'connect',
  'permission-refused': 'connect',
  'forms-hidden': 'connect',
  'page-hidden': 'connect',
  'no-task': 'connect',
  'leads-access-customised': 'connect',
  'leads-access': 'check',
  'leads-refused': 'connect',
  'real-time-off': 'connect',
  'abilities-missing': 'connect',
  'leads-pending': 'inbox',
  'leads-need-attention': 'inbox',
  'subscription-lost': 'check',
  'webhooks-refused': 'app',
  'old-secret-in-use': 'app',
};

/**
 * Gives the verdict for a connection from the health of its Page and of the app and from the state
 * of its leads, so that a screen never shows green beside a refusal.
 */
export function judgePage({ entry, page, report, app, intake }: VerdictFacts): Verdict {
  if (!entry.isActive && !isMarked(entry, page)) return disabled(entry);
  const own = report?.checks ?? [checkReads(page, intake)];
  const ofApp = (app?.checks ?? []).filter(
    ({ id, state }) => APP_CHECKS.has(id) && state === 'bad',
  );
  const checks = [...own, ...ofApp].toSorted((a, b) => rank(a) - rank(b));
  const worst =
    checks.find(({ state }) => state === 'bad') ?? checks.find(({ state }) => state === 'warn');
  if (worst) return toVerdict(worst);
  if (!report) return notChecked();
  // If Meta does not show whether the sign-in is valid, green would be wrong.
  const [first] = report.checks;
  if (first && first.state !== 'ok') return toVerdict(first);
  return { state: 'ok', code: 'ok', params: {}, action: null };
}

/** Shows that a disabled Page cannot be read, before somebody enables it. */
const isMarked = (entry: Connection, { attention }: Connection): boolean =>
  entry.parentPageId === null &&
  (attention?.code === 'reconnect' || attention?.code === 'permission');

const rank = ({ id }: HealthCheck): number => {
  const place = ORDER.indexOf(id);
  return place < 0 ? ORDER.length : place;
};

function toVerdict({ id, state, alarm: _alarm, ...found }: HealthCheck): Verdict {
  const action = ACTIONS[found.code] ?? (APP_CHECKS.has(id) ? 'app' : null);
  return { state, action, ...found };
}

const disabled = ({ name }: Connection): Verdict => ({
  state: 'off',
  code: 'disabled',
  params: { page: name },
  action: 'enable',
});

const notChecked = (): Verdict => ({
  state: 'unknown',
  code: 'not-checked',
  params: {},
  action: 'check',
});

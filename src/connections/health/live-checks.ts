import type { Connection } from '../page.ts';
import { checkLastWebhook, LAST_WEBHOOK } from './check-last-webhook.ts';
import { checkReads, READS, type IntakeFacts } from './check-reads.ts';
import { toReport, type HealthCheck, type HealthReport } from './health-report.ts';

/** If one of these checks failed, it explains why leads cannot be read. */
const EXPLAIN_REFUSALS = ['token', 'data-access', 'permissions', 'lead-access'];

/**
 * Adds the checks that need no call to Meta to the last report of a Page, made now. So a report
 * never contradicts the current state of the leads.
 */
export function withLiveChecks(
  report: HealthReport,
  page: Pick<Connection, 'attention' | 'name'>,
  facts: IntakeFacts,
): HealthReport {
  const stored = report.checks.filter(({ id }) => id !== READS);
  const reads = checkReads(page, facts);
  const isExplained =
    reads.state === 'bad' &&
    stored.some(({ id, state }) => EXPLAIN_REFUSALS.includes(id) && state === 'bad');
  const checks = stored.map((check) => (check.id === LAST_WEBHOOK ? lastNow(check, facts) : check));
  return toReport(isExplained ? checks : [...checks, reads], report.checkedAt);
}

/** The number of unannounced leads is from the report. The time of the last webhook is current. */
function lastNow(check: HealthCheck, { lastWebhook }: IntakeFacts): HealthCheck {
  // The check could not be made.
  if (!('foundBySync' in check.params)) return check;
  const { foundBySync } = check.params;
  return { ...checkLastWebhook({ receivedAt: lastWebhook, foundBySync }), alarm: check.alarm };
}

import type { Connection } from '../page.ts';
import type { ConnectionStore } from '../connection-store.ts';
import { readSignatures, type CheckAppDependencies } from './check-app.ts';
import type { IntakeFacts } from './check-reads.ts';
import { SIGNATURES } from './check-signatures.ts';
import { APP, toReport, type HealthCheck, type HealthReport } from './health-report.ts';
import { judgePage, type Verdict } from './judge-page.ts';
import { withLiveChecks } from './live-checks.ts';

const NO_FACTS: IntakeFacts = { pending: 0, needsAttention: 0, lastWebhook: null };

/** The health of all connections at one time. */
export interface Survey {
  readonly entries: readonly Connection[];
  /** The last report of each subject, with the checks that need no call to Meta made now. */
  readonly reports: ReadonlyMap<string, HealthReport>;
  /** The verdict for each connection, including Instagram accounts. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
}

export interface SurveyDependencies extends Pick<
  CheckAppDependencies,
  'store' | 'countUnannounced' | 'onBug' | 'now'
> {
  readonly pages: Pick<ConnectionStore, 'list'>;
  /** LeadRabbit's own checks of the app. They are made now and are not stored. */
  readonly checkOwn: () => readonly HealthCheck[];
  /** What the intake knows about each Page that has an inbox lead. */
  /** Reads it for one Page, or for every Page that has an inbox lead. */
  readonly readIntake: (pageId?: string) => Promise<ReadonlyMap<string, IntakeFacts>>;
}

/** Reads all reports and gives a verdict for every connection, without a call to Meta. */
export async function readSurvey(dependencies: SurveyDependencies): Promise<Survey> {
  const { pages, store, readIntake, checkOwn, now } = dependencies;
  const [entries, stored, facts] = await Promise.all([pages.list(), store.list(), readIntake()]);
  const byId = new Map(entries.map((entry) => [entry.pageId, entry]));
  const reports = new Map<string, HealthReport>();
  for (const [subject, report] of stored) {
    const page = byId.get(subject);
    if (page) reports.set(subject, withLiveChecks(report, page, facts.get(subject) ?? NO_FACTS));
  }
  const app = stored.get(APP);
  if (app) reports.set(APP, await withSignatures(dependencies, app, entries));
  const own = checkOwn();
  if (own.length > 0)
    reports.set(APP, toReport([...own, ...(reports.get(APP)?.checks ?? [])], now()));
  const judge = (entry: Connection) => {
    const page = byId.get(entry.parentPageId ?? entry.pageId) ?? entry;
    const intake = facts.get(page.pageId) ?? NO_FACTS;
    const report = reports.get(page.pageId);
    return judgePage({ entry, page, report, app: reports.get(APP), intake });
  };
  const verdicts = new Map(entries.map((entry) => [entry.pageId, judge(entry)]));
  return { entries, reports, verdicts };
}

async function withSignatures(
  dependencies: SurveyDependencies,
  report: HealthReport,
  entries: readonly Connection[],
): Promise<HealthReport> {
  const old = report.checks.find(({ id }) => id === SIGNATURES);
  if (!old) return report;
  const pageIds = [...enabledPages(entries)];
  const found = await readSignatures(dependencies, pageIds, report.checks);
  const checks = report.checks.map((each) =>
    each === old ? { ...found, alarm: old.alarm } : each,
  );
  return toReport(checks, report.checkedAt);
}

/** The Pages that are enabled or have an enabled Instagram account. */
export const enabledPages = (entries: readonly Connection[]): ReadonlySet<string> =>
  new Set(
    entries.filter(({ isActive }) => isActive).map((entry) => entry.parentPageId ?? entry.pageId),
  );

import pLimit from 'p-limit';
import { AppError, notFound } from '../../errors.ts';
import type { Connection } from '../page.ts';
import type { ConnectionStore } from '../connection-store.ts';
import { checkApp, type CheckAppDependencies } from './check-app.ts';
import { checkPage, type CheckPageDependencies } from './check-page.ts';
import { type IntakeFacts } from './check-reads.ts';
import { carryOverAlarms } from './compare-reports.ts';
import { APP, toReport, type HealthReport } from './health-report.ts';
import { withLiveChecks } from './live-checks.ts';
import { enabledPages, readSurvey, type Survey, type SurveyDependencies } from './survey.ts';
import { isBlocked, needsPerson, proveLeads } from './prove-leads.ts';

/** How many Pages are checked at the same time. */
const PAGES_AT_ONCE = 4;

const NO_FACTS: IntakeFacts = { pending: 0, needsAttention: 0, lastWebhook: null };

export interface CheckOptions {
  /** A person asks and may have repaired the cause at Meta, so calls are allowed again. */
  readonly isAsked?: boolean;
}

/** Checks whether leads can come in, and stores the results. */
export interface CheckHealth {
  /** The current state, without a call to Meta. */
  survey(): Promise<Survey>;
  /**
   * Checks one Page now, whether or not it is enabled. For an Instagram account, checks its Page.
   * Calls at the same time share one check.
   *
   * @throws the `not-found` error
   */
  checkPage(pageId: string, options?: CheckOptions): Promise<HealthReport>;
  checkApp(): Promise<HealthReport>;
  /**
   * Checks the app and each Page that has an enabled connection. Deletes the reports of other
   * Pages, because they are out of date.
   *
   * @param signal when it is aborted, no more checks start
   * @throws the first failure to store a report, after all checks
   */
  checkAll(signal?: AbortSignal, options?: CheckOptions): Promise<void>;
}

export interface CheckHealthDependencies
  extends
    Omit<CheckPageDependencies, 'isWanted'>,
    CheckAppDependencies,
    Omit<SurveyDependencies, 'pages'> {
  readonly pages: Omit<ConnectionStore, 'saveGrants' | 'setActive' | 'remove' | 'saveToken'>;
  /** Called after each check. `worsenedChecks` returns what is new in the report. */
  readonly onReport: (
    subject: string,
    report: HealthReport,
    previous: HealthReport | undefined,
  ) => void | Promise<void>;
  /** Called when the problem that kept the leads of a Page away is over, to resume the Page. */
  readonly onRecovered: (pageId: string) => void | Promise<void>;
}

export function createCheckHealth(dependencies: CheckHealthDependencies): CheckHealth {
  const { pages, store, readIntake, onReport, now } = dependencies;
  const underWay = new Map<string, { isAsked: boolean; report: Promise<HealthReport> }>();

  const isWanted = async (pageId: string) => {
    const family = await pages.findFamily(pageId);
    return family !== undefined && enabledPages([family.page, ...family.accounts]).has(pageId);
  };

  const keep = async (subject: string, found: HealthReport) => {
    const report = carryOverAlarms(found, await store.find(subject));
    // Another process may have stored a report since then. Then that report is the previous one.
    const previous = await store.save(subject, report);
    await onReport(subject, report, previous);
    return { report, previous };
  };

  const once = (subject: string, isAsked: boolean, check: () => Promise<HealthReport>) => {
    const shared = underWay.get(subject);
    if (shared && (shared.isAsked || !isAsked)) return shared.report;
    // A person must not get the result of a check that started before the request.
    const before = shared?.report.catch(() => undefined) ?? Promise.resolve();
    const entry = { isAsked, report: before.then(check) };
    entry.report = entry.report.finally(() => {
      if (underWay.get(subject) === entry) underWay.delete(subject);
    });
    underWay.set(subject, entry);
    return entry.report;
  };

  const checkOnePage = async (pageId: string, isAsked: boolean) => {
    const before = await find(pageId);
    if (isAsked) await dependencies.calls.reopen(pageId);
    const checks = await checkPage({ ...dependencies, isWanted }, before);
    if (needsPerson(before) && !isBlocked(checks)) await proveLeads(dependencies, pageId);
    const after = (await pages.find(pageId)) ?? before;
    const facts = (await readIntake(pageId)).get(pageId) ?? NO_FACTS;
    const found = withLiveChecks(toReport(checks, now()), after, facts);
    const { report, previous } = await keep(pageId, found);
    const wasBlocked = before.attention !== null || isBlocked(previous?.checks ?? []);
    const isFree = after.attention === null && !isBlocked(checks) && report.state !== 'unknown';
    if (isFree && (wasBlocked || (isAsked && facts.pending > 0)))
      await dependencies.onRecovered(pageId);
    return report;
  };

  const find = async (pageId: string): Promise<Connection> => {
    const entry = await pages.find(pageId);
    const page = entry?.parentPageId ? await pages.find(entry.parentPageId) : entry;
    if (!page) throw notFound('page');
    return page;
  };

  const check: Pick<CheckHealth, 'checkPage' | 'checkApp'> = {
    checkPage: async (id, { isAsked = false } = {}) => {
      const { pageId } = await find(id);
      return once(pageId, isAsked, () => checkOnePage(pageId, isAsked));
    },
    checkApp: () =>
      once(APP, false, async () => {
        const checks = await checkApp(dependencies, [...enabledPages(await pages.list())]);
        return (await keep(APP, toReport(checks, now()))).report;
      }),
  };

  return {
    ...check,
    survey: () => readSurvey(dependencies),
    checkAll: async (signal, options) => {
      const wanted = enabledPages(await pages.list());
      for (const subject of (await store.list()).keys())
        if (subject !== APP && !wanted.has(subject)) await store.remove(subject);
      const checks = [...wanted].map(
        (pageId) => () => check.checkPage(pageId, options).catch(passIfGone),
      );
      await doAll([check.checkApp, ...checks], signal);
    },
  };
}

/**
 * Does all of the work, several pieces at once. A failure does not stop the others.
 *
 * @param signal when it is aborted, no more work starts
 * @throws the first failure, after all of the work
 */
async function doAll(
  work: readonly (() => Promise<unknown>)[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const limit = pLimit(PAGES_AT_ONCE);
  const begun = work.map((one) => limit(async () => signal?.aborted || one()));
  const results = await Promise.allSettled(begun);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

/** A Page may be deleted while others are checked. */
function passIfGone(error: unknown): undefined {
  if (error instanceof AppError && error.code === 'not-found') return undefined;
  throw error;
}

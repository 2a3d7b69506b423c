import { AppError, notFound } from '../../errors.ts';
import type { ConnectedPage } from '../page.ts';
import type { PageStore } from '../page-store.ts';
import { checkApp, type CheckAppDependencies } from './check-app.ts';
import { checkPage, type CheckPageDependencies } from './check-page.ts';
import { keepAlarms } from './compare-reports.ts';
import { forEachOf } from './for-each-of.ts';
import { APP, toReport, type HealthCheck, type HealthReport } from './health-report.ts';
import type { HealthStore } from './health-store.ts';

/** How many Pages are looked at side by side. */
const PAGES_AT_ONCE = 4;

/** Looks whether leads can come in, and keeps what it found. */
export interface CheckHealth {
  /** The last report of each subject: `app`, and the ids of Pages. */
  list(): Promise<ReadonlyMap<string, HealthReport>>;
  /**
   * Looks at one Page now, also where it is switched off; of an Instagram account, at its Page. Who
   * asks while a look is under way gets the report of that one.
   *
   * @throws the `not-found` error
   */
  checkPage(pageId: string): Promise<HealthReport>;
  checkApp(): Promise<HealthReport>;
  /**
   * Looks at the app and at each Page that has something switched on. The others are left alone: a
   * Page that is off promises nothing, so its last report is forgotten instead of growing old.
   *
   * @param signal begins no further looks once it is aborted
   * @throws the first failure to store a report, after all were looked at
   */
  checkAll(signal?: AbortSignal): Promise<void>;
}

export interface CheckHealthDependencies
  extends Omit<CheckPageDependencies, 'isWanted'>, CheckAppDependencies {
  readonly pages: PageStore;
  readonly store: HealthStore;
  /** After each look; `worsenedChecks` tells what is new in it. */
  readonly onReport: (
    subject: string,
    report: HealthReport,
    previous: HealthReport | undefined,
  ) => void;
}

export function createCheckHealth(dependencies: CheckHealthDependencies): CheckHealth {
  const { pages, store, onReport, now } = dependencies;
  const underWay = new Map<string, Promise<HealthReport>>();

  const isWanted = async (pageId: string) => wantedPages(await pages.list()).has(pageId);

  const lookAt = async (subject: string, checks: Promise<readonly HealthCheck[]>) => {
    const found = toReport(await checks, now());
    const previous = await store.find(subject);
    const report = keepAlarms(found, previous);
    await store.save(subject, report);
    onReport(subject, report, previous);
    return report;
  };

  const once = (subject: string, checks: () => Promise<readonly HealthCheck[]>) => {
    const shared = underWay.get(subject);
    if (shared) return shared;
    const report = lookAt(subject, checks()).finally(() => underWay.delete(subject));
    underWay.set(subject, report);
    return report;
  };

  const check: Pick<CheckHealth, 'checkPage' | 'checkApp'> = {
    checkPage: async (pageId) => {
      const entry = await pages.find(pageId);
      const page = entry?.parentPageId ? await pages.find(entry.parentPageId) : entry;
      if (!page) throw notFound('This Page');
      return once(page.pageId, () => checkPage({ ...dependencies, isWanted }, page));
    },
    checkApp: () =>
      once(APP, async () => checkApp(dependencies, [...wantedPages(await pages.list())])),
  };

  return {
    ...check,
    list: () => store.list(),
    checkAll: async (signal) => {
      const wanted = wantedPages(await pages.list());
      for (const subject of (await store.list()).keys())
        if (subject !== APP && !wanted.has(subject)) await store.remove(subject);
      const looks = [...wanted].map((pageId) => () => check.checkPage(pageId).catch(passIfGone));
      await forEachOf([check.checkApp, ...looks], PAGES_AT_ONCE, signal);
    },
  };
}

/** Pages of which the Page itself or an Instagram account under it is switched on. */
const wantedPages = (entries: readonly ConnectedPage[]): ReadonlySet<string> =>
  new Set(
    entries.filter(({ isActive }) => isActive).map((entry) => entry.parentPageId ?? entry.pageId),
  );

/** A Page may be deleted while others are looked at. */
function passIfGone(error: unknown): undefined {
  if (error instanceof AppError && error.code === 'not-found') return undefined;
  throw error;
}

import type { Connection } from '../../page.ts';
import type { Closure, ClosureStore } from '../../closure-store.ts';
import type { ConnectionStore } from '../../connection-store.ts';
import type { HealthReport } from '../health-report.ts';
import type { HealthStore, VerdictSummary } from '../health-store.ts';

const NO_VERDICTS: VerdictSummary = {
  valid: 0,
  wrong: 0,
  missing: 0,
  lastValid: null,
  lastWrong: null,
};

/** A connected Page that is switched on. */
export const samplePage = (given: Partial<Connection> = {}): Connection => ({
  pageId: '101',
  name: 'Bridal Studio',
  platform: 'facebook',
  parentPageId: null,
  sealedToken: '',
  grantedBy: null,
  grantedAt: null,
  isActive: true,
  enabledAt: new Date(0),
  attention: null,
  lastUpdated: new Date(0),
  lastSync: null,
  syncCount: 0,
  watermark: null,
  syncDueAt: null,
  syncSince: null,
  lastBackgroundSync: null,
  createdAt: new Date(0),
  updatedAt: new Date(0),
  ...given,
});

/** Pages in memory; only what connection health uses. */
export function fakePageStore(entries: readonly Connection[]) {
  const pages = new Map(entries.map((entry) => [entry.pageId, entry]));
  const store = {
    list: async () => [...pages.values()],
    find: async (pageId: string) => pages.get(pageId),
    findFamily: async (pageId: string) => {
      const page = pages.get(pageId);
      const accounts = [...pages.values()].filter((each) => each.parentPageId === pageId);
      return page && page.parentPageId === null ? { page, accounts } : undefined;
    },
    setAttention: async (pageId: string, attention: Connection['attention']) => {
      const page = pages.get(pageId);
      if (!page || page.attention?.code === attention?.code) return false;
      pages.set(pageId, { ...page, attention });
      return true;
    },
  };
  return { pages, store: store as unknown as ConnectionStore };
}

/** Closures in memory. */
export function fakeClosureStore(): ClosureStore {
  let all: { readonly pageId: string; readonly closure: Closure }[] = [];
  const isThrottled = ({ closure }: (typeof all)[number]) => closure.action === 'throttled';
  return {
    list: async (pageId) =>
      all.filter((each) => each.pageId === pageId).map(({ closure }) => closure),
    close: async (pageId, closure) => {
      const same = all.find(
        (each) => each.pageId === pageId && each.closure.scope === closure.scope,
      );
      if (same && isThrottled(same) && same.closure.until > closure.until) return;
      all = [...all.filter((each) => each !== same), { pageId, closure }];
    },
    reopen: async (pageId) => {
      const isOf = (each: (typeof all)[number]) => pageId === undefined || each.pageId === pageId;
      all = all.filter((each) => !isOf(each) || isThrottled(each));
    },
    hasten: async (ms) => {
      const earlier = (time: Date) => new Date(time.getTime() - ms);
      all = all.map(({ pageId, closure }) => ({
        pageId,
        closure: { ...closure, since: earlier(closure.since), until: earlier(closure.until) },
      }));
    },
  };
}

/** Reports in memory. */
export function fakeHealthStore(verdicts: VerdictSummary = NO_VERDICTS) {
  const reports = new Map<string, HealthReport>();
  const store: HealthStore = {
    save: async (subject, report) => {
      const replaced = reports.get(subject);
      reports.set(subject, report);
      return replaced;
    },
    find: async (subject) => reports.get(subject),
    list: async () => new Map(reports),
    remove: async (subject) => void reports.delete(subject),
    addSignatureVerdicts: async () => undefined,
    signatureVerdictsSince: async () => verdicts,
  };
  return { reports, store };
}

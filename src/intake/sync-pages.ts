import { randomUUID } from 'node:crypto';
import type { ConnectionStore } from '../connections/connection-store.ts';
import type { FormStore } from '../connections/form-store.ts';
import type { PageFamily } from '../connections/page.ts';
import { AppError, notFound } from '../errors.ts';
import type { Actor } from '../users/actor.ts';
import { findGaps, type SyncedPage } from './find-gaps.ts';
import type { InboxCounts } from './inbox-counts.ts';
import { PassInterrupted, type Pass } from './pass.ts';
import { runPass, type RunPassDependencies } from './run-pass.ts';
import type { SyncProblem, SyncProgress, SyncResult } from './sync-result.ts';
import { notBeforeRetention } from './watermark.ts';
import { findFamily } from './wanted-entry.ts';

export interface SyncRequest {
  /**
   * A Page: it and its Instagram accounts are read, if they are enabled, because they share their
   * forms. Or an Instagram account: only its leads are read. If left out, all enabled Pages are
   * read.
   */
  readonly pageId?: string | undefined;
  /** Read leads that were sent since this time, instead of since the watermark. */
  readonly since?: Date | undefined;
  readonly by: Actor;
}

/**
 * Takes in the missing leads of one Page, or of all enabled Pages one after the other.
 *
 * @throws the `nothing-enabled`, `page-disabled`, `sync-running`, `not-found` and `closing` errors
 */
export type SyncPages = (request: SyncRequest) => Promise<SyncResult>;

interface Target {
  readonly family: PageFamily;
  readonly entries: Pass['entries'];
}

interface SyncDependencies extends RunPassDependencies {
  readonly pages: RunPassDependencies['pages'] &
    Pick<ConnectionStore, 'list'> &
    Pick<FormStore, 'listFormsOf'>;
  readonly inbox: RunPassDependencies['inbox'] & Pick<InboxCounts, 'countByForm'>;
  readonly onStarted: (syncId: string, pageIds: readonly string[], by: Actor) => void;
  readonly onProgress: (progress: SyncProgress) => void;
  /**
   * Allows the calls of a Page again after Meta refused one, because a person asks for the sync.
   */
  readonly reopen: (pageId: string) => Promise<void>;
  /** Waits, for a limited time, until no background sync reads the Page. */
  readonly whenIdle: (pageId: string) => Promise<void>;
  /** When it is aborted, a sync that runs ends at once, and no new one starts. */
  readonly closing: AbortSignal;
}

export function createSyncPages(dependencies: SyncDependencies): SyncPages {
  return async ({ pageId, since, by }) => {
    if (since && since > dependencies.now()) throw sinceInFuture();
    const targets = await findTargets(dependencies, pageId);
    const syncId = randomUUID();
    dependencies.onStarted(
      syncId,
      targets.map(({ family }) => family.page.pageId),
      by,
    );
    const report = startReport(syncId, targets.length, dependencies.onProgress);
    const problems: SyncProblem[] = [];
    const synced: SyncedPage[] = [];
    let formsRead = 0;
    try {
      for (const { family, entries } of targets) {
        report({ pageId: family.page.pageId, pageName: family.page.name, formName: null });
        await dependencies.reopen(family.page.pageId);
        await dependencies.whenIdle(family.page.pageId);
        const found = await runPass(dependencies, {
          cause: 'sync',
          family,
          entries,
          since: since && notBeforeRetention(since, dependencies.now()),
          holder: `${dependencies.processName}#${syncId}`,
          signal: dependencies.closing,
          onStep: ({ found = 0, fresh = 0, formsRead: read = 0, ...step }) => {
            formsRead += read;
            const { leadsFound, leadsNew } = report.current;
            report({ ...step, leadsFound: leadsFound + found, leadsNew: leadsNew + fresh });
          },
        });
        if (found === undefined && targets.length === 1) throw syncRunning(family.page.name);
        const pageProblems = found ?? [alreadyRunning(family)];
        problems.push(...pageProblems);
        synced.push({ page: family.page, hasProblems: pageProblems.length > 0 });
        report({ pagesDone: report.current.pagesDone + 1 });
      }
    } catch (error) {
      report({ state: 'failed' });
      throw error instanceof PassInterrupted ? closing(error) : error;
    }
    report({ state: 'done' });
    const { leadsNew, leadsFound, pagesDone } = report.current;
    const gaps = await findGaps(dependencies, synced);
    return { leadsNew, leadsFound, pagesProcessed: pagesDone, formsRead, problems, gaps };
  };
}

async function findTargets(
  { pages }: Pick<SyncDependencies, 'pages'>,
  pageId: string | undefined,
): Promise<readonly Target[]> {
  const entries = await pages.list();
  if (pageId !== undefined) {
    const entry = entries.find((candidate) => candidate.pageId === pageId);
    const family = entry && findFamily(entries, entry.parentPageId ?? entry.pageId);
    if (!family) throw notFound('page');
    const target = entry.parentPageId === null ? targetOf(family) : { family, entries: [entry] };
    if (!target?.entries.some(({ isActive }) => isActive)) throw pageDisabled(entry.name);
    return [target];
  }
  const targets = entries
    .filter(({ parentPageId }) => parentPageId === null)
    .flatMap(({ pageId: topId }) => {
      const family = findFamily(entries, topId);
      return (family && targetOf(family)) ?? [];
    });
  if (targets.length === 0) throw nothingEnabled();
  return targets;
}

/** The enabled connections of a family; undefined if there is none. */
function targetOf(family: PageFamily): Target | undefined {
  const entries = [family.page, ...family.accounts].filter(({ isActive }) => isActive);
  return entries.length > 0 ? { family, entries } : undefined;
}

function startReport(
  syncId: string,
  pagesTotal: number,
  onProgress: (progress: SyncProgress) => void,
) {
  const report = (change: Partial<SyncProgress>) => {
    report.current = { ...report.current, ...change };
    onProgress(report.current);
  };
  report.current = {
    syncId,
    state: 'running',
    pageId: null,
    pageName: null,
    formName: null,
    pagesDone: 0,
    pagesTotal,
    formsDone: 0,
    formsTotal: 0,
    leadsFound: 0,
    leadsNew: 0,
  } as SyncProgress;
  return report;
}

const sinceInFuture = () => new AppError('since-in-future', {});

const alreadyRunning = ({ page }: PageFamily): SyncProblem => ({
  pageId: page.pageId,
  pageName: page.name,
  formId: null,
  formName: null,
  reason: { code: 'sync-running', params: { page: page.name } },
});

const syncRunning = (name: string) => new AppError('sync-running', { page: name });

const closing = (cause: PassInterrupted) => new AppError('closing', {}, { cause });

const pageDisabled = (name: string) => new AppError('page-disabled', { page: name });

const nothingEnabled = () => new AppError('nothing-enabled', {});

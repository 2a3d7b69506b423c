import { explainGraphError } from '../connections/explain-graph-error.ts';
import { BackgroundSync } from '../intake/background-sync.ts';
import { createPauseAfterPass } from '../intake/background-sync-pause.ts';
import { createCompareForms } from '../intake/compare-forms.ts';
import { PassInterrupted } from '../intake/pass.ts';
import { createSyncPages } from '../intake/sync-pages.ts';
import type { TakeLead } from '../intake/take-lead.ts';
import { listLeads, type LeadListing } from '../meta-api/list-leads.ts';
import { actorForLog } from '../users/actor.ts';
import type { AppContext } from './app-context.ts';
import type { Meta } from './wire-meta.ts';

/** Reads leads that no webhook brought, by a sync that a person starts or in the background. */
export function wirePasses(
  { config, log, storage, now }: AppContext,
  { graph, calls, forms, leadFields }: Meta,
  takeLead: TakeLead,
) {
  const { inbox, pages, bus } = storage;
  const passes = {
    processName: storage.processName,
    inbox,
    pages,
    takeLead,
    refreshForms: forms.refresh,
    listLeads: (pageId: string, listing: LeadListing, signal: AbortSignal) =>
      calls.walk(
        pageId,
        (access) => listLeads(graph, access, listing, { leadFields, now }, signal),
        'leads',
      ),
    compareForms: createCompareForms({ inbox, pages, now }),
    explain: (error: unknown, pageName: string) => explainGraphError(error, pageName).reason,
    pauseAfterPass: createPauseAfterPass({
      inbox,
      pages,
      shortestMs: config.backgroundSyncMs,
      now,
    }),
    now,
  };
  const backgroundSync = new BackgroundSync({
    ...passes,
    pollMs: Math.min(15_000, Math.max(config.backgroundSyncMs, 100)),
    onPass: (pageId, { leadsNew, problems }) => {
      log.info({ pageId, leadsNew, problems: problems.length }, 'a background sync read a Page');
      bus.publish({ of: 'page', pageId });
    },
    onError: (err) => log.error({ err }, 'a background sync failed'),
  });
  const closing = new AbortController();
  const syncPages = createSyncPages({
    ...passes,
    onStarted: (syncId, pageIds, by) =>
      log.info({ syncId, pageIds, by: actorForLog(by) }, 'a sync was started'),
    onProgress: (progress) => {
      bus.publish({ of: 'sync', progress });
      if (progress.state === 'running') return;
      bus.publish({ of: 'page', pageId: progress.pageId ?? '' });
    },
    reopen: calls.reopen,
    whenIdle: (pageId) => backgroundSync.whenIdle(pageId),
    closing: closing.signal,
  });
  return {
    backgroundSync,
    syncPages,
    /** Interrupts all passes and their calls to Meta. */
    stopPasses: async () => {
      closing.abort(new PassInterrupted());
      await backgroundSync.stop();
    },
  };
}

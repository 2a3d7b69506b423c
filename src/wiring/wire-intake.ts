import { ClockWatch } from '../clock-watch.ts';
import { explainGraphError } from '../connections/explain-graph-error.ts';
import { isClosing } from '../errors.ts';
import { presentLead } from '../http/present-lead.ts';
import { CatchUp } from '../intake/catch-up.ts';
import { createPauseAfterPass } from '../intake/catch-up-pause.ts';
import { createCompareForms } from '../intake/compare-forms.ts';
import { createCompleteLead } from '../intake/complete-lead.ts';
import { loadCountryNames } from '../intake/guess-country.ts';
import { LeadWorker } from '../intake/lead-worker.ts';
import { PassInterrupted } from '../intake/pass.ts';
import { createReceiveWebhook } from '../intake/receive-webhook.ts';
import { createResumePage } from '../intake/resume-page.ts';
import { createRetryLeads } from '../intake/retry-leads.ts';
import type { RunPassDependencies } from '../intake/run-pass.ts';
import { createSyncPages } from '../intake/sync-pages.ts';
import { createTakeLead } from '../intake/take-lead.ts';
import type { Lead } from '../leads/lead.ts';
import { listLeads } from '../meta-api/list-leads.ts';
import { readLead } from '../meta-api/read-lead.ts';
import type { AppContext } from './app-context.ts';
import type { Meta } from './wire-meta.ts';

/** How leads get in: the worker, the sync, the catch-up. */
export function wireIntake(
  { config, log, storage, feed, now }: AppContext,
  { graph, calls, forms, leadFields, signals }: Meta,
) {
  const { inbox, pages } = storage;
  void loadCountryNames();
  const onLeadCreated = (lead: Lead) =>
    feed.publish({ type: 'lead.created', data: presentLead(lead) });
  const takeLead = createTakeLead({
    inbox,
    pages,
    readLead: (pageId, leadId) =>
      calls.run(pageId, (access) => readLead(graph, access, leadId, leadFields), 'leads'),
    getForm: forms.get,
    onLeadCreated,
    onFailure: ({ leadId, pageId }, err, outcome) => {
      const failure = outcome.state === 'skipped' ? undefined : outcome.failure;
      log.warn({ leadId, state: outcome.state, failure, err }, 'a lead could not be taken in');
      feed.publish({ type: 'inbox.changed', data: {} });
      if (outcome.state === 'pending') signals.troubled(pageId);
    },
    now,
    random: Math.random,
  });
  const worker = new LeadWorker({
    inbox,
    takeLead,
    name: storage.processName,
    onError: (err) => {
      if (!isClosing(err)) log.error({ err }, 'the worker could not reach the inbox');
    },
    now,
  });
  const passes: RunPassDependencies = {
    processName: storage.processName,
    inbox,
    pages,
    takeLead,
    refreshForms: forms.refresh,
    listLeads: (pageId, listing, signal) =>
      calls.walk(
        pageId,
        (access) => listLeads(graph, access, listing, { leadFields, now }, signal),
        'leads',
      ),
    compareForms: createCompareForms({ inbox, pages, now }),
    explain: (error, pageName) => explainGraphError(error, pageName).reason,
    pauseAfterPass: createPauseAfterPass({ inbox, pages, shortestMs: config.catchUpMs, now }),
    now,
  };
  const catchUp = new CatchUp({
    ...passes,
    pages,
    pollMs: Math.min(15_000, Math.max(config.catchUpMs, 100)),
    onPass: (pageId, { leadsNew, problems }) => {
      log.info({ pageId, leadsNew, problems: problems.length }, 'caught up with a Page');
      feed.publish({ type: 'page.changed', data: { pageId } });
    },
    onError: (err) => log.error({ err }, 'a catch-up failed'),
  });
  const wake = () => {
    worker.wake();
    catchUp.wake();
  };
  const clockWatch = new ClockWatch({
    now,
    tick: () => performance.now(),
    onSetBack: (ms) => {
      log.warn({ ms }, 'the clock was set back; what waits is made due earlier by as much');
      calls.hasten(ms);
      Promise.all([inbox.hasten(ms, now()), pages.hasten(ms, now())]).then(wake, (err: unknown) =>
        log.error({ err }, 'what waits could not be made due earlier'),
      );
    },
  });
  const closing = new AbortController();
  return {
    worker,
    catchUp,
    clockWatch,
    resumePage: createResumePage({ inbox, pages, reopen: calls.reopen, wake, now }),
    receiveWebhook: createReceiveWebhook({
      inbox,
      wakeWorker: () => worker.wake(),
      onReceived: (pageIds) => signals.webhook(pageIds),
      now,
    }),
    retryLeads: createRetryLeads({
      inbox,
      reopen: calls.reopen,
      wakeWorker: () => worker.wake(),
      now,
    }),
    completeLead: createCompleteLead({ inbox, pages, onLeadCreated, now }),
    syncPages: createSyncPages({
      ...passes,
      inbox,
      pages,
      onProgress: (data) => {
        feed.publish({ type: 'sync.progress', data });
        if (data.state === 'running') return;
        feed.publish({ type: 'page.changed', data: { pageId: data.pageId ?? '' } });
      },
      reopen: calls.reopen,
      whenIdle: (pageId) => catchUp.whenIdle(pageId),
      closing: closing.signal,
    }),
    /** Ends a sync and all catch-ups at once, with their calls to Meta. */
    stopPasses: async () => {
      closing.abort(new PassInterrupted());
      await catchUp.stop();
    },
  };
}

export type Intake = ReturnType<typeof wireIntake>;

import { ClockWatch } from '../clock-watch.ts';
import { isClosing } from '../errors.ts';
import { createCompleteLead } from '../intake/complete-lead.ts';
import { loadCountryNames } from '../intake/guess-country.ts';
import { endsAttempt } from '../intake/ends-attempt.ts';
import { inboxAsQueue } from '../intake/inbox-as-queue.ts';
import { QueueWorker } from '../queue/queue-worker.ts';
import { createReceiveWebhook } from '../intake/receive-webhook.ts';
import { createResumePage } from '../intake/resume-page.ts';
import { createRetryLeads } from '../intake/retry-leads.ts';
import { actorForLog } from '../users/actor.ts';
import type { AppContext } from './app-context.ts';
import type { Meta } from './wire-meta.ts';
import { wirePasses } from './wire-passes.ts';
import { wireTakeLead } from './wire-take-lead.ts';

/** How long no other process corrects the times after one has done it, in ms. */
const CORRECTION_MS = 10_000;

/** How leads come in: through webhooks and the worker, or through a sync. */
export function wireIntake(context: AppContext, meta: Meta) {
  const { log, storage, turns, now } = context;
  const { calls, signals } = meta;
  const { inbox, pages } = storage;
  void loadCountryNames();
  const takeLead = wireTakeLead(context, meta);
  const worker = new QueueWorker({
    queue: inboxAsQueue(inbox),
    perform: takeLead,
    endsAttempt,
    name: storage.processName,
    onError: (err) => {
      if (!isClosing(err)) log.error({ err }, 'the worker could not reach the inbox');
    },
    now,
  });
  const { backgroundSync, ...passes } = wirePasses(context, meta, takeLead);
  const wake = () => {
    worker.wake();
    backgroundSync.wake();
  };
  /** Every process of this machine notices the clock, and one of them corrects the times. */
  const hasten = async (ms: number) => {
    if (!(await turns.claim('correct-times', CORRECTION_MS))) return;
    await Promise.all([calls.hasten(ms), inbox.hasten(ms, now()), pages.hasten(ms, now())]);
  };
  const clockWatch = new ClockWatch({
    now,
    tick: () => performance.now(),
    onSetBack: (ms) => {
      log.warn({ ms }, 'the clock was set back; leads and passes are made due earlier by as much');
      hasten(ms).then(wake, (err: unknown) =>
        log.error({ err }, 'leads and passes could not be made due earlier'),
      );
    },
  });
  return {
    worker,
    backgroundSync,
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
      onRetried: (request, leads, by) =>
        log.info({ ...request, leads, by: actorForLog(by) }, 'leads were retried'),
      now,
    }),
    completeLead: createCompleteLead({ inbox, pages, now }),
    ...passes,
  };
}

export type Intake = ReturnType<typeof wireIntake>;

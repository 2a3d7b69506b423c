import { createCheckHealth } from '../connections/health/check-health.ts';
import { worsenedChecks } from '../connections/health/compare-reports.ts';
import { APP } from '../connections/health/health-report.ts';
import { HealthSchedule } from '../connections/health/health-schedule.ts';
import { SignatureTally } from '../connections/health/signature-tally.ts';
import { isClosing } from '../errors.ts';
import { createReadWebhookRecord } from '../intake/webhook-record.ts';
import type { Ground } from './ground.ts';
import type { Intake } from './wire-intake.ts';
import type { Meta } from './wire-meta.ts';

/** Whether leads can come in, looked at on a schedule and on demand. */
export function wireHealth(
  { config, log, storage, feed, now }: Ground,
  { graph, calls, notify, versionServed }: Meta,
  { resumePage }: Intake,
) {
  const { health: store, inbox, pages } = storage;
  const tally = new SignatureTally({
    store,
    onError: (err) => log.error({ err }, 'the counts of webhook signatures could not be stored'),
  });
  const checkHealth = createCheckHealth({
    graph,
    calls,
    pages,
    store,
    requiredScopes: config.meta.scopes,
    url: config.url,
    versionAsked: config.meta.graphVersion,
    versionServed,
    lastWebhook: createReadWebhookRecord({ inbox, pages, now }),
    onSubscriptionRepaired: (pageId) =>
      void resumePage(pageId, null).catch((err: unknown) =>
        log.error({ err, pageId }, 'no catch-up could be asked for'),
      ),
    onReport: (subject, report, previous) => {
      feed.publish({ type: 'page.changed', data: { pageId: subject } });
      for (const { title, message } of worsenedChecks(report, previous))
        notify({ pageId: subject === APP ? null : subject, title, message });
    },
    onBug: (err) => {
      if (!isClosing(err)) log.error({ err }, 'a health check failed unexpectedly');
    },
    now,
  });
  const schedule = new HealthSchedule({
    checkAll: checkHealth.checkAll,
    onError: (err) => log.error({ err }, 'the health of the connections could not be stored'),
    random: Math.random,
  });
  return { tally, checkHealth, schedule };
}

export type Health = ReturnType<typeof wireHealth>;

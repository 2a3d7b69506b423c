import { createCheckHealth } from '../connections/health/check-health.ts';
import { CheckSoon } from '../connections/health/check-soon.ts';
import { worsenedChecks } from '../connections/health/compare-reports.ts';
import { APP, type HealthCheck, type HealthReport } from '../connections/health/health-report.ts';
import { HealthSchedule } from '../connections/health/health-schedule.ts';
import { isTrouble } from '../connections/health/incident.ts';
import { createKeepIncidents } from '../connections/health/keep-incidents.ts';
import { SignatureCounter } from '../connections/health/signature-counter.ts';
import { AppError, isClosing } from '../errors.ts';
import { createReadIntakeFacts } from '../intake/read-intake-facts.ts';
import { createCountUnannounced, createReadWebhookRecord } from '../intake/webhook-record.ts';
import { checkSignature } from '../meta-api/check-signature.ts';
import type { AppContext } from './app-context.ts';
import type { AdminNotice } from './notify-admins.ts';
import { createCheckStorage } from './watch-storage.ts';
import { wireRefusedWebhooks } from './wire-refused-webhooks.ts';
import { createTryLeads } from './try-leads.ts';
import type { Intake } from './wire-intake.ts';
import type { Meta } from './wire-meta.ts';

/** Checks whether leads can come in: on a schedule, on demand, and soon after certain events. */
export function wireHealth(context: AppContext, meta: Meta, intake: Intake) {
  const { config, log, storage, turns, now } = context;
  const { graph, calls, leadFields, notify, signals, versionServed } = meta;
  const { health: store, inbox, pages, incidents, bus } = storage;
  const counter = new SignatureCounter({
    store,
    onError: (err) => log.error({ err }, 'the counts of webhook signatures could not be stored'),
  });
  const keepIncidents = createKeepIncidents({
    incidents,
    onOpened: ({ subject }, found) => notify(toNotice(subject, found)),
  });
  const onReport = async (
    subject: string,
    report: HealthReport,
    previous: HealthReport | undefined,
  ) => {
    bus.publish({ of: 'page', pageId: subject });
    // The process that opens an incident notifies the admins of it.
    for (const check of worsenedChecks(report, previous))
      if (check.state === 'warn' && !isTrouble(check)) notify(toNotice(subject, check));
    await keepIncidents(subject, report, previous);
    const isRepaired = report.checks.some(({ code }) => code === 'subscription-repaired');
    if (isRepaired) await pages.requestSync(subject, null, now());
    if (isRepaired) intake.backgroundSync.wake();
  };
  const checkHealth = createCheckHealth({
    graph,
    calls,
    turns,
    pages,
    store,
    requiredScopes: config.meta.scopes,
    url: config.url,
    versionAsked: config.meta.graphVersion,
    versionServed,
    lastWebhook: createReadWebhookRecord({ inbox, pages, now }),
    countUnannounced: createCountUnannounced({ inbox, pages, now }),
    readIntake: createReadIntakeFacts(inbox),
    checkOwn: createCheckStorage(context),
    tryLeads: createTryLeads({ graph, calls, pages, leadFields, now }),
    onReport,
    onRecovered: async (pageId) => {
      await intake.resumePage(pageId, null);
      bus.publish({ of: 'page', pageId });
    },
    onBug: (err) => {
      if (!isClosing(err)) log.error({ err }, 'a health check failed unexpectedly');
    },
    now,
  });
  const soon = new CheckSoon({
    check: (subject) => (subject === APP ? checkHealth.checkApp() : checkHealth.checkPage(subject)),
    onError: (err, subject) => {
      if (isClosing(err) || (err instanceof AppError && err.code === 'not-found')) return;
      log.error({ err, subject }, 'a health check could not be stored');
    },
  });
  signals.connect((subject) => soon.ask(subject));
  const refused = wireRefusedWebhooks(context, meta, intake, counter);
  const schedule = new HealthSchedule({
    claim: (ms) => turns.claim('check-health', ms),
    checkAll: (signal) => checkHealth.checkAll(signal),
    onError: (err) => log.error({ err }, 'the health of the connections could not be stored'),
    random: Math.random,
  });
  return {
    checkHealth,
    /** Checks a webhook's signature, and counts it for the health of the app. */
    checkSignature: (body: Buffer, header: string | undefined) => {
      const verdict = checkSignature(body, header, config.meta.webhookSecrets);
      counter.record(verdict, now());
      if (verdict === 'wrong') refused.note(body);
      return verdict;
    },
    start: () => schedule.start(),
    /** Starts no more checks, and waits for those that run. */
    stop: () => Promise.all([schedule.stop(), soon.stop(), refused.settled()]),
    /** Stores the last counts of signatures, once no more webhooks come in. */
    storeCounts: () => counter.close(),
  };
}

const toNotice = (
  subject: string,
  { id, state: _state, alarm: _alarm, ...reason }: HealthCheck,
): AdminNotice => ({ pageId: subject === APP ? null : subject, check: id, reason });

export type Health = ReturnType<typeof wireHealth>;

import { join } from 'node:path';
import type { Config } from './config.ts';
import { createBeginConnect } from './connections/begin-connect.ts';
import { explainGraphError } from './connections/explain-graph-error.ts';
import { createFinishConnect } from './connections/finish-connect.ts';
import { createCheckHealth } from './connections/health/check-health.ts';
import { worsenedChecks } from './connections/health/compare-reports.ts';
import { APP } from './connections/health/health-report.ts';
import { HealthSchedule } from './connections/health/health-schedule.ts';
import { SignatureTally } from './connections/health/signature-tally.ts';
import { createPageCalls } from './connections/page-calls.ts';
import { createPageForms } from './connections/page-forms.ts';
import { resealTokens } from './connections/reseal-tokens.ts';
import { createPageSwitch } from './connections/switch-page.ts';
import { createTokenVault } from './connections/token-vault.ts';
import { createNotifyAdmins } from './notify-admins.ts';
import { LiveFeed } from './http/live-feed.ts';
import { presentLead } from './http/present-lead.ts';
import { createServer } from './http/server.ts';
import { CatchUp } from './intake/catch-up.ts';
import { createPauseAfterPass } from './intake/catch-up-pause.ts';
import { createCompareForms } from './intake/compare-forms.ts';
import { LeadWorker } from './intake/lead-worker.ts';
import { createReceiveWebhook } from './intake/receive-webhook.ts';
import { createResumePage } from './intake/resume-page.ts';
import type { RunPassDependencies } from './intake/run-pass.ts';
import { createSyncPages } from './intake/sync-pages.ts';
import { createTakeLead } from './intake/take-lead.ts';
import { createReadWebhookRecord } from './intake/webhook-record.ts';
import { createLog, type Log } from './log.ts';
import { answerHandshake } from './meta-api/answer-handshake.ts';
import { checkSignature } from './meta-api/check-signature.ts';
import { createGraphClient } from './meta-api/graph-client.ts';
import { listLeads } from './meta-api/list-leads.ts';
import { readLead } from './meta-api/read-lead.ts';
import { readOrMakeSecret } from './secret-file.ts';
import { openSqliteStorage } from './storage/sqlite/open-sqlite-storage.ts';
import type { Storage } from './storage/storage.ts';
import { openAccounts, type Accounts } from './users/accounts.ts';
import { prepareSetup } from './users/setup.ts';

/** A LeadRabbit that is put together and not running yet. */
export interface App {
  readonly log: Log;
  /** The one-time code of the set-up page; undefined where an admin exists. */
  readonly setupCode: string | undefined;
  /** Listens and begins to work. @returns the address. */
  start(): Promise<string>;
  /** Stops listening, finishes what is in hand, closes the database. */
  close(): Promise<void>;
}

/** What every part needs. */
interface Ground {
  readonly config: Config;
  readonly log: Log;
  readonly storage: Storage;
  readonly feed: LiveFeed;
  readonly now: () => Date;
}

/** The built web application. */
const WEB_ROOT = join(import.meta.dirname, '..', 'dist', 'web');

/** Puts LeadRabbit together: the only place that knows every part. */
export async function createApp(config: Config): Promise<App> {
  const log = createLog(config.logLevel);
  const storage = openSqliteStorage(config.dataDir);
  try {
    return await wire({ config, log, storage, feed: new LiveFeed(), now: () => new Date() });
  } catch (error) {
    await storage.close();
    throw error;
  }
}

async function wire(ground: Ground): Promise<App> {
  const { config, log, storage, feed, now } = ground;
  const accounts = await openAccounts({
    database: storage.accounts,
    secret: config.sessionSecret ?? secretOf(config, 'session.key').toString('base64'),
    url: config.url,
    secureCookies: config.secureCookies,
  });
  await addAccounts(config, accounts);
  const setup = await prepareSetup(accounts);

  const meta = wireMeta(ground);
  await resealTokens({ pages: storage.pages, vault: meta.vault });
  const intake = wireIntake(ground, meta);
  const health = wireHealth(ground, meta, intake);
  const connections = wireConnections(ground, meta, intake, health);

  const server = await createServer(
    {
      url: config.url,
      secureCookies: config.secureCookies,
      webRoot: WEB_ROOT,
      demo: config.demo ?? null,
      accounts,
      setup,
      feed,
      leads: storage.leads,
      pages: storage.pages,
      inbox: storage.inbox,
      ...connections,
      health: health.checkHealth,
      syncPages: intake.syncPages,
      receiveWebhook: intake.receiveWebhook,
      wakeWorker: () => intake.worker.wake(),
      checkSignature: (body, header) => {
        const verdict = checkSignature(body, header, config.meta.webhookSecrets);
        health.tally.record(verdict, now());
        return verdict;
      },
      answerHandshake: (query) => answerHandshake(query, config.meta.verifyTokens),
      checkWritable: () => storage.checkWritable(),
      now,
    },
    { log, trustProxy: config.trustProxy },
  );

  return {
    log,
    setupCode: setup.code,
    start: async () => {
      const address = await server.listen({ host: config.host, port: config.port });
      intake.worker.start();
      if (config.catchUpMs > 0) intake.catchUp.start();
      health.schedule.start();
      return address;
    },
    close: async () => {
      await server.close();
      await Promise.all([intake.catchUp.stop(), intake.worker.stop(), health.schedule.stop()]);
      await health.tally.close();
      await storage.close();
    },
  };
}

/** Meta's Graph API, and calling it for a Page. */
function wireMeta({ config, log, storage: { pages }, feed, now }: Ground) {
  const { meta, tokenKeys } = config;
  const { current = secretOf(config, 'token.key'), previous } = tokenKeys;
  const vault = createTokenVault(previous ? [current, previous] : [current]);
  let versionServed: string | undefined;
  const graph = createGraphClient({
    baseUrl: meta.graphUrl,
    version: meta.graphVersion,
    appId: meta.appId,
    appSecret: meta.clientSecret,
    onVersionServed: (version) => {
      versionServed = version;
    },
  });
  const notify = createNotifyAdmins({ log });
  const calls = createPageCalls({
    pages,
    vault,
    onAttention: (page, attention) => {
      feed.publish({ type: 'page.changed', data: { pageId: page.pageId } });
      if (attention) notify({ pageId: page.pageId, title: page.name, message: attention.message });
    },
    now,
  });
  const forms = createPageForms({ graph, calls, pages, now });
  return { vault, graph, calls, forms, notify, versionServed: () => versionServed };
}

type Meta = ReturnType<typeof wireMeta>;

/** How leads get in: the worker, the sync, the catch-up. */
function wireIntake({ config, log, storage, feed, now }: Ground, { graph, calls, forms }: Meta) {
  const { inbox, pages } = storage;
  const takeLead = createTakeLead({
    inbox,
    pages,
    readLead: (pageId, leadId) =>
      calls.run(pageId, (access) => readLead(graph, access, leadId), 'leads'),
    getForm: forms.get,
    onLeadCreated: (lead) => feed.publish({ type: 'lead.created', data: presentLead(lead) }),
    onFailure: ({ leadId }, err, outcome) => {
      const failure = outcome.state === 'skipped' ? undefined : outcome.failure;
      log.warn({ leadId, state: outcome.state, failure, err }, 'a lead could not be taken in');
      feed.publish({ type: 'inbox.changed', data: {} });
    },
    now,
    random: Math.random,
  });
  const worker = new LeadWorker({
    inbox,
    takeLead,
    name: storage.processName,
    onError: (err) => log.error({ err }, 'the worker could not reach the inbox'),
    now,
  });
  const passes: RunPassDependencies = {
    processName: storage.processName,
    inbox,
    pages,
    takeLead,
    refreshForms: forms.refresh,
    listLeads: (pageId, listing) =>
      calls.walk(pageId, (access) => listLeads(graph, access, listing), 'leads'),
    compareForms: createCompareForms({ inbox, pages, now }),
    explain: (error, pageName) => explainGraphError(error, pageName).message,
    pauseAfterPass: createPauseAfterPass({ inbox, pages, shortestMs: config.catchUpMs, now }),
    now,
  };
  const catchUp = new CatchUp({
    ...passes,
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
  return {
    worker,
    catchUp,
    resumePage: createResumePage({ inbox, pages, wake, now }),
    receiveWebhook: createReceiveWebhook({ inbox, wakeWorker: () => worker.wake(), now }),
    syncPages: createSyncPages({
      ...passes,
      onProgress: (data) => feed.publish({ type: 'sync.progress', data }),
      whenIdle: (pageId) => catchUp.whenIdle(pageId),
    }),
  };
}

type Intake = ReturnType<typeof wireIntake>;

/** Whether leads can come in, looked at on a schedule and on demand. */
function wireHealth(
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
      if (subject !== APP) feed.publish({ type: 'page.changed', data: { pageId: subject } });
      for (const { title, message } of worsenedChecks(report, previous))
        notify({ pageId: subject === APP ? null : subject, title, message });
    },
    onBug: (err) => log.error({ err }, 'a health check failed unexpectedly'),
    now,
  });
  const schedule = new HealthSchedule({
    checkAll: checkHealth.checkAll,
    onError: (err) => log.error({ err }, 'the health of the connections could not be stored'),
    random: Math.random,
  });
  return { tally, checkHealth, schedule };
}

type Health = ReturnType<typeof wireHealth>;

/** The admin's side of connections: signing in to Meta, switching Pages. */
function wireConnections(
  { config, log, storage, feed, now }: Ground,
  { vault, graph, calls, forms }: Meta,
  { resumePage }: Intake,
  { checkHealth }: Health,
) {
  const { meta, redirectUrl } = config;
  const { pages, connectStates: states } = storage;
  const lookAt = (pageId: string) =>
    void checkHealth
      .checkPage(pageId)
      .catch((err: unknown) => log.error({ err, pageId }, 'a Page could not be checked'));
  return {
    beginConnect: createBeginConnect({
      states,
      dialog: {
        dialogUrl: meta.dialogUrl,
        version: meta.graphVersion,
        appId: meta.appId,
        redirectUrl,
        scopes: [...meta.scopes, ...meta.optionalScopes],
      },
      now,
    }),
    finishConnect: createFinishConnect({
      graph,
      states,
      pages,
      vault,
      redirectUrl,
      requiredScopes: meta.scopes,
      onConnected: async (pageIds) => {
        for (const pageId of pageIds) {
          calls.reopen(pageId);
          if (await resumePage(pageId, null)) lookAt(pageId);
          feed.publish({ type: 'page.changed', data: { pageId } });
        }
      },
      now,
    }),
    pageSwitch: createPageSwitch({
      graph,
      calls,
      forms,
      pages,
      onEnabled: async (pageId, since) => {
        await resumePage(pageId, since);
        lookAt(pageId);
      },
      onUnsubscribeFailed: (pageId, err) =>
        log.warn({ pageId, err }, 'Meta did not let the Page be unsubscribed'),
      now,
    }),
  };
}

/** The accounts that the configuration names, where they are missing. */
async function addAccounts({ admin, demo }: Config, accounts: Accounts): Promise<void> {
  const wanted = [
    ...(admin ? [{ ...admin, role: 'admin' as const }] : []),
    ...(demo ? demo.accounts : []),
  ];
  for (const { email, password, role } of wanted) {
    if (await accounts.findUserByEmail(email)) continue;
    const name = role === 'admin' ? 'Admin' : 'Sales user';
    await accounts.create({ name, email, password, role });
  }
}

const secretOf = ({ dataDir }: Config, name: string): Buffer =>
  readOrMakeSecret(join(dataDir, name));

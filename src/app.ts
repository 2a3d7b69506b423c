import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { createBeginConnect } from './connections/begin-connect.ts';
import { explainGraphError } from './connections/explain-graph-error.ts';
import { createFinishConnect } from './connections/finish-connect.ts';
import { createPageCalls } from './connections/page-calls.ts';
import { createPageForms } from './connections/page-forms.ts';
import { createPageSwitch } from './connections/switch-page.ts';
import { createTokenVault } from './connections/token-vault.ts';
import { LiveFeed } from './http/live-feed.ts';
import { presentLead } from './http/present-lead.ts';
import { createServer } from './http/server.ts';
import { LeadWorker } from './intake/lead-worker.ts';
import { createReceiveWebhook } from './intake/receive-webhook.ts';
import { createSyncPages } from './intake/sync-pages.ts';
import { createTakeLead } from './intake/take-lead.ts';
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

/** The built web application. */
const WEB_ROOT = join(import.meta.dirname, '..', 'dist', 'web');

/** Puts LeadRabbit together: the only place that knows every part. */
export async function createApp(config: Config): Promise<App> {
  const log = createLog(config.logLevel);
  const storage = openSqliteStorage(config.dataDir);
  try {
    return await wire(config, log, storage);
  } catch (error) {
    await storage.close();
    throw error;
  }
}

async function wire(config: Config, log: Log, storage: Storage): Promise<App> {
  const now = () => new Date();
  const feed = new LiveFeed();
  const accounts = await openAccounts({
    database: storage.accounts,
    secret: config.sessionSecret ?? secretOf(config, 'session.key').toString('base64'),
    url: config.url,
    secureCookies: config.secureCookies,
  });
  await addAccounts(config, accounts);
  const setup = await prepareSetup(accounts);

  const connections = wireConnections(config, log, storage, feed, now);
  const intake = wireIntake(log, storage, feed, connections, now);

  const server = await createServer(
    {
      url: config.url,
      secureCookies: config.secureCookies,
      webRoot: WEB_ROOT,
      demo: config.demo ? { ...config.demo } : null,
      accounts,
      setup,
      feed,
      leads: storage.leads,
      pages: storage.pages,
      inbox: storage.inbox,
      beginConnect: connections.beginConnect,
      finishConnect: connections.finishConnect,
      pageSwitch: connections.pageSwitch,
      syncPages: intake.syncPages,
      receiveWebhook: intake.receiveWebhook,
      checkSignature: (body, header) => checkSignature(body, header, config.meta.webhookSecrets),
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
      return address;
    },
    close: async () => {
      await server.close();
      await intake.worker.stop();
      await storage.close();
    },
  };
}

function wireConnections(
  config: Config,
  log: Log,
  storage: Storage,
  feed: LiveFeed,
  now: () => Date,
) {
  const { meta } = config;
  const { pages } = storage;
  const { current = secretOf(config, 'token.key'), previous } = config.tokenKeys;
  const vault = createTokenVault(previous ? [current, previous] : [current]);
  const graph = createGraphClient({
    baseUrl: meta.graphUrl,
    version: meta.graphVersion,
    appId: meta.appId,
    appSecret: meta.clientSecret,
  });
  const calls = createPageCalls({
    pages,
    vault,
    onAttention: ({ pageId }) => feed.publish({ type: 'page.changed', data: { pageId } }),
    now,
  });
  const forms = createPageForms({ graph, calls, pages, now });
  return {
    graph,
    calls,
    forms,
    beginConnect: createBeginConnect({
      states: storage.connectStates,
      dialog: {
        dialogUrl: meta.dialogUrl,
        version: meta.graphVersion,
        appId: meta.appId,
        redirectUrl: config.redirectUrl,
        scopes: [...meta.scopes, ...meta.optionalScopes],
      },
      now,
    }),
    finishConnect: createFinishConnect({
      graph,
      states: storage.connectStates,
      pages,
      vault,
      redirectUrl: config.redirectUrl,
      requiredScopes: meta.scopes,
      onConnected: (pageIds) => {
        for (const pageId of pageIds) {
          calls.reopen(pageId);
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
      onUnsubscribeFailed: (pageId, err) =>
        log.warn({ pageId, err }, 'Meta did not let the Page be unsubscribed'),
      now,
    }),
  };
}

function wireIntake(
  log: Log,
  { inbox, leads, pages }: Storage,
  feed: LiveFeed,
  { graph, calls, forms }: ReturnType<typeof wireConnections>,
  now: () => Date,
) {
  const takeLead = createTakeLead({
    inbox,
    leads,
    pages,
    readLead: (pageId, leadId) =>
      calls.run(pageId, (access) => readLead(graph, access, leadId), 'leads'),
    getForm: forms.get,
    onLeadCreated: (lead) => feed.publish({ type: 'lead.created', data: presentLead(lead) }),
    onFailure: ({ leadId, attempts }, err, { state }) =>
      log.warn({ leadId, attempts, state, err }, 'a lead could not be taken in'),
    now,
    random: Math.random,
  });
  const worker = new LeadWorker({
    inbox,
    takeLead,
    name: `${hostname()}-${process.pid}`,
    onError: (err) => log.error({ err }, 'the worker could not reach the inbox'),
    now,
  });
  return {
    worker,
    receiveWebhook: createReceiveWebhook({ inbox, wakeWorker: () => worker.wake(), now }),
    syncPages: createSyncPages({
      inbox,
      pages,
      takeLead,
      refreshForms: forms.refresh,
      listLeads: (pageId, listing) =>
        calls.walk(pageId, (access) => listLeads(graph, access, listing), 'leads'),
      explain: (error, pageName) => explainGraphError(error, pageName).message,
      onProgress: (data) => feed.publish({ type: 'sync.progress', data }),
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

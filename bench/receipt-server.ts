/**
 * LeadRabbit's HTTP server and storage without its background work, so that the variants of storing
 * can be compared. Takes LeadRabbit's environment and the name of a variant.
 */
import { join } from 'node:path';
import { readConfig, type Config } from '../src/config.ts';
import { SignatureCounter } from '../src/connections/health/signature-counter.ts';
import { LiveFeed } from '../src/http/live-feed.ts';
import { createServer } from '../src/http/server.ts';
import type { ServerParts } from '../src/http/server-parts.ts';
import { createReceiveWebhook } from '../src/intake/receive-webhook.ts';
import { createLog } from '../src/log.ts';
import { answerHandshake } from '../src/meta-api/answer-handshake.ts';
import { checkSignature } from '../src/meta-api/check-signature.ts';
import { openStorage } from '../src/storage/open-storage.ts';
import type { Storage } from '../src/storage/storage.ts';
import { isDurable, VARIANTS, type Variant } from './receipt/variant.ts';
import { variantInbox } from './receipt/variant-inbox.ts';

const TEAM: ServerParts['team'] = {
  people: {
    list: missing,
    idOf: missing,
    invite: missing,
    change: missing,
    makeLink: missing,
    removeTwoFactor: missing,
  },
  links: { make: missing, isOpen: missing, check: missing },
  passwordChanges: { change: missing, acceptInvite: missing, reset: missing, set: missing },
  forgotPassword: missing,
  ownAccount: {
    read: missing,
    change: missing,
    listSessions: missing,
    endSession: missing,
    endOtherSessions: missing,
  },
  slowing: { enter: missing, noteFailure: missing, noteSuccess: missing },
  devices: { mark: missing, isKnown: missing },
  guardSignIn: missing,
  usedCodes: { claim: missing, release: missing },
  mailer: { isConfigured: false, send: missing },
};

const PIPELINE: Pick<ServerParts, 'pipelines' | 'startMovingLeavers'> = {
  pipelines: { read: missing, readCurrentStage: missing, change: missing },
  startMovingLeavers: missing,
};

const PLANNER: Pick<
  ServerParts,
  | 'planner'
  | 'calendarFeeds'
  | 'assignment'
  | 'handOver'
  | 'wakeHandOver'
  | 'relatedLeads'
  | 'dashboard'
  | 'templates'
  | 'imports'
  | 'fileRoom'
> = {
  planner: {
    listMeetings: missing,
    findMeeting: missing,
    findMeetings: missing,
    addMeeting: missing,
    changeMeeting: missing,
    removeMeeting: missing,
    listTasks: missing,
    findTask: missing,
    findTasks: missing,
    addTask: missing,
    changeTask: missing,
    removeTask: missing,
  },
  calendarFeeds: { find: missing, make: missing, remove: missing, open: missing },
  assignment: {
    readRules: missing,
    writeRules: missing,
    reconsider: missing,
    takeNext: missing,
    giveBack: missing,
  },
  handOver: { count: missing, order: missing },
  wakeHandOver: missing,
  templates: { list: missing, add: missing, change: missing, remove: missing },
  fileRoom: { folder: '', mostBytes: 0, timesFree: 1 },
  dashboard: { read: missing, readHours: missing, writeHours: missing },
  relatedLeads: { list: missing, find: missing, unlink: missing, link: missing },
  imports: {
    begin: missing,
    findLast: missing,
    list: missing,
    find: missing,
    listRows: missing,
    undo: missing,
  },
};

const config = readConfig(process.env);
const variant = VARIANTS.find((name) => name === process.argv[2]) ?? 'shared-commits';
const storage = await openStorage(config);
const tally = createTally(storage, variant);
const server = await createServer(wire(config, storage, variant), {
  log: createLog(config.logLevel),
  trustProxy: config.trustProxy,
});
await server.listen({ host: config.host, port: config.port });

process.once('SIGTERM', () => {
  void close().then(() => process.exit(0));
});

async function close(): Promise<void> {
  await server.close();
  await tally.close();
  await storage.close();
}

/** Wired like `src/app.ts`, without the parts behind other routes. */
function wire(config: Config, storage: Storage, variant: Variant): ServerParts {
  const now = () => new Date();
  const { url, secureCookies, meta } = config;
  const inbox = variantInbox(storage.inbox, variant);
  return {
    url,
    secureCookies,
    webRoot: join(import.meta.dirname, '../dist/web'),
    demo: null,
    accounts: {
      answer: missing,
      findSession: missing,
      findPending: missing,
      createIfAbsent: missing,
      createFirstAdmin: missing,
      hasAdmin: missing,
      create: missing,
      createInvited: missing,
      sessions: { listOpen: missing, purge: missing },
    },
    team: TEAM,
    settings: { read: missing, write: missing },
    audit: { record: missing },
    apiKeys: {
      list: missing,
      make: missing,
      remove: missing,
      open: missing,
      listValid: missing,
    },
    counts: { add: missing, read: missing, takeBack: missing, reset: missing },
    auditStore: { append: missing, list: missing, listAfter: missing },
    readMaintenance: missing,
    forgetPerson: missing,
    erasePerson: { findSamePerson: missing, erase: missing, eraseAll: missing },
    erasures: { listCertificates: missing },
    ...leadStoresOf(storage),
    retention: {
      readSettings: missing,
      writeSettings: missing,
      preview: missing,
      lastRun: missing,
      run: missing,
    },
    privacyRequests: { find: missing },
    readSignedRequest: missing,
    setup: { code: undefined, isNeeded: missing, createFirstAdmin: missing },
    feed: new LiveFeed('bench'),
    bus: storage.bus,
    ...PIPELINE,
    ...PLANNER,
    users: storage.users,
    pages: storage.pages,
    inbox,
    receiveWebhook: createReceiveWebhook({
      inbox,
      wakeWorker: () => {},
      onReceived: () => {},
      now,
    }),
    wakeWorker: () => {},
    checkSignature: (body, header) => {
      const verdict = checkSignature(body, header, meta.webhookSecrets);
      tally.record(verdict, now());
      return verdict;
    },
    answerHandshake: (query) => answerHandshake(query, meta.verifyTokens),
    checkWritable: () => storage.checkWritable(),
    storageFault: () => storage.fault(),
    syncPages: missing,
    retryLeads: missing,
    completeLead: missing,
    beginConnect: missing,
    finishConnect: missing,
    pageSwitch: { enable: missing, disable: missing, remove: missing },
    incidents: { list: missing },
    health: { survey: missing, checkAll: missing, checkPage: missing },
    now,
  };
}

function createTally({ health }: Storage, variant: Variant): SignatureCounter {
  const nowhere = { addSignatureVerdicts: async () => {} };
  return new SignatureCounter({
    store: isDurable(variant) ? health : nowhere,
    onError: (error) => console.error(error),
  });
}

function missing(): never {
  throw new Error('This server only receives webhooks.');
}

function leadStoresOf({ leads, board, leadEvents, notes, conversations, notices }: Storage) {
  const views = {
    list: missing,
    order: missing,
    add: missing,
    change: missing,
    remove: missing,
  };
  const bulk = {
    begin: missing,
    undo: missing,
    find: missing,
    listRecent: missing,
    wait: missing,
  };
  return { leads, board, leadEvents, notes, conversations, notices, views, bulk };
}

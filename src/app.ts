import { randomUUID } from 'node:crypto';
import type { AuditLog } from './audit/audit-log.ts';
import { closeInOrder } from './closing/close-in-order.ts';
import { warningsOf } from './config-warnings.ts';
import type { Config } from './config.ts';
import { resealTokens } from './connections/reseal-tokens.ts';
import { serverClosing } from './errors.ts';
import { LiveFeed } from './http/live-feed.ts';
import { createLog, type Log } from './log.ts';
import { openStorage } from './storage/open-storage.ts';
import { createTurns, type Turns } from './turns/turns.ts';
import { OPERATOR } from './users/actor.ts';
import { applyConfiguredAdmin } from './users/configured-admin.ts';
import { createPasswords, type Passwords } from './users/passwords.ts';
import { isDisabled, toRole } from './users/user-row.ts';
import { SessionPurge } from './users/session-purge.ts';
import { prepareSetup } from './users/setup.ts';
import type { AppContext } from './wiring/app-context.ts';
import { refuseMixedData } from './wiring/refuse-mixed-data.ts';
import { refuseOtherKeys } from './wiring/refuse-other-keys.ts';
import { wireAudit, watchSecrets } from './wiring/wire-audit.ts';
import { wireConnections } from './wiring/wire-connections.ts';
import { wireHealth } from './wiring/wire-health.ts';
import { wireIntake } from './wiring/wire-intake.ts';
import { createWatchStorage } from './wiring/watch-storage.ts';
import { wireLive } from './wiring/wire-live.ts';
import { wireMeta } from './wiring/wire-meta.ts';
import { wirePrivacy } from './wiring/wire-privacy.ts';
import { wirePeople, type PeopleParts } from './wiring/wire-people.ts';
import { wireSales } from './wiring/wire-sales.ts';
import { wireServer } from './wiring/wire-server.ts';

/** A LeadRabbit that is put together and not running yet. */
export interface App {
  readonly log: Log;
  /** The one-time code of the set-up page; undefined if an admin exists. */
  readonly setupCode: string | undefined;
  /** Listens and begins to work. @returns the address. */
  start(): Promise<string>;
  /** Stops listening, finishes what is in hand, closes the database; takes ten seconds at most. */
  close(): Promise<void>;
}

/** Puts LeadRabbit together: the only place that knows every part. */
export async function createApp(
  config: Config,
  passwords: Passwords = createPasswords(),
): Promise<App> {
  const log = createLog(config.logLevel);
  const storage = await openStorage(config, {
    onOddValue: (value) => log.error(value, 'a stored value cannot be read and is left out'),
    onNotPrivate: (path, err) =>
      log.warn({ path, err }, 'other users of this machine may read a file of the data folder'),
    onRisk: (risk) => log.warn(risk),
    onAdoption: (changes) =>
      log.warn(
        { changes },
        'the database is of the first LeadRabbit, and is being adopted; nothing is deleted',
      ),
  });
  try {
    return await wire({ config, log, storage, passwords, now: () => new Date() });
  } catch (error) {
    await storage.close();
    throw storage.toStartError(error);
  }
}

async function wire(basics: Omit<AppContext, 'closing' | 'turns'>): Promise<App> {
  const closing = new AbortController();
  const { config, log, storage, now } = basics;
  const { setupCodes: codes, processName } = storage;
  const turns = openTurns(basics);
  const context = { ...basics, closing: closing.signal, turns };
  for (const sentence of warningsOf(config)) log.warn(sentence);
  await refuseMixedData(context);
  await refuseOtherKeys(context);
  const audit = wireAudit(context);
  const peopleParts = await wirePeople(context);
  const { accounts } = peopleParts;
  await addAccounts(context, peopleParts, audit);
  const setup = await prepareSetup({ accounts, codes, processName, now });

  const meta = wireMeta(context);
  await resealTokens({ pages: storage.pages, vault: meta.vault });
  // The operator may have restarted LeadRabbit with a repaired configuration.
  await meta.calls.reopen();
  const intake = wireIntake(context, meta);
  const health = wireHealth(context, meta, intake);
  const connections = wireConnections(context, meta, intake, health, audit);

  const privacy = wirePrivacy(context, audit);
  const watchStorage = createWatchStorage(context, meta.notify);

  const sessionPurge = openSessionPurge(context, accounts);
  const sales = wireSales(context);
  const feed = new LiveFeed(randomUUID());
  wireLive({ storage, feed, log });
  const server = await wireServer(context, {
    ...peopleParts,
    audit,
    setup,
    feed,
    intake,
    health,
    connections,
    privacy,
    ...sales,
  });
  const parts = [...sales.workers, health, sessionPurge, privacy.retentionSchedule];

  return {
    log,
    setupCode: setup.code,
    start: async () => {
      await watchStorage();
      void watchSecrets(context, audit).catch((err: unknown) =>
        log.error({ err }, 'the ages of secrets could not be noted'),
      );
      const address = await server.listen({ host: config.host, port: config.port });
      intake.clockWatch.start();
      intake.worker.start();
      if (config.backgroundSyncMs > 0) intake.backgroundSync.start();
      for (const part of parts) part.start();
      return address;
    },
    close: () => {
      intake.clockWatch.stop();
      return closeInOrder({
        stop: () => [
          server.close(),
          intake.stopPasses(),
          intake.worker.stop(),
          ...parts.map((part) => part.stop()),
        ],
        endCalls: () => closing.abort(serverClosing()),
        finish: async () => {
          await health.storeCounts();
          await storage.close();
        },
        onError: (err) => log.error({ err }, 'a part of LeadRabbit could not be stopped in order'),
      });
    },
  };
}

/** Work that one process at a time may do. */
const openTurns = ({ storage, log, now }: Pick<AppContext, 'storage' | 'log' | 'now'>): Turns =>
  createTurns({
    store: storage.turns,
    processName: storage.processName,
    onError: (err) =>
      log.error({ err }, 'a turn could not be kept or given back; it ends by itself'),
    now,
  });

const openSessionPurge = (
  { log, now }: Pick<AppContext, 'log' | 'now'>,
  { sessions }: PeopleParts['accounts'],
): SessionPurge =>
  new SessionPurge({
    sessions,
    onError: (err) => log.error({ err }, 'old sessions could not be purged'),
    now,
    elapsed: () => performance.now(),
  });

/** The accounts that the configuration names. */
async function addAccounts(
  { config, log, storage, passwords, now }: Omit<AppContext, 'closing' | 'turns'>,
  { accounts, team }: PeopleParts,
  audit: AuditLog,
): Promise<void> {
  const { users, settings } = storage;
  const { passwordChanges } = team;
  if (config.admin) {
    const dependencies = { accounts, users, passwords, passwordChanges, settings, now };
    const outcome = await applyConfiguredAdmin(dependencies, config.admin);
    const found = await users.findByEmail(config.admin.email.toLowerCase());
    if (found && (isDisabled(found, now()) || toRole(found) !== 'admin'))
      log.warn(
        'ADMIN_EMAIL names an account that is disabled or no admin, and ADMIN_PASSWORD does not change that. Use "npm run user -- enable" or "npm run user -- role".',
      );
    if (outcome === 'applied') {
      await audit.record({ action: 'password-changed', by: OPERATOR, fields: ['password'] });
      log.warn(
        'ADMIN_PASSWORD has changed: it is the password of ADMIN_EMAIL now, whose sessions have ended',
      );
    }
  }
  for (const { email, password, role } of config.demo?.accounts ?? []) {
    const name = role === 'admin' ? 'Admin' : 'Sales user';
    await accounts.createIfAbsent({ name, email, password, role });
  }
}

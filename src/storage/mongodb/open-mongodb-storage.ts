import { randomUUID } from 'node:crypto';
import type { BetterAuthOptions } from 'better-auth';
import type { Storage, StorageReports } from '../storage.ts';
import { ignoreOddValues, reportOnce } from '../odd-values.ts';
import { adoptDatabase } from './adoption/adopt-database.ts';
import { describeAdoption } from './adoption/adoption-report.ts';
import { createAccounts } from './accounts/create-accounts.ts';
import { guardAdapter } from './accounts/guard-adapter.ts';
import { checkServer } from './connection/check-server.ts';
import { createCheckWritable } from './connection/check-writable.ts';
import {
  connectMongodb,
  type MongodbConnection,
  type MongodbSettings,
} from './connection/connect-mongodb.ts';
import { ensureIndexes } from './connection/indexes.ts';
import { ServerWatch } from './connection/server-watch.ts';
import { toStartError } from './connection/to-start-error.ts';
import { createDashboard } from './dashboard/dashboard-store.ts';
import { guardStore } from './guard-store.ts';
import { createInbox } from './inbox/create-inbox.ts';
import { createLeads } from './leads/create-leads.ts';
import type { MongodbContext, StoreGroup } from './mongodb-context.ts';
import { refuseUnfinishedMove } from './move/move-mark.ts';
import { createPages } from './pages/create-pages.ts';
import { createPlanner } from './planner/create-planner.ts';
import { createPrivacy } from './privacy/create-privacy.ts';
import { createRunningProcess } from './running-processes.ts';

export interface MongodbStorageOptions extends StorageReports {
  readonly now?: () => Date;
  /** Also adopts what other programs have added since the first start. */
  readonly adoptAgain?: boolean;
  /** Opens half of the data too, for the move that writes it. */
  readonly mayBeUnfinished?: boolean;
}

/**
 * Opens a database of a MongoDB server, and makes the indexes that are missing.
 *
 * @throws StorageAwayError if the server does not answer within seconds; a later try may succeed
 * @throws StartError, with what to do, if the server or the database cannot be used
 */
export async function openMongodbStorage(
  settings: MongodbSettings,
  {
    onOddValue = ignoreOddValues,
    onRisk = () => undefined,
    onAdoption,
    now = () => new Date(),
    adoptAgain = false,
    mayBeUnfinished = false,
  }: MongodbStorageOptions = {},
): Promise<Storage> {
  const connection = connectMongodb(settings);
  try {
    const { risks } = await checkServer(connection.db);
    for (const risk of risks) onRisk(risk);
    if (!mayBeUnfinished) await refuseUnfinishedMove(connection.db);
    const storage = assemble(connection, {
      db: connection.db,
      patientDb: connection.patientDb,
      processName: randomUUID(),
      now,
      report: reportOnce(onOddValue),
    });
    const indexes = storage.groups.flatMap((group) => group.indexes);
    // An adoption fills them in small steps. To make them afterwards takes one large step.
    await ensureIndexes(
      connection.patientDb,
      indexes.filter(({ unique }) => !unique),
    );
    await adoptDatabase(connection.patientDb, {
      now,
      again: adoptAgain,
      onReport: onAdoption && ((report) => onAdoption(describeAdoption(report))),
    });
    await ensureIndexes(
      connection.patientDb,
      indexes.filter(({ unique }) => unique),
    );
    for (const group of storage.groups) await group.prepare?.();
    return storage.storage;
  } catch (error) {
    await connection.close();
    throw toStartError(error);
  }
}

/** Puts the stores together. Nothing is read or written yet. */
function assemble(connection: MongodbConnection, context: MongodbContext) {
  const watch = new ServerWatch(connection.client, context.now);
  const accounts = createAccounts(context);
  const leads = createLeads(context, accounts);
  const planner = createPlanner(context, leads);
  const dashboard = createDashboard(context);
  const inbox = createInbox(context, leads);
  const pages = createPages(context);
  const privacy = createPrivacy(context, { ...leads, ...accounts });
  const running = createRunningProcess(context);
  const groups: readonly StoreGroup[] = [
    accounts,
    leads,
    planner,
    dashboard,
    inbox,
    pages,
    privacy,
    running,
  ];
  const guard = <Store extends object>(store: Store) => guardStore(store, () => watch.fault);
  const parts = {
    processName: context.processName,
    pages: guard(pages.pages),
    inbox: guard(inbox.inbox),
    leads: guard(leads.leads),
    board: guard(leads.board),
    leadEvents: guard(leads.leadEvents),
    dashboard: guard(dashboard.dashboard),
    meetings: guard(planner.meetings),
    tasks: guard(planner.tasks),
    calendarFeeds: guard(planner.calendarFeeds),
    notes: guard(leads.notes),
    conversations: guard(leads.conversations),
    unlinked: guard(leads.unlinked),
    assignments: guard(leads.assignments),
    notices: guard(planner.notices),
    views: guard(leads.views),
    bulkRuns: guard(leads.bulkRuns),
    templates: guard(planner.templates),
    imports: guard(planner.imports),
    audit: guard(accounts.audit),
    apiKeys: guard(accounts.apiKeys),
    counts: guard(accounts.counts),
    connectStates: guard(pages.connectStates),
    closures: guard(pages.closures),
    privacyRequests: guard(pages.privacyRequests),
    erasures: guard(privacy.erasures),
    retention: guard(privacy.retention),
    health: guard(pages.health),
    incidents: guard(pages.incidents),
    accounts: (options: BetterAuthOptions) =>
      guardAdapter(accounts.accounts(options), () => watch.fault),
    users: guard(accounts.users),
    accountLinks: guard(accounts.accountLinks),
    sessions: guard(accounts.sessions),
    setupCodes: guard(accounts.setupCodes),
    settings: guard(accounts.settings),
    turns: guard(pages.turns),
    processes: guard(running.processes),
    bus: leads.bus,
    ...guard({ checkWritable: createCheckWritable(context) }),
    fault: () => watch.fault,
    startChecks: async ({ onFault }) => watch.start(onFault),
    toStartError,
  } satisfies Omit<Storage, 'close'>;
  const close = async () => {
    watch.stop();
    // If the server is away, what this process holds runs out by itself.
    await Promise.allSettled(groups.map(async (group) => group.close?.()));
    await connection.close();
  };
  let closing: Promise<void> | undefined;
  return { groups, storage: { ...parts, close: () => (closing ??= close()) } satisfies Storage };
}

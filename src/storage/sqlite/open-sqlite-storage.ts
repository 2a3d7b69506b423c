import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { NodeSqliteDialect } from '@better-auth/kysely-adapter/node-sqlite-dialect';
import { MEETING_RULES } from '../../planner/meeting.ts';
import { TASK_RULES } from '../../planner/task.ts';
import type { Storage, StorageReports } from '../storage.ts';
import { accountDatabase } from './account-database.ts';
import { createApiKeyStore } from './api-key-store.ts';
import { createAppendAudit, createAuditStore } from './audit-store.ts';
import { createAssignmentStore } from './assignment-store.ts';
import { createAccountLinkStore } from './account-link-store.ts';
import { DATABASE_FILE } from './backup/manifest.ts';
import { createCountStore } from './count-store.ts';
import { createCheckWritable } from './check-writable.ts';
import { createLeadWriter } from './change-lead.ts';
import { createClosureStore } from './closure-store.ts';
import { createConnectStateStore } from './connect-state-store.ts';
import { createBoardStore } from './board-store.ts';
import { createConversationStore } from './conversation-store.ts';
import { createDashboardStore } from './dashboard/dashboard-store.ts';
import { GroupCommit } from './group-commit.ts';
import { createHealthStore } from './health-store.ts';
import { createIncidentStore } from './incident-store.ts';
import { createInboxStore } from './inbox/inbox-store.ts';
import { keepPrivate } from './keep-private.ts';
import { createLeadEventStore, createRecordEvent, type RecordEvent } from './lead-events.ts';
import { createImportStore } from './import-store.ts';
import { createLeadStore } from './lead-store.ts';
import { SqliteLiveBus } from './live-bus.ts';
import { createNoteStore } from './note-store.ts';
import { createNoticeStore } from './notice-store.ts';
import { ignoreOddValues, reportOnce, type ReportOddValue } from '../odd-values.ts';
import { refuseUnfinishedMove } from './move/unfinished-mark.ts';
import { openDatabase } from './open-database.ts';
import { createPageStore } from './pages/page-store.ts';
import { createCalendarFeedStore } from './planner/calendar-feed-store.ts';
import { meetingTable } from './planner/meeting-table.ts';
import { createPlannerStore } from './planner/planner-store.ts';
import { taskTable } from './planner/task-table.ts';
import { markProcess, releaseDeadProcesses } from './process-mark.ts';
import { refuseLostDatabase } from './refuse-lost-database.ts';
import { createRecordLead } from './record-lead.ts';
import { releaseLeases } from './release-leases.ts';
import { ReadingThread } from './search/reading-thread.ts';
import { createSessionStore } from './session-store.ts';
import { createErasureStore } from './privacy/erasure-store.ts';
import { createRetentionStore } from './privacy/retention-store.ts';
import { createPrivacyRequestStore } from './privacy-request-store.ts';
import { createSettingStore } from './setting-store.ts';
import { createSetupCodeStore } from './setup-code-store.ts';
import { renewSearchTerms } from './renew-search-terms.ts';
import { toStartError } from './to-start-error.ts';
import { oneMachine } from './process-store.ts';
import { createTemplateStore } from './template-store.ts';
import { createTurnStore } from './turn-store.ts';
import { createUnlinkedStore } from './unlinked-store.ts';
import { createUserStore } from './user-store.ts';
import { createBulkStore } from './bulk-store.ts';
import { createViewStore } from './view-store.ts';
import { DatabaseFiles } from './watch/database-files.ts';
import { DatabaseWatch } from './watch/database-watch.ts';
import type { WatchedDatabase } from './watch/watched-database.ts';

export interface SqliteStorageOptions extends StorageReports {
  readonly now?: () => Date;
  /** Opens half of the data too, for the move that writes it. */
  readonly mayBeUnfinished?: boolean;
}

/**
 * Opens `leadrabbit.db` under the data folder. Makes both if they are missing, keeps both for their
 * owner alone, and brings the schema up to date.
 *
 * @throws StartError, with what to do, if the folder or the database cannot be used
 */
export async function openSqliteStorage(
  dataDir: string,
  {
    onOddValue = ignoreOddValues,
    onNotPrivate = () => undefined,
    now = () => new Date(),
    mayBeUnfinished = false,
  }: SqliteStorageOptions = {},
): Promise<Storage> {
  const file = join(dataDir, DATABASE_FILE);
  let database: WatchedDatabase | undefined;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    if (!mayBeUnfinished) {
      refuseUnfinishedMove(dataDir);
      refuseLostDatabase(dataDir);
    }
    keepPrivate(dataDir, onNotPrivate);
    database = openDatabase(file, now());
    return assemble(database, { dataDir, file, report: reportOnce(onOddValue), now });
  } catch (error) {
    database?.close();
    throw toStartError(error, file);
  }
}

interface Surroundings {
  readonly dataDir: string;
  readonly file: string;
  readonly report: ReportOddValue;
  readonly now: () => Date;
}

function assemble(
  database: WatchedDatabase,
  { dataDir, file, report, now }: Surroundings,
): Storage {
  const watch = new DatabaseWatch(database, new DatabaseFiles(file), now);
  database.onDamage = watch.noteDamage;
  const commits = new GroupCommit(database, { guard: watch.refuseWhileFaulty });
  const appendAudit = createAppendAudit(database);
  const recordEvent = createRecordEvent(database, appendAudit);
  const records = createRecordLead(database, recordEvent);
  const writer = createLeadWriter(database, recordEvent, report);
  const thread = new ReadingThread(file);
  const processName = randomUUID();
  const leadEvents = createLeadEventStore(database, report);
  const bus = new SqliteLiveBus({ database, commits, events: leadEvents, now });
  const parts = {
    processName,
    pages: createPageStore(database, commits, report),
    inbox: createInboxStore(database, commits, records.recordLead),
    leads: createLeadStore(database, commits, { ...records, writer, report, thread }),
    board: createBoardStore(database, { report, thread }),
    notes: createNoteStore(database, commits, writer),
    conversations: createConversationStore(database, commits, writer),
    unlinked: createUnlinkedStore(database, commits, recordEvent),
    assignments: createAssignmentStore(database, commits, { writer, report }),
    notices: createNoticeStore(database, commits),
    views: createViewStore(database, commits),
    bulkRuns: createBulkStore(database, commits),
    templates: createTemplateStore(database, commits),
    imports: createImportStore(database, commits),
    leadEvents,
    ...createPlannerStores(database, commits, recordEvent),
    dashboard: createDashboardStore(database, commits),
    calendarFeeds: createCalendarFeedStore(database, commits),
    apiKeys: createApiKeyStore(database, commits),
    counts: createCountStore(database, commits),
    audit: createAuditStore(database, commits, appendAudit),
    bus,
    connectStates: createConnectStateStore(database, commits),
    closures: createClosureStore(database, commits),
    privacyRequests: createPrivacyRequestStore(database, commits),
    erasures: createErasureStore(database, commits, { recordEvent, now }),
    retention: createRetentionStore(database, commits),
    health: createHealthStore(database, commits),
    incidents: createIncidentStore(database, commits),
    // Without transactions of its own: one that stays open over event-loop turns would get into
    // the group commits of the same connection.
    accounts: {
      dialect: new NodeSqliteDialect({
        database: accountDatabase(database, watch.refuseWhileFaulty),
      }),
      type: 'sqlite',
      transaction: false,
    },
    users: createUserStore(database, commits),
    accountLinks: createAccountLinkStore(database, commits),
    sessions: createSessionStore(database, commits),
    setupCodes: createSetupCodeStore(database, commits),
    settings: createSettingStore(database, commits),
    turns: createTurnStore(database, commits),
    processes: oneMachine,
    checkWritable: createCheckWritable(database, commits, now),
    fault: () => watch.fault,
    startChecks: (checks) => watch.start(checks),
    toStartError: (error) => toStartError(error, dataDir),
  } satisfies Omit<Storage, 'close'>;
  const mark = markProcess(dataDir, processName);
  releaseDeadProcesses(dataDir, (name) => releaseLeases(database, name, now()));
  const renewal = renewSearchTerms(database, commits);

  const close = async () => {
    renewal.stop();
    bus.close();
    await Promise.all([watch.stop(), thread.close()]);
    commits.flush();
    giveBack(database, processName, now());
    // The last process that closes the database also folds its log into it.
    database.close();
    mark.remove();
  };
  let closing: Promise<void> | undefined;
  return { ...parts, close: () => (closing ??= close()) };
}

const createPlannerStores = (
  database: WatchedDatabase,
  commits: GroupCommit,
  recordEvent: RecordEvent,
) => ({
  meetings: createPlannerStore(database, commits, {
    table: meetingTable,
    rules: MEETING_RULES,
    recordEvent,
  }),
  tasks: createPlannerStore(database, commits, {
    table: taskTable,
    rules: TASK_RULES,
    recordEvent,
  }),
});

/** Leads and Pages that this process was working on are due now, for other processes and the next start. */
function giveBack(database: WatchedDatabase, processName: string, now: Date): void {
  try {
    releaseLeases(database, processName, now);
  } catch {
    // The database cannot be written: then the leases run out by themselves.
  }
}

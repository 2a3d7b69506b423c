import type { BetterAuthOptions } from 'better-auth';
import type { ApiKeyStore } from '../api-keys/api-key-store.ts';
import type { AssignmentStore } from '../assignment/assignment-store.ts';
import type { AuditStore } from '../audit/audit-store.ts';
import type { ClosureStore } from '../connections/closure-store.ts';
import type { ConnectStateStore } from '../connections/connect-state-store.ts';
import type { DashboardStore } from '../dashboard/dashboard-store.ts';
import type { HealthStore } from '../connections/health/health-store.ts';
import type { IncidentStore } from '../connections/health/incident-store.ts';
import type { PageStore } from '../connections/page-store.ts';
import type { PrivacyRequestStore } from '../connections/privacy-request-store.ts';
import type { ImportStore } from '../imports/import-store.ts';
import type { InboxStore } from '../intake/inbox-store.ts';
import type { BoardStore } from '../leads/board-store.ts';
import type { ConversationStore } from '../leads/conversation-store.ts';
import type { LeadEventStore } from '../leads/lead-event-store.ts';
import type { LeadStore } from '../leads/lead-store.ts';
import type { UnlinkedStore } from '../leads/unlinked-store.ts';
import type { NoteStore } from '../leads/note-store.ts';
import type { LiveBus } from '../live/live-bus.ts';
import type { NoticeStore } from '../notices/notice-store.ts';
import type { CalendarFeedStore } from '../planner/calendar-feed-store.ts';
import type { MeetingStore, TaskStore } from '../planner/planner-store.ts';
import type { ErasureStore } from '../privacy/erasure-store.ts';
import type { RetentionStore } from '../privacy/retention-store.ts';
import type { CountStore } from '../limits/count-store.ts';
import type { SettingStore } from '../settings/setting-store.ts';
import type { TurnStore } from '../turns/turn-store.ts';
import type { AccountLinkStore } from '../users/account-link-store.ts';
import type { SessionStore } from '../users/session-store.ts';
import type { SetupCodeStore } from '../users/setup-code-store.ts';
import type { UserStore } from '../users/user-store.ts';
import type { BulkStore } from '../bulk/bulk-store.ts';
import type { ViewStore } from '../views/view-store.ts';
import type { TemplateStore } from '../templates/template-store.ts';
import type { StorageFault, StorageFaultCode } from '../storage-fault.ts';
import type { ProcessStore } from './process-store.ts';

/** All that one database engine provides. `open-storage.ts` opens one. */
export interface Storage {
  readonly pages: PageStore;
  readonly inbox: InboxStore;
  readonly leads: LeadStore;
  readonly board: BoardStore;
  readonly leadEvents: LeadEventStore;
  readonly meetings: MeetingStore;
  readonly tasks: TaskStore;
  readonly calendarFeeds: CalendarFeedStore;
  readonly notes: NoteStore;
  readonly conversations: ConversationStore;
  readonly unlinked: UnlinkedStore;
  readonly assignments: AssignmentStore;
  readonly notices: NoticeStore;
  readonly views: ViewStore;
  readonly bulkRuns: BulkStore;
  readonly dashboard: DashboardStore;
  readonly templates: TemplateStore;
  readonly imports: ImportStore;
  readonly audit: AuditStore;
  readonly apiKeys: ApiKeyStore;
  readonly counts: CountStore;
  readonly connectStates: ConnectStateStore;
  readonly closures: ClosureStore;
  readonly privacyRequests: PrivacyRequestStore;
  readonly erasures: ErasureStore;
  readonly retention: RetentionStore;
  readonly health: HealthStore;
  readonly incidents: IncidentStore;
  /**
   * Begins the name of each holder of this process, of a lease, a turn or a set-up code. If the process
   * dies, the engine may free what it held when the next process opens the data; else its time runs out.
   */
  readonly processName: string;
  /** What better-auth keeps users and sessions in. Its schema is complete once the storage is open. */
  readonly accounts: NonNullable<BetterAuthOptions['database']>;
  readonly users: UserStore;
  readonly accountLinks: AccountLinkStore;
  readonly sessions: SessionStore;
  readonly setupCodes: SetupCodeStore;
  readonly settings: SettingStore;
  readonly turns: TurnStore;
  readonly processes: ProcessStore;
  readonly bus: LiveBus;
  /**
   * Writes as much as a webhook does, and waits until it is on disk.
   *
   * @throws the `storage-unavailable` error if the database cannot be written
   */
  checkWritable(): Promise<void>;
  /**
   * What keeps the storage from being used now; null if nothing does. While there is a fault every
   * write is refused with the `storage-unavailable` error.
   */
  fault(): StorageFault | null;
  /**
   * Begins to look for faults in the background, until `close`. Resolves after a first look, or sooner
   * if that takes long.
   */
  startChecks(checks: StorageChecks): Promise<void>;
  /**
   * Explains an error that kept LeadRabbit from starting on this storage.
   *
   * @returns a StartError with what to do; the error itself if the operator cannot put it right, as
   *   with a bug
   */
  toStartError(error: unknown): unknown;
  /** Finishes what was asked for, then closes. */
  close(): Promise<void>;
}

/** Is told what an engine finds in stored data that a person should know of. */
export interface StorageReports {
  /** Called once for each stored value that cannot be read. */
  readonly onOddValue?: (value: OddValue) => void;
  /** Other users of the machine may read this file or folder, and that could not be changed. */
  readonly onNotPrivate?: (path: string, error: unknown) => void;
  /** Something about the database is risky: a sentence that says what and what to do. */
  readonly onRisk?: (risk: string) => void;
  /**
   * The database is of the first LeadRabbit and is about to be completed: what changes, as sentences. It is
   * changed when this returns.
   */
  readonly onAdoption?: (changes: readonly string[]) => void;
}

/** Names a stored value that cannot be read: the column and the row, never the value itself. */
export interface OddValue {
  readonly column: string;
  /** The row's id. */
  readonly id: string;
}

/** Is told what the checks of a storage find. */
export interface StorageChecks {
  /** A fault began, or ended (null). */
  readonly onFault: (fault: StorageFault | null) => void;
  /** The engine has put a fault right by itself; nothing was lost. */
  readonly onRepaired: (code: StorageFaultCode) => void;
  /** Details for the log, without personal data: what a check found, or why it could not be made. */
  readonly onUnsound: (details: Readonly<Record<string, unknown>>) => void;
}

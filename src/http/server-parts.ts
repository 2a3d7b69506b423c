import type { FastifyBaseLogger } from 'fastify';
import type { ApiKeys } from '../api-keys/api-keys.ts';
import type { Assignment } from '../assignment/assignment.ts';
import type { HandOver } from '../assignment/hand-over.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import type { AuditStore } from '../audit/audit-store.ts';
import type { Maintenance } from '../contract/audit.ts';
import type { FinishConnect } from '../connections/finish-connect.ts';
import type { BeginConnect } from '../connections/begin-connect.ts';
import type { ForgetPerson } from '../connections/forget-person.ts';
import type { PrivacyRequestStore } from '../connections/privacy-request-store.ts';
import type { CheckHealth } from '../connections/health/check-health.ts';
import type { IncidentStore } from '../connections/health/incident-store.ts';
import type { PageStore } from '../connections/page-store.ts';
import type { PageSwitch } from '../connections/switch-page.ts';
import type { AppAnswer } from '../contract/session.ts';
import type { CompleteLead } from '../intake/complete-lead.ts';
import type { Imports } from '../imports/imports.ts';
import type { FileRoom } from '../imports/kept-file.ts';
import type { InboxStore } from '../intake/inbox-store.ts';
import type { ReceiveWebhook } from '../intake/receive-webhook.ts';
import type { RetryLeads } from '../intake/retry-leads.ts';
import type { SyncPages } from '../intake/sync-pages.ts';
import type { BoardStore } from '../leads/board-store.ts';
import type { ConversationStore } from '../leads/conversation-store.ts';
import type { LeadEventStore } from '../leads/lead-event-store.ts';
import type { ErasePerson } from '../privacy/erase-person.ts';
import type { ErasureStore } from '../privacy/erasure-store.ts';
import type { Retention } from '../privacy/retention.ts';
import type { LeadStore } from '../leads/lead-store.ts';
import type { RelatedLeads } from '../leads/related-leads.ts';
import type { NoteStore } from '../leads/note-store.ts';
import type { LiveBus } from '../live/live-bus.ts';
import type { CountStore } from '../limits/count-store.ts';
import type { StorageFault } from '../storage-fault.ts';
import type { NoticeStore } from '../notices/notice-store.ts';
import type { Mailer } from '../mail/mailer.ts';
import type { CalendarFeeds } from '../planner/calendar-feeds.ts';
import type { Dashboard } from '../dashboard/dashboard.ts';
import type { Planner } from '../planner/planner.ts';
import type { Pipelines } from '../pipeline/pipelines.ts';
import type { SettingStore } from '../settings/setting-store.ts';
import type { Templates } from '../templates/templates.ts';
import type { AccountLinks } from '../users/account-links.ts';
import type { Accounts } from '../users/accounts.ts';
import type { ForgotPassword } from '../users/forgot-password.ts';
import type { KnownDevices } from '../users/known-device.ts';
import type { OwnAccount } from '../users/own-account.ts';
import type { PasswordChanges } from '../users/password-changes.ts';
import type { People } from '../users/people.ts';
import type { SignInGuard } from '../users/sign-in-guard.ts';
import type { SignInSlowing } from '../users/sign-in-slowing.ts';
import type { Setup } from '../users/setup.ts';
import type { UserStore } from '../users/user-store.ts';
import type { UsedCodes } from '../users/used-codes.ts';
import type { BulkRuns } from '../bulk/bulk-runs.ts';
import type { Views } from '../views/views.ts';
import type { BodyBudget } from './body-budget.ts';
import type { Identity } from './identity.ts';
import type { LiveFeed } from './live-feed.ts';
import type { EventStreams } from './event-streams.ts';

/** The parts that the server uses. */
export interface ServerParts {
  readonly url: string;
  readonly secureCookies: boolean;
  /** The folder of the built web application. */
  readonly webRoot: string;
  readonly demo: AppAnswer['demo'];

  readonly accounts: Accounts;
  readonly setup: Setup;
  readonly team: TeamParts;
  readonly settings: SettingStore;
  readonly forgetPerson: ForgetPerson;
  readonly erasePerson: ErasePerson;
  readonly erasures: Pick<ErasureStore, 'listCertificates'>;
  readonly leadEvents: LeadEventStore;
  readonly notes: NoteStore;
  readonly conversations: ConversationStore;
  readonly retention: Retention;
  readonly privacyRequests: Pick<PrivacyRequestStore, 'find'>;
  /** What Meta says in a `signed_request`; undefined if it is not Meta's. */
  readonly readSignedRequest: (text: string) => { readonly userId: string } | undefined;
  readonly apiKeys: ApiKeys;
  /** For limits that hold over all processes. */
  readonly counts: CountStore;
  readonly audit: AuditLog;
  readonly auditStore: AuditStore;
  readonly readMaintenance: () => Promise<Maintenance['items']>;
  readonly leads: LeadStore;
  readonly relatedLeads: RelatedLeads;
  readonly board: BoardStore;
  readonly pipelines: Pipelines;
  /** Begins to move the leads of removed stages to others, without waiting. */
  readonly startMovingLeavers: () => void;
  readonly planner: Planner;
  readonly assignment: Assignment;
  readonly handOver: Pick<HandOver, 'count' | 'order'>;
  /** Carries out the orders to hand over. */
  readonly wakeHandOver: () => void;
  readonly notices: NoticeStore;
  readonly views: Views;
  readonly bulk: Pick<BulkRuns, 'begin' | 'undo' | 'find' | 'listRecent' | 'wait'>;
  readonly dashboard: Dashboard;
  readonly templates: Templates;
  readonly imports: Imports;
  /** Where files are kept while they are imported. */
  readonly fileRoom: FileRoom;
  readonly calendarFeeds: CalendarFeeds;
  readonly users: Pick<UserStore, 'list'>;
  readonly pages: PageStore;
  readonly inbox: InboxStore;
  readonly incidents: Pick<IncidentStore, 'list'>;
  /** What the open screens of this process are told. */
  readonly feed: LiveFeed;
  readonly bus: Pick<LiveBus, 'publish'>;
  readonly syncPages: SyncPages;
  readonly retryLeads: RetryLeads;
  readonly completeLead: CompleteLead;
  readonly beginConnect: BeginConnect;
  readonly finishConnect: FinishConnect;
  readonly pageSwitch: PageSwitch;
  readonly health: Pick<CheckHealth, 'survey' | 'checkAll' | 'checkPage'>;
  /** Tells the worker that inbox leads are due. */
  readonly wakeWorker: () => void;

  readonly receiveWebhook: ReceiveWebhook;
  /** Checks a webhook's signature over its raw bytes. */
  readonly checkSignature: (rawBody: Buffer, header: string | undefined) => SignatureVerdict;
  /** The answer to a verification handshake; undefined if it is refused. */
  readonly answerHandshake: (query: Readonly<Record<string, unknown>>) => string | undefined;
  /** @throws if the database cannot be written */
  readonly checkWritable: () => Promise<void>;
  /** What keeps the storage from being used now; null if nothing does. */
  readonly storageFault: () => StorageFault | null;
  readonly now: () => Date;
}

/** What people do with their own accounts, and admins with those of others. */
export interface TeamParts {
  readonly people: People;
  readonly links: AccountLinks;
  readonly passwordChanges: PasswordChanges;
  readonly forgotPassword: ForgotPassword;
  readonly ownAccount: OwnAccount;
  readonly slowing: SignInSlowing;
  readonly devices: KnownDevices;
  readonly guardSignIn: SignInGuard;
  readonly usedCodes: UsedCodes;
  readonly mailer: Mailer;
}

export type SignatureVerdict = 'valid' | 'missing' | 'wrong';

/**
 * Network settings. They are separate from the parts, because Fastify has options with the same
 * names.
 */
export interface ServerOptions {
  readonly log: FastifyBaseLogger;
  /** Whose `X-Forwarded-*` headers are trusted. A number is the number of proxies. */
  readonly trustProxy: boolean | number | string[];
  /**
   * Host names that the server accepts, in addition to that of its URL and those of this machine.
   */
  readonly allowedHosts?: readonly string[];
}

/** What routes that need to know who asks get besides. */
export interface ApiParts extends ServerParts {
  readonly budget: BodyBudget;
  readonly identity: Identity;
  readonly streams: EventStreams;
}

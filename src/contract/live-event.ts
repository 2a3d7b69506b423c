import type { Lead } from './lead.ts';
import type { SyncProgress } from './sync.ts';

/**
 * What `GET /api/events` streams (server-sent events): the event's name is `type`, its data the
 * JSON of `data`. `lead.*` go to everyone who sees the lead, `notices.changed` to its person,
 * `planner.changed` to everyone who is signed in, and the others to admins only. There is no replay: after a reconnect a client reads its lists again.
 */
export type LiveEvent =
  | { type: 'lead.created'; data: Lead }
  | { type: 'lead.updated'; data: Lead }
  /** A lead is gone: its person was erased. */
  | { type: 'lead.erased'; data: { _id: string } }
  /** An import that had made the lead was undone. */
  | { type: 'lead.removed'; data: { _id: string } }
  /** The person does not see this lead any more: somebody else owns it now. */
  | { type: 'lead.hidden'; data: { _id: string } }
  /** A meeting or a task has changed. */
  | { type: 'planner.changed'; data: Record<string, never> }
  /** What one person is told has changed. */
  | { type: 'notices.changed'; data: { userId: string } }
  | { type: 'inbox.changed'; data: Record<string, never> }
  /** Of a Page, or of the whole app where `pageId` is `app` or empty. */
  | { type: 'page.changed'; data: { pageId: string } }
  | { type: 'sync.progress'; data: SyncProgress };

/**
 * Besides the events above the stream carries `event: heartbeat`, as its first event and then every
 * few seconds, with the data of `Heartbeat`. A client that hears none for more than twice this time,
 * in ms, has lost its connection, although the browser may not know it yet.
 */
export const HEARTBEAT_MS = 5_000;

export interface Heartbeat {
  /**
   * `run:everyone:admins`: how many events this run of the server had published that this person hears, and how many
   * for admins. Answers about leads and for admins carry the counts before they were made, in the
   * header below. If they are those of the stream's first heartbeat, nothing happened in between.
   */
  readonly position: string;
}

export const LIVE_POSITION_HEADER = 'x-live-position';

/** Events that only an admin may see. */
export const ADMIN_EVENTS: ReadonlySet<LiveEvent['type']> = new Set([
  'inbox.changed',
  'page.changed',
  'sync.progress',
]);

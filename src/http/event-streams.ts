import {
  ADMIN_EVENTS,
  HEARTBEAT_MS,
  type Heartbeat,
  type LiveEvent,
} from '../contract/live-event.ts';
import { maySee } from '../leads/visibility.ts';
import type { UserRole } from '../users/user.ts';
import type { EventStream } from './event-stream.ts';
import { KEY_PRINCIPAL } from './identity.ts';
import type { LeadAudience, LiveFeed } from './live-feed.ts';

/** How often all open streams are checked against their sessions. */
const CHECK_MS = 1_000;

/** How many events for admins may wait while the sessions cannot be read. */
const MOST_HELD = 1_000;

export interface EventStreamsDependencies {
  readonly feed: LiveFeed;
  /** Returns the sessions that are still valid, with the role of their user. */
  readonly listSessions: (ids: readonly string[]) => Promise<ReadonlyMap<string, UserRole>>;
  /** Whether people who are not admins see only some leads. */
  readonly hidesLeads?: () => Promise<boolean>;
  readonly onError: (error: unknown) => void;
}

/**
 * The open event streams. Once a second, one query reads the sessions of all streams. A stream ends
 * if its session is over or the role of its user has changed, also if another process or SQL
 * changed it. An event for admins is sent only after such a check.
 */
export class EventStreams {
  readonly #dependencies: EventStreamsDependencies;
  readonly #streams = new Set<EventStream>();
  /** Events for admins that wait for the next check. */
  #held: LiveEvent[] = [];
  #isChecking = false;
  #stopWatching: (() => void) | undefined;

  constructor(dependencies: EventStreamsDependencies) {
    this.#dependencies = dependencies;
  }

  add(stream: EventStream): void {
    this.#streams.add(stream);
    this.#sendHeartbeat(stream);
    this.#stopWatching ??= this.#watch();
  }

  /** Must be called when a stream has closed. */
  remove(stream: EventStream): void {
    this.#streams.delete(stream);
    if (this.#streams.size > 0) return;
    this.#stopWatching?.();
    this.#stopWatching = undefined;
    this.#held = [];
  }

  /** Ends the streams of a session that is over. */
  endSession(sessionId: string): void {
    for (const stream of this.#streams) if (stream.sessionId === sessionId) this.#end(stream);
  }

  endAll(): void {
    for (const stream of this.#streams) this.#end(stream);
  }

  #end(stream: EventStream): void {
    stream.end();
    this.remove(stream);
  }

  #watch(): () => void {
    const unsubscribe = this.#dependencies.feed.subscribe((event, audience) =>
      this.#publish(event, audience),
    );
    const check = setInterval(() => void this.#check(), CHECK_MS);
    const heartbeat = setInterval(() => {
      for (const stream of this.#streams) this.#sendHeartbeat(stream);
    }, HEARTBEAT_MS);
    return () => {
      unsubscribe();
      clearInterval(check);
      clearInterval(heartbeat);
    };
  }

  #publish(event: LiveEvent, audience: LeadAudience | undefined): void {
    if (audience) return this.#sendLead(event, audience);
    if (event.type === 'notices.changed') return this.#sendNotice(event);
    if (!ADMIN_EVENTS.has(event.type)) return this.#sendToAll(toFrame(event));
    this.#held.push(event);
    void this.#check();
  }

  /** The others get nothing of the lead, except those who saw it until now: they are told that it is hidden. */
  #sendLead(event: LiveEvent, { leadId, before, ...now }: LeadAudience): void {
    const frame = toFrame(event);
    const hidden = toFrame({ type: 'lead.hidden', data: { _id: leadId } });
    for (const stream of this.#streams) {
      if (maySee(stream.viewer, now)) stream.send(frame);
      else if (before && maySee(stream.viewer, before)) stream.send(hidden);
    }
  }

  /** What one person is told is nobody else's business, not even how often. */
  #sendNotice(event: Extract<LiveEvent, { type: 'notices.changed' }>): void {
    const { userId } = event.data;
    for (const stream of this.#streams)
      if (stream.userId === null || stream.userId === userId) stream.send(toFrame(event));
  }

  #sendHeartbeat(stream: EventStream): void {
    const { viewer, userId, role } = stream;
    const watcher = { viewer, userId, isAdmin: role === 'admin' };
    const beat: Heartbeat = { position: this.#dependencies.feed.positionOf(watcher) };
    stream.send(`event: heartbeat\ndata: ${JSON.stringify(beat)}\n\n`);
  }

  #sendToAll(frame: string): void {
    for (const stream of this.#streams) stream.send(frame);
  }

  async #check(): Promise<void> {
    if (this.#isChecking) return;
    this.#isChecking = true;
    let events: LiveEvent[] = [];
    try {
      do {
        events = this.#held;
        this.#held = [];
        const streams = [...this.#streams];
        const ids = new Set(streams.map(({ sessionId }) => sessionId));
        const roles = await this.#dependencies.listSessions([...ids]);
        const hides = await this.#dependencies.hidesLeads?.();
        for (const stream of streams) {
          if (hides !== undefined && isOutdated(stream, hides)) this.#end(stream);
          else this.#deliver(stream, roles.get(stream.sessionId), events);
        }
      } while (this.#held.length > 0);
    } catch (error) {
      this.#dependencies.onError(error);
      this.#keep(events);
    } finally {
      this.#isChecking = false;
    }
  }

  #deliver(stream: EventStream, role: UserRole | undefined, events: readonly LiveEvent[]): void {
    if (role !== stream.role) this.#end(stream);
    else if (role === 'admin') for (const event of events) stream.send(toFrame(event));
  }

  /**
   * Keeps events while the sessions cannot be read. The next check sends them, if there is room.
   */
  #keep(events: readonly LiveEvent[]): void {
    this.#held.unshift(...events);
    if (this.#held.length <= MOST_HELD) return;
    this.#held = [];
    for (const stream of this.#streams) if (stream.role === 'admin') this.#end(stream);
  }
}

/** Whether the setting of whose leads people see has changed since the stream was opened. */
const isOutdated = ({ role, sessionId, viewer }: EventStream, hides: boolean): boolean =>
  role === 'user' && !sessionId.startsWith(KEY_PRINCIPAL) && hides !== (viewer !== null);

const toFrame = ({ type, data }: LiveEvent) => `event: ${type}\ndata: ${JSON.stringify(data)}\n\n`;

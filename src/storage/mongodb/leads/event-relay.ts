import { ObjectId, type Collection } from 'mongodb';
import { auditedActor } from '../../../audit/audit-log.ts';
import { toActor } from '../../actor-columns.ts';
import { auditedEvent } from '../../audited-events.ts';
import type { AppendAuditOnce } from '../accounts/create-accounts.ts';
import { isDuplicateKey } from '../connection/mongodb-error.ts';
import { fromId } from '../ids.ts';
import type { LeadEventDocument, PendingEvent } from './event-document.ts';
import type { LeadDocument } from './lead-document.ts';
import { unchanged } from './lead-version.ts';
import { removalOf, type LeadWithEvents } from './marked-removal.ts';

/**
 * How often to look for events that another process left, in ms. An event that two looks in a row find was
 * left. No clock is compared: those of two machines may differ by hours.
 */
const SWEEP_MS = 1_000;

const MOST_LEADS = 200;

const FIRST_TIME = new Date(0);

export interface EventRelayDependencies {
  readonly leads: Collection<LeadDocument>;
  readonly events: Collection<LeadEventDocument>;
  readonly appendAuditOnce: AppendAuditOnce;
}

/**
 * Copies events from the leads to `lead_events`, which everybody reads, and adds the audit entries of
 * status changes. Each step can run twice without harm, so that any process finishes what another one left:
 * an event that was stored with its change is never lost.
 */
export class EventRelay {
  /** Called after events were copied. */
  onRelayed: () => void = () => undefined;
  readonly #dependencies: EventRelayDependencies;
  readonly #waiting: LeadWithEvents[] = [];
  /** What the last sweep found. */
  #found: ReadonlySet<string> = new Set();
  #running: Promise<void> | undefined;
  #sweeping: NodeJS.Timeout | undefined;

  constructor(dependencies: EventRelayDependencies) {
    this.#dependencies = dependencies;
  }

  /**
   * Copies the events of a lead that was just changed, together with others that come at the same time.
   * Never fails: what could not be copied is copied by a later sweep.
   */
  async relay(lead: LeadWithEvents): Promise<void> {
    this.#waiting.push(lead);
    // What is being copied now may not include this one.
    await this.#running;
    await (this.#running ??= this.#copyWaiting());
  }

  /**
   * Copies the events of a lead that is being erased, without the data of the person, and leaves them in
   * it. @throws if they could not be copied
   */
  async copyErased({ pendingEvents = [] }: LeadWithEvents): Promise<void> {
    await this.#store(pendingEvents.map(({ personal: _personal, ...event }) => event));
    for (const event of pendingEvents) await this.#audit(event);
  }

  /**
   * Removes a lead whose last event says that it is removed. The event is copied first, so that it is there when the lead
   * is gone.
   *
   * @param isLeft another process had marked it and may have copied the event. Then lists that were read since are told
   *   once more
   * @returns false if the lead has changed since
   * @throws if the event could not be copied
   */
  async remove(lead: LeadWithEvents, { isLeft }: { readonly isLeft: boolean }): Promise<boolean> {
    await this.copyErased(lead);
    const { deletedCount } = await this.#dependencies.leads.deleteOne(unchanged(lead));
    const removal = removalOf(lead);
    if (deletedCount === 1 && isLeft && removal)
      await this.#store([{ ...removal, _id: new ObjectId() }]);
    return deletedCount === 1;
  }

  /** Copies all events that wait, of all processes. @throws if some could not be copied */
  async relayAll(): Promise<void> {
    for (;;) {
      const found = await this.#findWaiting();
      await this.#finish(found);
      if (found.length < MOST_LEADS) return;
    }
  }

  /** Begins to look for events that other processes left. */
  start(): void {
    const sweep = async () => {
      try {
        await this.#relayLeft();
      } catch {
        // The server cannot be used now: the next sweep tries again.
      }
      this.#sweeping?.refresh();
    };
    this.#sweeping = setTimeout(() => void sweep(), SWEEP_MS);
    this.#sweeping.unref();
  }

  async stop(): Promise<void> {
    clearTimeout(this.#sweeping);
    this.#sweeping = undefined;
    await this.#running;
  }

  async #relayLeft(): Promise<void> {
    const found = await this.#findWaiting();
    const left = found.filter((lead) => this.#found.has(oldestOf(lead)));
    this.#found = new Set(found.map(oldestOf));
    await this.#finish(left);
  }

  /** Copies what waits in these leads, and removes those that are marked as removed. */
  async #finish(leads: readonly LeadWithEvents[]): Promise<void> {
    const others = leads.filter((lead) => !removalOf(lead));
    if (others.length > 0) await this.#copy(others);
    for (const lead of leads) if (removalOf(lead)) await this.remove(lead, { isLeft: true });
  }

  #findWaiting(): Promise<LeadWithEvents[]> {
    return this.#dependencies.leads
      .find({ pendingSince: { $gt: FIRST_TIME } })
      .project<LeadWithEvents>({ version: 1, pendingEvents: 1 })
      .hint('pendingSince')
      .limit(MOST_LEADS)
      .toArray();
  }

  async #copyWaiting(): Promise<void> {
    // Changes of the same turn of the event loop are copied together.
    await new Promise(setImmediate);
    const leads = this.#waiting.splice(0);
    try {
      await this.#copy(latestOf(leads));
    } catch {
      // The events stay in the leads; a sweep copies them.
    } finally {
      this.#running = undefined;
    }
  }

  /** Copies and removes the events. If an audit entry fails, the events of that lead stay in it. */
  async #copy(leads: readonly LeadWithEvents[]): Promise<void> {
    const events = leads.flatMap(({ pendingEvents = [] }) => pendingEvents);
    await this.#store(events);
    const done: LeadWithEvents[] = [];
    const failures: unknown[] = [];
    for (const lead of leads)
      try {
        for (const event of lead.pendingEvents ?? []) await this.#audit(event);
        done.push(lead);
      } catch (error) {
        failures.push(error);
      }
    await this.#forget(done);
    if (failures.length > 0) throw failures[0];
  }

  async #store(events: readonly PendingEvent[]): Promise<void> {
    if (events.length === 0) return;
    const upserts = events.map(({ _id, address: _address, ...event }) => ({
      updateOne: {
        // An event that is there already does not match, and the insert is refused by its id.
        filter: { _id, changedAt: { $exists: false } },
        update: { $setOnInsert: event, $currentDate: { changedAt: true as const } },
        upsert: true,
      },
    }));
    try {
      await this.#dependencies.events.bulkWrite(upserts, { ordered: false });
    } catch (error) {
      if (!hasOnlyDuplicates(error)) throw error;
    }
    this.onRelayed();
  }

  async #audit(event: PendingEvent): Promise<void> {
    const { type, changes, personal = [] } = event;
    const audited = auditedEvent(
      { type, changes },
      personal.map(({ field }) => field),
    );
    if (!audited) return;
    await this.#dependencies.appendAuditOnce({
      ...audited,
      at: event.at,
      actor: auditedActor(toActor(event.by)).actor,
      address: event.address,
      target: { kind: 'lead', id: event.leadId },
      reference: String(event._id),
    });
  }

  /** Removes what was copied. A lead that has changed since keeps its newer events. */
  async #forget(leads: readonly LeadWithEvents[]): Promise<void> {
    if (leads.length === 0) return;
    const { matchedCount } = await this.#dependencies.leads.bulkWrite(
      leads.map((lead) => ({
        updateOne: {
          filter: unchanged(lead),
          update: { $unset: { pendingEvents: '' as const, pendingSince: '' as const } },
        },
      })),
      { ordered: false },
    );
    if (matchedCount === leads.length) return;
    const pulls = leads.flatMap(({ _id, pendingEvents = [] }) => {
      const copied = pendingEvents.map((event) => event._id);
      const update = { $pull: { pendingEvents: { _id: { $in: copied } } } };
      return copied.length > 0 ? [{ updateOne: { filter: { _id }, update } }] : [];
    });
    if (pulls.length > 0) await this.#dependencies.leads.bulkWrite(pulls, { ordered: false });
  }
}

/** Of each lead the latest version: it has the events of the earlier ones that still wait. */
function latestOf(leads: readonly LeadWithEvents[]): readonly LeadWithEvents[] {
  const ascending = leads.toSorted((a, b) => a.version - b.version);
  return [...new Map(ascending.map((lead) => [fromId(lead._id), lead])).values()];
}

/** Names a lead with the event that has waited longest in it. */
const oldestOf = ({ _id, pendingEvents: [oldest] = [] }: LeadWithEvents): string =>
  `${fromId(_id)} ${oldest ? fromId(oldest._id) : ''}`;

/** @param error of an unordered bulk write */
function hasOnlyDuplicates(error: unknown): boolean {
  const { writeErrors } = Object(error) as { writeErrors?: unknown };
  const errors = [writeErrors].flat();
  const codes = errors.map((each) => (Object(each) as { code?: unknown }).code);
  return isDuplicateKey(error) && codes.every((code) => code === 11_000);
}

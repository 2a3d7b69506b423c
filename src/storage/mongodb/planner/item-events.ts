import type { Collection } from 'mongodb';
import { fromId } from '../ids.ts';
import type { EventRelay } from '../leads/event-relay.ts';
import type { LeadWithEvents } from '../leads/marked-removal.ts';
import type { LeadDocument } from '../leads/lead-document.ts';
import { pushEvents } from '../leads/push-events.ts';
import type { PlannerDocument } from './planner-document.ts';

/**
 * How often to look for events that another process left, in ms. An event that two looks in a row find was
 * left.
 */
const SWEEP_MS = 2_000;

const MOST_ITEMS = 200;

const FIRST_TIME = new Date(0);

/** A collection of items, and the array of the lead that names them. */
export interface ItemsOfLeads {
  readonly items: Collection<PlannerDocument>;
  readonly listOnLead?: 'meetings' | undefined;
}

export interface ItemEventsParts {
  readonly leads: Collection<LeadDocument>;
  readonly relay: EventRelay;
  readonly kinds: readonly ItemsOfLeads[];
}

/**
 * Carries events from meetings and tasks to their leads. An event is stored in the item by the update that makes the
 * change, then pushed into the lead together with the id of the item, and then removed from the item. Each step can
 * run twice without harm, so that any process finishes what another one left.
 */
export class ItemEvents {
  readonly #parts: ItemEventsParts;
  /** What the last sweep found. */
  #found: ReadonlySet<string> = new Set();
  #sweeping: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(parts: ItemEventsParts) {
    this.#parts = parts;
  }

  /** @returns false if the lead does not exist any more: then the item is removed too */
  async carry(kind: ItemsOfLeads, item: PlannerDocument): Promise<boolean> {
    const { _id, leadId, sequence, pendingEvents = [], isRemoved } = item;
    if (leadId !== null && pendingEvents.length > 0) {
      const lead = await this.#push(kind, item, leadId);
      if (!lead) {
        await kind.items.deleteOne({ _id });
        return false;
      }
      await this.#parts.relay.relay(lead);
    }
    // A change that came in between keeps its event here, and is carried by whoever made it.
    if (isRemoved) await kind.items.deleteOne({ _id });
    else
      await kind.items.updateOne(
        { _id, sequence },
        { $unset: { pendingEvents: '', pendingSince: '' } },
      );
    return true;
  }

  /** Finishes all that waits, of all processes. @throws if some could not be finished */
  async carryAll(): Promise<void> {
    for (const kind of this.#parts.kinds)
      for (;;) {
        const found = await findWaiting(kind);
        for (const item of found) await this.carry(kind, item);
        if (found.length < MOST_ITEMS) break;
      }
  }

  /** Begins to look for events that other processes left. */
  start(): void {
    const sweep = async () => {
      // If the server cannot be used now, the next sweep tries again.
      this.#running = this.#carryLeft().catch(() => undefined);
      await this.#running;
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

  async #carryLeft(): Promise<void> {
    const found = new Set<string>();
    for (const kind of this.#parts.kinds)
      for (const item of await findWaiting(kind)) {
        const name = `${fromId(item._id)} ${item.sequence}`;
        found.add(name);
        if (this.#found.has(name)) await this.carry(kind, item);
      }
    this.#found = found;
  }

  /** @returns undefined if there is no such lead */
  #push(
    { listOnLead }: ItemsOfLeads,
    { _id, isRemoved, pendingEvents = [] }: PlannerDocument,
    leadId: string,
  ): Promise<LeadWithEvents | undefined> {
    const list = listOnLead && { [listOnLead]: _id };
    return pushEvents(this.#parts.leads, leadId, pendingEvents, {
      ...(list && (isRemoved ? { $pull: list } : { $addToSet: list })),
    });
  }
}

const findWaiting = ({ items }: ItemsOfLeads): Promise<PlannerDocument[]> =>
  items
    .find({ pendingSince: { $gt: FIRST_TIME } })
    .hint('pendingSince')
    .limit(MOST_ITEMS)
    .toArray();

import type { Collection, Filter } from 'mongodb';
import { AppError } from '../../../errors.ts';
import {
  eventOfItem,
  type ItemChange,
  type ItemRules,
  type PlannedItem,
} from '../../../planner/planned-item.ts';
import type { PlannerQuery, PlannerStore } from '../../../planner/planner-store.ts';
import type { Actor } from '../../../users/actor.ts';
import { readCursor, writeCursor } from '../../planner-cursor.ts';
import { wellFormed } from '../fields.ts';
import { toId } from '../ids.ts';
import { toPendingEvent, type PendingEvent } from '../leads/event-document.ts';
import type { LeadDocument } from '../leads/lead-document.ts';
import type { ItemEvents, ItemsOfLeads } from './item-events.ts';
import { toDocument, type PlannerCollection, type PlannerDocument } from './planner-document.ts';

interface PlannerStoreParts<Item extends PlannedItem, Fields> {
  readonly items: Collection<PlannerDocument>;
  readonly leads: Collection<LeadDocument>;
  readonly collection: PlannerCollection<Item>;
  readonly rules: ItemRules<Item, Fields>;
  readonly events: ItemEvents;
}

/** A document that LeadRabbit wrote, and that is not being removed. */
const IS_THERE = { sequence: { $gte: 0 }, isRemoved: { $exists: false } } as const;

/** What the commands of a store share. */
interface Commands<Item extends PlannedItem, Fields> extends PlannerStoreParts<Item, Fields> {
  readonly kind: ItemsOfLeads;
  readonly find: (id: string) => Promise<PlannerDocument | undefined>;
  /** The event of a change as it waits in the item. */
  readonly eventOf: (change: ItemChange<Item>, by: Actor, now: Date) => PendingEvent | undefined;
}

/**
 * Meetings or tasks in a collection of their own. A change and its event are one update of the item; the lead gets
 * the event afterwards.
 */
export function createPlannerStore<Item extends PlannedItem, Fields>(
  parts: PlannerStoreParts<Item, Fields>,
): PlannerStore<Item, Fields> {
  const { items, collection, rules } = parts;
  const commands: Commands<Item, Fields> = {
    ...parts,
    kind: { items, listOnLead: collection.listOnLead },
    find: async (id) => (await items.findOne({ _id: toId(id), ...IS_THERE })) ?? undefined,
    eventOf: (change, by, now) => {
      const event = eventOfItem(rules, change, by, now);
      // Its place among the events of the lead is known when the lead gets it.
      return event && toPendingEvent(event, 0);
    },
  };
  const { toItem, momentOf, at } = collection;
  return {
    add: createAdd(commands),
    find: async (id) => {
      const document = await commands.find(id);
      return document && toItem(document);
    },
    findAll: async (ids) => {
      if (ids.length === 0) return [];
      return (await items.find({ _id: { $in: ids.map(toId) }, ...IS_THERE }).toArray()).map(toItem);
    },
    list: async (query) => {
      const found = await items
        .find(filterOf(collection, query))
        .sort({ [at]: 1, _id: 1 })
        .hint(hintOf(query))
        .limit(query.limit + 1)
        .toArray();
      const page = found.slice(0, query.limit).map(toItem);
      const last = page.at(-1);
      const hasMore = found.length > query.limit && last !== undefined;
      const position = last && { at: momentOf(last), id: last.id };
      return { items: page, nextCursor: hasMore && position ? writeCursor(position) : undefined };
    },
    change: createChange(commands),
    remove: createRemove(commands),
  };
}

function createAdd<Item extends PlannedItem, Fields>({
  items,
  leads,
  collection,
  events,
  kind,
  eventOf,
}: Commands<Item, Fields>): PlannerStore<Item, Fields>['add'] {
  return async (item, by) => {
    if (item.leadId !== null) {
      const lead = await leads.findOne({ _id: toId(item.leadId) }, { projection: { _id: 1 } });
      if (!lead) return false;
    }
    const event = eventOf({ after: item }, by, item.createdAt);
    const document = wellFormed({
      ...toDocument(collection, item),
      ...(event && { pendingEvents: [event], pendingSince: new Date() }),
    });
    await items.insertOne(document);
    return event ? events.carry(kind, document) : true;
  };
}

function createChange<Item extends PlannedItem, Fields>({
  items,
  collection,
  rules,
  events,
  kind,
  find,
  eventOf,
}: Commands<Item, Fields>): PlannerStore<Item, Fields>['change'] {
  return async (id, edit, by, now) => {
    for (;;) {
      const document = await find(id);
      if (!document) return undefined;
      const before = collection.toItem(document);
      const edited = rules.edit(before, wellFormed(edit), by, now);
      if (edited.kind !== 'changed') return edited;
      const event = eventOf({ before, after: edited.item }, by, now);
      const { _id, ...fields } = toDocument(collection, edited.item);
      const changed = await items.findOneAndUpdate(
        { _id, sequence: before.sequence, isRemoved: { $exists: false } },
        {
          $set: fields,
          ...(event && { $push: { pendingEvents: event }, $min: { pendingSince: new Date() } }),
        },
        { returnDocument: 'after' },
      );
      // Somebody else was faster: it is decided again.
      if (!changed) continue;
      if (event && !(await events.carry(kind, changed))) return undefined;
      return { kind: 'changed', item: collection.toItem(changed) };
    }
  };
}

function createRemove<Item extends PlannedItem, Fields>({
  items,
  collection,
  events,
  kind,
  find,
  eventOf,
}: Commands<Item, Fields>): PlannerStore<Item, Fields>['remove'] {
  return async (id, by, now, seen) => {
    for (;;) {
      const document = await find(id);
      if (!document) return undefined;
      const item = collection.toItem(document);
      const event = eventOf({ before: item }, by, now);
      const { sequence } = item;
      if (sequence !== (seen ?? sequence)) throw new AppError('changed-since', {});
      const removed = await items.findOneAndUpdate(
        { _id: document._id, sequence, isRemoved: { $exists: false } },
        {
          $set: { isRemoved: true as const, sequence: sequence + 1 },
          ...(event && { $push: { pendingEvents: event } }),
          $min: { pendingSince: new Date() },
        },
        { returnDocument: 'after' },
      );
      if (!removed) continue;
      await events.carry(kind, removed);
      return item;
    }
  };
}

function filterOf<Item extends PlannedItem>(
  { at, userId, isOpen, isNotOpen }: PlannerCollection<Item>,
  query: PlannerQuery,
): Filter<PlannerDocument> {
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor);
  const from = Math.max(query.from?.getTime() ?? 0, after?.at.getTime() ?? 0);
  const conditions: Filter<PlannerDocument>[] = [
    IS_THERE,
    // Also leaves out documents that have no time.
    { [at]: { $gte: new Date(from), ...(query.to && { $lt: query.to }) } },
  ];
  if (after)
    conditions.push({
      $or: [{ [at]: { $gt: after.at } }, { [at]: after.at, _id: { $gt: toId(after.id) } }],
    });
  if (query.leadId !== undefined) conditions.push({ leadId: query.leadId });
  if (query.userId !== undefined) conditions.push({ [userId]: query.userId });
  if (query.isOpen !== undefined) conditions.push(query.isOpen ? isOpen : isNotOpen);
  return { $and: conditions };
}

function hintOf({ leadId, userId }: PlannerQuery): string {
  if (leadId !== undefined) return 'leadId_at';
  return userId === undefined ? 'at' : 'userId_at';
}

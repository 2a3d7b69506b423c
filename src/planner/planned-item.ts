import type { EventValue, NewLeadEvent } from '../leads/lead-event.ts';
import type { ValueChange } from '../leads/lead-fields.ts';
import type { Actor } from '../users/actor.ts';
import type { Edit, Edited } from './edit.ts';

/** What meetings and tasks have in common. */
export interface PlannedItem {
  readonly id: string;
  /** The CRM lead that it belongs to; null if it belongs to none. */
  readonly leadId: string | null;
  /** 0 at first; rises with each change. */
  readonly sequence: number;
  readonly createdBy: Actor;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** The rules of one kind of item, for every engine. */
export interface ItemRules<Item extends PlannedItem, Fields> {
  readonly name: 'meeting' | 'task';
  readonly edit: (before: Item, edit: Edit<Fields>, by: Actor, now: Date) => Edited<Item>;
  /** The values of an event that every reader gets. Data of a person is not among them. */
  readonly toEventValues: (item: Item) => Readonly<Record<string, EventValue>>;
  /**
   * The fields with texts, which may hold data of a person. Their values are only in the part of an event that an
   * erasure empties; for other readers the event says that they changed.
   */
  readonly privateFields: readonly (keyof Item & string)[];
}

/** The item before and after a change; undefined if there is none. */
export interface ItemChange<Item> {
  readonly before?: Item | undefined;
  readonly after?: Item | undefined;
}

/**
 * The event of a change, in the history of the item's lead; undefined if the item has no lead. Its personal part names
 * the item by its title, also if that is the same.
 */
export function eventOfItem<Item extends PlannedItem, Fields>(
  { name, toEventValues, privateFields }: ItemRules<Item, Fields>,
  { before, after }: ItemChange<Item>,
  by: Actor,
  at: Date,
): NewLeadEvent | undefined {
  const leadId = (after ?? before)?.leadId;
  if (!leadId) return undefined;
  const changes: Record<string, { from: EventValue; to: EventValue }> = {
    // Names the item, whether it changed or not.
    [name]: { from: before?.id ?? null, to: after?.id ?? null },
  };
  const [from, to] = [before, after].map((item) => (item ? toEventValues(item) : {}));
  for (const field of new Set([...Object.keys(from ?? {}), ...Object.keys(to ?? {})])) {
    const change = { from: from?.[field] ?? null, to: to?.[field] ?? null };
    if (change.from !== change.to) changes[field] = change;
  }
  const personal: Record<string, ValueChange> = {};
  for (const field of privateFields) {
    const [was, is] = [textOf(before?.[field]), textOf(after?.[field])];
    if (was !== is || field === 'title') personal[field] = { from: was, to: is };
    if (before && after && was !== is) changes[field] = { from: null, to: null };
  }
  const verb = before ? (after ? 'changed' : 'removed') : 'added';
  return { type: `lead.${name}-${verb}`, at, leadId, by, changes, personal };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

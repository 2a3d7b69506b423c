import type { Filter } from 'mongodb';
import type { PlannedItem } from '../../../planner/planned-item.ts';
import type { PlannedTime } from '../../../planner/wall-time.ts';
import { toActor, toActorColumns, type ActorColumns } from '../../actor-columns.ts';
import type { NeededIndex } from '../connection/indexes.ts';
import { toText, toTime } from '../fields.ts';
import { fromId, toId, type DocumentId } from '../ids.ts';
import type { PendingEvent } from '../leads/event-document.ts';

/** What the documents of `meetings` and `tasks` have in common. */
export interface PlannerDocument {
  readonly _id: DocumentId;
  /** As the API shows it. */
  readonly leadId: string | null;
  /** Rises with each change; a change is guarded by it. */
  readonly sequence: number;
  readonly createdBy: ActorColumns;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** Events that its lead does not have yet, with the time of the oldest; see `item-events.ts`. */
  readonly pendingEvents?: readonly PendingEvent[];
  readonly pendingSince?: Date;
  /** It is removed as soon as its lead has the event. */
  readonly isRemoved?: true;
}

/** The collection of one kind of item. */
export interface PlannerCollection<Item extends PlannedItem> {
  readonly name: 'meetings' | 'tasks';
  /** The array of ids on the lead, if there is one. */
  readonly listOnLead?: 'meetings';
  /** The path of the moment by which items are listed. */
  readonly at: string;
  /** The field of the user whose item it is. */
  readonly userId: string;
  /** The index of the open items by their moment, if there is one. */
  readonly openAt?: Pick<NeededIndex, 'key' | 'partialFilterExpression'>;
  readonly isOpen: Filter<PlannerDocument>;
  readonly isNotOpen: Filter<PlannerDocument>;
  readonly momentOf: (item: Item) => Date;
  /** The fields beside those that both kinds have. */
  readonly toFields: (item: Item) => object;
  readonly toItem: (document: PlannerDocument) => Item;
}

export const toDocument = <Item extends PlannedItem>(
  { toFields }: PlannerCollection<Item>,
  item: Item,
): PlannerDocument => ({
  _id: toId(item.id),
  leadId: item.leadId,
  sequence: item.sequence,
  createdBy: toActorColumns(item.createdBy),
  createdAt: item.createdAt,
  updatedAt: item.updatedAt,
  ...toFields(item),
});

export const toCommonFields = (document: PlannerDocument): PlannedItem => ({
  id: fromId(document._id),
  leadId: document.leadId ?? null,
  sequence: document.sequence,
  createdBy: readActor(document.createdBy),
  createdAt: toTime(document.createdAt) ?? new Date(0),
  updatedAt: toTime(document.updatedAt) ?? new Date(0),
});

export function readActor(value: unknown) {
  const { kind, id, name } = Object(value) as Record<string, unknown>;
  return toActor({ kind: toText(kind), id: toText(id), name: toText(name) });
}

export function readPlannedTime(value: unknown): PlannedTime {
  const { local, zone, at } = Object(value) as Record<string, unknown>;
  return { local: toText(local), zone: toText(zone), at: toTime(at) ?? new Date(0) };
}

/** Queries name these as their hint. */
export const indexesOf = <Item extends PlannedItem>({
  name,
  at,
  userId,
  openAt,
}: PlannerCollection<Item>): readonly NeededIndex[] => [
  { collection: name, name: 'at', key: { [at]: 1, _id: 1 } },
  { collection: name, name: 'userId_at', key: { [userId]: 1, [at]: 1, _id: 1 } },
  { collection: name, name: 'leadId_at', key: { leadId: 1, [at]: 1, _id: 1 } },
  ...(openAt ? [{ collection: name, name: 'open_at', ...openAt }] : []),
  { collection: name, name: 'pendingSince', key: { pendingSince: 1 }, sparse: true },
];

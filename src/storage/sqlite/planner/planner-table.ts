import type { PlannedItem } from '../../../planner/planned-item.ts';
import type { PlannedTime } from '../../../planner/wall-time.ts';
import type { Actor } from '../../../users/actor.ts';
import { toActor, toActorColumns } from '../../actor-columns.ts';
import * as column from '../columns.ts';

export type SqlValue = string | number | null;

/** The table of one kind of item. */
export interface PlannerTable<Item extends PlannedItem> {
  readonly name: 'meetings' | 'tasks';
  /** All columns but `id`. */
  readonly columns: readonly string[];
  /** The column of the moment by which items are listed. */
  readonly at: string;
  /** The column of the user whose item it is. */
  readonly userId: string;
  /** The condition for items that are open. */
  readonly isOpen: string;
  readonly momentOf: (item: Item) => Date;
  readonly toRow: (item: Item) => Readonly<Record<string, SqlValue>>;
  readonly toItem: (row: column.Row) => Item;
}

/** The columns that both kinds have. */
export const COMMON_COLUMNS = [
  'leadId',
  'sequence',
  'createdByKind',
  'createdById',
  'createdByName',
  'createdAt',
  'updatedAt',
] as const;

export const toCommonRow = (item: PlannedItem): Readonly<Record<string, SqlValue>> => ({
  id: item.id,
  leadId: item.leadId,
  sequence: item.sequence,
  ...toActorRow('createdBy', item.createdBy),
  createdAt: item.createdAt.getTime(),
  updatedAt: item.updatedAt.getTime(),
});

export const toCommonFields = (row: column.Row): PlannedItem => ({
  id: column.text(row, 'id'),
  leadId: column.textOrNull(row, 'leadId'),
  sequence: column.integer(row, 'sequence'),
  createdBy: readActor(row, 'createdBy'),
  createdAt: column.time(row, 'createdAt'),
  updatedAt: column.time(row, 'updatedAt'),
});

/** @param name the beginning of the names of three columns */
export function toActorRow(name: string, actor: Actor | null): Record<string, SqlValue> {
  const columns = actor && toActorColumns(actor);
  return {
    [`${name}Kind`]: columns?.kind ?? null,
    [`${name}Id`]: columns?.id ?? null,
    [`${name}Name`]: columns?.name ?? null,
  };
}

export const readActor = (row: column.Row, name: string): Actor =>
  toActor({
    kind: column.text(row, `${name}Kind`),
    id: column.text(row, `${name}Id`),
    name: column.text(row, `${name}Name`),
  });

/** @param name the beginning of the names of three columns */
export const toTimeRow = (name: string, time: PlannedTime): Record<string, SqlValue> => ({
  [`${name}Local`]: time.local,
  [`${name}Zone`]: time.zone,
  [`${name}At`]: time.at.getTime(),
});

export const readPlannedTime = (row: column.Row, name: string): PlannedTime => ({
  local: column.text(row, `${name}Local`),
  zone: column.text(row, `${name}Zone`),
  at: column.time(row, `${name}At`),
});

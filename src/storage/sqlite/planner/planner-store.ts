import type { DatabaseSync } from 'node:sqlite';
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
import type { GroupCommit } from '../group-commit.ts';
import type { RecordEvent } from '../lead-events.ts';
import type { PlannerTable, SqlValue } from './planner-table.ts';

interface PlannerStoreParts<Item extends PlannedItem, Fields> {
  readonly table: PlannerTable<Item>;
  readonly rules: ItemRules<Item, Fields>;
  readonly recordEvent: RecordEvent;
}

/** Meetings or tasks in a table of their own; each change and its event are one commit. */
export function createPlannerStore<Item extends PlannedItem, Fields>(
  database: DatabaseSync,
  commits: GroupCommit,
  { table, rules, recordEvent }: PlannerStoreParts<Item, Fields>,
): PlannerStore<Item, Fields> {
  const { name, columns } = table;
  const hasLead = database.prepare('SELECT 1 FROM leads WHERE id = ?');
  const select = database.prepare(`SELECT * FROM ${name} WHERE id = ?`);
  const selectAll = database.prepare(
    `SELECT * FROM ${name} WHERE id IN (SELECT value FROM json_each(?))`,
  );
  const insert = database.prepare(`
    INSERT INTO ${name} (id, ${columns.join(', ')})
    VALUES (:id, ${columns.map((column) => `:${column}`).join(', ')}) RETURNING *`);
  const update = database.prepare(`
    UPDATE ${name} SET ${columns.map((column) => `${column} = :${column}`).join(', ')}
    WHERE id = :id RETURNING *`);
  const remove = database.prepare(`DELETE FROM ${name} WHERE id = ?`);

  const find = (id: string): Item | undefined => {
    const row = select.get(id);
    return row && table.toItem(row);
  };
  const record = (change: ItemChange<Item>, by: Actor, at: Date) => {
    const event = eventOfItem(rules, change, by, at);
    if (event) recordEvent(event);
  };

  return {
    add: (item, by) =>
      commits.write(() => {
        if (item.leadId !== null && !hasLead.get(item.leadId)) return false;
        insert.get(table.toRow(item));
        record({ after: item }, by, item.createdAt);
        return true;
      }),
    find: async (id) => find(id),
    findAll: async (ids) => selectAll.all(JSON.stringify(ids)).map(table.toItem),
    list: async (query) => {
      const { sql, values } = listStatement(table, query);
      const rows = database.prepare(sql).all(...values);
      const items = rows.slice(0, query.limit).map(table.toItem);
      const last = items.at(-1);
      const hasMore = rows.length > query.limit && last !== undefined;
      const position = last && { at: table.momentOf(last), id: last.id };
      return { items, nextCursor: hasMore && position ? writeCursor(position) : undefined };
    },
    change: (id, edit, by, now) =>
      commits.write(() => {
        const before = find(id);
        if (!before) return undefined;
        const edited = rules.edit(before, edit, by, now);
        if (edited.kind !== 'changed') return edited;
        const row = update.get(table.toRow(edited.item));
        if (!row) throw new Error('SQLite did not return the item that it changed.');
        // As it was read back: halves of surrogate pairs do not survive in UTF-8.
        const after = table.toItem(row);
        record({ before, after }, by, now);
        return { kind: 'changed' as const, item: after };
      }),
    remove: (id, by, now, sequence) =>
      commits.write(() => {
        const before = find(id);
        if (!before) return undefined;
        if (before.sequence !== (sequence ?? before.sequence))
          throw new AppError('changed-since', {});
        remove.run(id);
        record({ before }, by, now);
        return before;
      }),
  };
}

/** One row more than asked for is read, which tells whether a next page exists. */
function listStatement<Item extends PlannedItem>(
  { name, at, userId, isOpen }: PlannerTable<Item>,
  query: PlannerQuery,
): { readonly sql: string; readonly values: readonly SqlValue[] } {
  const conditions: [sql: string, ...values: SqlValue[]][] = [['1']];
  if (query.cursor !== undefined) {
    const position = readCursor(query.cursor);
    conditions.push([`(${at}, id) > (?, ?)`, position.at.getTime(), position.id]);
  }
  if (query.from) conditions.push([`${at} >= ?`, query.from.getTime()]);
  if (query.to) conditions.push([`${at} < ?`, query.to.getTime()]);
  if (query.leadId !== undefined) conditions.push(['leadId = ?', query.leadId]);
  if (query.userId !== undefined) conditions.push([`${userId} = ?`, query.userId]);
  if (query.isOpen !== undefined) conditions.push([query.isOpen ? isOpen : `NOT (${isOpen})`]);
  const where = conditions.map(([sql]) => sql).join(' AND ');
  return {
    sql: `SELECT * FROM ${name} WHERE ${where} ORDER BY ${at}, id LIMIT ?`,
    values: [...conditions.flatMap(([, ...values]) => values), query.limit + 1],
  };
}

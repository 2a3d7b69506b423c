import type { DatabaseSync } from 'node:sqlite';
import type { KindOfRecords } from '../../move/move-side.ts';
import {
  deliveryKey,
  textOf,
  type NeutralRecord,
  type NeutralValue,
} from '../../move/neutral-record.ts';
import { integer, json, text, time, timeOrNull, type Row } from '../columns.ts';
import { inTransaction } from './plain-table.ts';

/** Positions of moved events leave room for this many in each millisecond. */
const EVENTS_PER_MS = 1_024;

/** Events of leads. Their order within a lead is kept, and that between leads as far as their times tell. */
export function createEventsTable(database: DatabaseSync): KindOfRecords {
  const all = database.prepare(`
    SELECT *, row_number() OVER (PARTITION BY leadId ORDER BY position) AS n,
      max(at) OVER (ORDER BY position) AS recordedAt
    FROM lead_events ORDER BY leadId, position`);
  database.exec('CREATE TEMP TABLE IF NOT EXISTS moved_events (id TEXT PRIMARY KEY)');
  database.exec('INSERT OR IGNORE INTO moved_events SELECT id FROM lead_events');
  const isThere = database.prepare('SELECT 1 FROM moved_events WHERE id = ?');
  const noteThere = database.prepare('INSERT OR IGNORE INTO moved_events VALUES (?)');
  const lastOfLead = database.prepare(
    'SELECT max(position) AS last FROM lead_events WHERE leadId = ?',
  );
  const isTaken = database.prepare('SELECT 1 FROM lead_events WHERE position = ?');
  const insert = database.prepare(`
    INSERT INTO lead_events (position, id, type, at, leadId, byKind, byId, byName, changes, personal)
    VALUES (:position, :id, :type, :at, :leadId, :byKind, :byId, :byName, :changes, :personal)`);
  const remove = database.prepare('DELETE FROM lead_events WHERE id = ?');
  return {
    name: 'lead_events',
    async *readAll() {
      for (const row of all.iterate()) yield toEvent(row);
    },
    // Events never change, so their ids alone are compared.
    find: async (keys) =>
      new Map(keys.filter((key) => isThere.get(key)).map((key) => [key, 'same' as const])),
    write: async (records) =>
      inTransaction(database, () => {
        for (const { key, fields, extra } of records) {
          const { at, leadId, changes, personal, n: _, ...others } = fields;
          const recorded = Math.floor(Number(extra?.['recordedAt'])) * EVENTS_PER_MS;
          const last = integer(lastOfLead.get(textOf(leadId)) ?? {}, 'last');
          let position = Math.max(recorded, last + 1);
          while (isTaken.get(position)) position += 1;
          insert.run({
            ...(others as Record<string, string>),
            position,
            id: key,
            at: (at as Date).getTime(),
            leadId: textOf(leadId),
            changes: JSON.stringify(changes),
            personal: personal === null ? null : JSON.stringify(personal),
          });
          noteThere.run(key);
        }
      }),
    remove: async (keys) => inTransaction(database, () => keys.forEach((key) => remove.run(key))),
  };
}

function toEvent(row: Row): NeutralRecord {
  return {
    key: text(row, 'id'),
    fields: {
      type: text(row, 'type'),
      at: time(row, 'at'),
      leadId: text(row, 'leadId'),
      byKind: text(row, 'byKind'),
      byId: text(row, 'byId'),
      byName: text(row, 'byName'),
      changes: json(row, 'changes') as NeutralValue,
      personal: json(row, 'personal') as NeutralValue,
      n: integer(row, 'n'),
    },
    extra: { recordedAt: integer(row, 'recordedAt') },
  };
}

/** Bodies of webhooks. Two of the same time and bytes are one. */
export function createDeliveriesTable(database: DatabaseSync): KindOfRecords {
  const all = database.prepare('SELECT * FROM webhook_deliveries');
  const at = database.prepare('SELECT * FROM webhook_deliveries WHERE receivedAt = ?');
  const insert = database.prepare(
    'INSERT INTO webhook_deliveries (receivedAt, body) VALUES (?, ?)',
  );
  const remove = database.prepare('DELETE FROM webhook_deliveries WHERE id = ?');
  const ofKey = (key: string) =>
    at.all(Number(key.split(' ')[0])).filter((row) => toDelivery(row).key === key);
  return {
    name: 'webhook_deliveries',
    async *readAll() {
      const seen = new Set<string>();
      for (const row of all.iterate()) {
        const record = toDelivery(row);
        if (seen.has(record.key)) continue;
        seen.add(record.key);
        yield record;
      }
    },
    find: async (keys) =>
      new Map(
        keys.flatMap((key) =>
          ofKey(key)
            .map((row) => [key, toDelivery(row)] as const)
            .slice(0, 1),
        ),
      ),
    write: async (records) =>
      inTransaction(database, () => {
        for (const { fields } of records)
          insert.run((fields['receivedAt'] as Date).getTime(), fields['body'] as Buffer);
      }),
    remove: async (keys) =>
      inTransaction(database, () => {
        for (const row of keys.flatMap(ofKey)) remove.run(integer(row, 'id'));
      }),
  };
}

function toDelivery(row: Row): NeutralRecord {
  const receivedAt = time(row, 'receivedAt');
  const body = Buffer.from(row['body'] as Uint8Array);
  return { key: deliveryKey(receivedAt, body), fields: { receivedAt, body } };
}

/** The history of troubles. SQLite counts the ids itself. */
export function createIncidentsTable(database: DatabaseSync): KindOfRecords {
  const select = `SELECT *, row_number() OVER (PARTITION BY subject, "check" ORDER BY openedAt, id) AS n
    FROM incidents`;
  const all = database.prepare(`${select} ORDER BY openedAt, id`);
  const insert = database.prepare(`
    INSERT INTO incidents (subject, "check", code, params, openedAt, closedAt)
    VALUES (:subject, :check, :code, :params, :openedAt, :closedAt)`);
  const remove = database.prepare('DELETE FROM incidents WHERE id = ?');
  const readAll = () => all.all().map((row) => ({ row, record: toIncident(row) }));
  const known = (keys: readonly string[]) => {
    const wanted = new Set(keys);
    return readAll().filter(({ record }) => wanted.has(record.key));
  };
  const removeAll = (keys: readonly string[]) => {
    for (const { row } of known(keys)) remove.run(integer(row, 'id'));
  };
  return {
    name: 'incidents',
    async *readAll() {
      for (const { record } of readAll()) yield record;
    },
    find: async (keys) => new Map(known(keys).map(({ record }) => [record.key, record])),
    write: async (records) =>
      inTransaction(database, () => {
        removeAll(records.map(({ key }) => key));
        for (const { fields } of records)
          insert.run({
            subject: textOf(fields['subject']),
            check: textOf(fields['check']),
            code: textOf(fields['code']),
            params: JSON.stringify(fields['params']),
            openedAt: (fields['openedAt'] as Date).getTime(),
            closedAt: (fields['closedAt'] as Date | null)?.getTime() ?? null,
          });
      }),
    remove: async (keys) => inTransaction(database, () => removeAll(keys)),
  };
}

function toIncident(row: Row): NeutralRecord {
  const fields = {
    subject: text(row, 'subject'),
    check: text(row, 'check'),
    code: text(row, 'code'),
    params: json(row, 'params') as NeutralValue,
    openedAt: time(row, 'openedAt'),
    closedAt: timeOrNull(row, 'closedAt'),
  };
  return {
    key: `${fields.subject} ${fields.check} ${fields.openedAt.getTime()}`,
    fields,
    extra: { id: String(row['id']), n: integer(row, 'n') },
  };
}

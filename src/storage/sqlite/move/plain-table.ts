import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { KindOfRecords } from '../../move/move-side.ts';
import type { NeutralRecord, NeutralValue } from '../../move/neutral-record.ts';
import type { FieldType, PlainKind } from '../../move/plain-kind.ts';
import { isMoved } from '../../move/plain-kinds.ts';
import { toTime, type Row } from '../columns.ts';

/** The records of a table whose columns are the fields. */
export function createPlainTable(database: DatabaseSync, kind: PlainKind): KindOfRecords {
  const { name, key } = kind;
  const columns = columnsOf(kind);
  const isKey = key.map((field) => `"${field}" = ?`).join(' AND ');
  const all = database.prepare(`SELECT * FROM "${name}"`);
  const one = database.prepare(`SELECT * FROM "${name}" WHERE ${isKey}`);
  const others = columns.filter((column) => !key.includes(column));
  const onConflict =
    kind.isAppendOnly === true
      ? 'DO NOTHING'
      : `DO UPDATE SET ${others.map((column) => `"${column}" = excluded."${column}"`).join(', ')}`;
  const upsert = database.prepare(`
    INSERT INTO "${name}" (${columns.map((column) => `"${column}"`).join(', ')})
    VALUES (${columns.map(() => '?').join(', ')})
    ON CONFLICT (${key.map((field) => `"${field}"`).join(', ')}) ${onConflict}`);
  const remove = database.prepare(`DELETE FROM "${name}" WHERE ${isKey}`);
  return {
    name,
    async *readAll() {
      for (const row of all.iterate()) {
        const record = toRecord(kind, row);
        if (isMoved(kind, record.key)) yield record;
      }
    },
    find: async (keys) =>
      new Map(
        keys.flatMap((each) => {
          const row = one.get(...partsOf(kind, each));
          return row ? [[each, toRecord(kind, row)] as const] : [];
        }),
      ),
    write: async (records) =>
      inTransaction(database, () => {
        for (const record of records) {
          const row = toRow(kind, record);
          upsert.run(...columns.map((column) => row[column] ?? null));
        }
      }),
    remove: async (keys) =>
      inTransaction(database, () => {
        for (const each of keys) remove.run(...partsOf(kind, each));
      }),
  };
}

export function inTransaction(database: DatabaseSync, write: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    write();
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

function columnsOf({ key, fields, sqliteJson, columns = {} }: PlainKind): string[] {
  const inJson = sqliteJson?.fields ?? [];
  const plain = Object.keys(fields).filter((field) => !inJson.includes(field));
  const own = plain.map((field) => columns[field] ?? field);
  return [...new Set([...key, ...own, ...(sqliteJson ? [sqliteJson.column] : [])])];
}

/** A key is its fields with spaces between them; only the last one may hold a space. */
const keyOf = ({ key }: PlainKind, row: Row): string =>
  key.map((field) => String(row[field])).join(' ');

function partsOf({ key }: PlainKind, text: string): string[] {
  if (key.length === 1) return [text];
  const at = text.indexOf(' ');
  return [text.slice(0, at), text.slice(at + 1)];
}

function toRecord(kind: PlainKind, row: Row): NeutralRecord {
  const inJson = (kind.sqliteJson && parse(row[kind.sqliteJson.column])) ?? {};
  const fields = Object.entries(kind.fields).map(([field, type]) => {
    if (kind.sqliteJson?.fields.includes(field))
      return [field, (inJson as Record<string, NeutralValue>)[field] ?? null] as const;
    return [field, read(type, row[kind.columns?.[field] ?? field])] as const;
  });
  return { key: keyOf(kind, row), fields: Object.fromEntries(fields) };
}

function toRow(kind: PlainKind, { key, fields }: NeutralRecord): Record<string, SQLInputValue> {
  const row: Record<string, SQLInputValue> = {};
  partsOf(kind, key).forEach((part, index) => {
    row[kind.key[index] ?? ''] = part;
  });
  const { sqliteJson } = kind;
  if (sqliteJson)
    row[sqliteJson.column] = JSON.stringify(
      Object.fromEntries(sqliteJson.fields.map((field) => [field, fields[field]])),
    );
  for (const [field, type] of Object.entries(kind.fields))
    if (!sqliteJson?.fields.includes(field))
      row[kind.columns?.[field] ?? field] = write(type, fields[field] ?? null);
  return row;
}

function read(type: FieldType, value: unknown): NeutralValue {
  const text = typeof value === 'string' ? value : null;
  const number = typeof value === 'number' ? value : null;
  if (type === 'words') return text ?? '';
  if (type === 'count') return number ?? 0;
  if (type === 'yesNo') return value === 1;
  if (type === 'flag') return number === null ? null : number === 1;
  if (type === 'number') return number;
  if (type === 'time') return toTime(value);
  if (type === 'isoTime') return text === null ? toTime(value) : toTime(Date.parse(text));
  if (type === 'json') return parse(value);
  return text;
}

function write(type: FieldType, value: NeutralValue): SQLInputValue {
  if (value === null) return null;
  if (value instanceof Date) return type === 'isoTime' ? value.toISOString() : value.getTime();
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (type === 'json') return JSON.stringify(value);
  return value as string | number;
}

function parse(value: unknown): NeutralValue {
  try {
    return typeof value === 'string' ? (JSON.parse(value) as NeutralValue) : null;
  } catch {
    return null;
  }
}

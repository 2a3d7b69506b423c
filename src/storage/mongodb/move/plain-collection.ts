import type { Collection, Db, Document } from 'mongodb';
import type { KindOfRecords } from '../../move/move-side.ts';
import { textOf, type NeutralRecord, type NeutralValue } from '../../move/neutral-record.ts';
import type { FieldType, PlainKind } from '../../move/plain-kind.ts';
import { isMoved } from '../../move/plain-kinds.ts';
import { toTime } from '../fields.ts';
import { fromId, toId, type DocumentId } from '../ids.ts';
import { originalOf } from '../inbox/inbox-document.ts';

/** A document of any shape. */
export interface StoredDocument {
  readonly _id: DocumentId | number;
  readonly [field: string]: unknown;
}

/** The records of a collection whose fields are those of the kind. */
export function createPlainCollection(db: Db, kind: PlainKind): KindOfRecords {
  const collection = db.collection<StoredDocument>(kind.name);
  return fromCollection(collection, {
    name: kind.name,
    filter: { ...kind.mongoFilter },
    filterOf: (key) => filterOf(kind, key),
    toRecord: (document) => toRecord(kind, document),
    toDocument: (record) => toDocument(kind, record),
    isMoved: (record) => isMoved(kind, record.key),
  });
}

export interface CollectionParts {
  readonly name: string;
  readonly filter?: Document;
  readonly filterOf: (key: string) => Document;
  readonly toRecord: (document: StoredDocument) => NeutralRecord;
  /** Without `_id` if the filter names another field. */
  readonly toDocument: (record: NeutralRecord) => Document;
  readonly isMoved?: (record: NeutralRecord) => boolean;
}

/** Reads and writes each record as one document. */
export function fromCollection(
  collection: Collection<StoredDocument>,
  {
    name,
    filter = {},
    filterOf: toFilter,
    toRecord: read,
    toDocument: write,
    isMoved: moves = () => true,
  }: CollectionParts,
): KindOfRecords {
  return {
    name,
    async *readAll() {
      for await (const document of collection.find(filter)) {
        const record = read(document);
        if (moves(record)) yield record;
      }
    },
    find: async (keys) => {
      const found = await collection.find({ $or: keys.map(toFilter) }).toArray();
      return new Map(found.map((document) => [read(document).key, read(document)]));
    },
    write: async (records) => {
      await collection.bulkWrite(
        records.map((record) => ({
          replaceOne: { filter: toFilter(record.key), replacement: write(record), upsert: true },
        })),
        { ordered: true },
      );
    },
    remove: async (keys) => {
      await collection.deleteMany({ $or: keys.map(toFilter) });
    },
  };
}

function partsOf({ key }: PlainKind, text: string): string[] {
  if (key.length === 1) return [text];
  const at = text.indexOf(' ');
  return [text.slice(0, at), text.slice(at + 1)];
}

/** Finds the document of a key by its `_id`, or by the unique field that is the key. */
function filterOf(kind: PlainKind, key: string): Document {
  const parts = partsOf(kind, key);
  if (kind.mongoId === 'id') return { _id: toId(key) };
  if (kind.mongoId === 'number') return { _id: Number(key) };
  if (kind.mongoId === 'text') return { _id: key };
  if (kind.mongoId === 'hour')
    return { _id: `${new Date(Number(parts[0])).toISOString()} ${parts[1]}` };
  return { [String(kind.key[0])]: key };
}

function keyOf(kind: PlainKind, document: StoredDocument): string {
  const { _id } = document;
  if (kind.mongoId === 'id') return typeof _id === 'number' ? String(_id) : fromId(_id);
  if (kind.mongoId === 'hour')
    return `${toTime(document['hour'])?.getTime()} ${String(document['verdict'])}`;
  return kind.mongoId === undefined ? String(document[String(kind.key[0])]) : String(_id);
}

function toRecord(kind: PlainKind, document: StoredDocument): NeutralRecord {
  const fields = Object.entries(kind.fields).map(([field, type]) => [
    field,
    read(type, valueAt(document, kind.paths?.[field] ?? field)),
  ]);
  return {
    key: keyOf(kind, document),
    fields: Object.fromEntries(fields) as NeutralRecord['fields'],
  };
}

function toDocument(kind: PlainKind, { fields }: NeutralRecord): Document {
  const document: Document = { ...kind.constants };
  for (const name of kind.nulls ?? []) document[name] = null;
  for (const [field, type] of Object.entries(kind.fields)) {
    const value = fields[field] ?? null;
    if (value === null || (kind.name === 'meta_leads' && field === 'reason' && value === ''))
      continue;
    setAt(document, kind.paths?.[field] ?? field, write(type, value));
  }
  for (const path of kind.dates ?? []) {
    const time = toTime(valueAt(document, path));
    if (time) setAt(document, path, time);
  }
  if (typeof fields['original'] === 'string')
    Object.assign(document, originalOf(fields['original']));
  return document;
}

function valueAt(document: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null ? (value as Document)[name] : undefined,
      document,
    );
}

function setAt(document: Document, path: string, value: unknown): void {
  const [first = '', second] = path.split('.');
  if (second === undefined) document[first] = value;
  else document[first] = { ...(document[first] as Document | null), [second]: value };
}

function read(type: FieldType, value: unknown): NeutralValue {
  const text = typeof value === 'string' ? value : null;
  const number = typeof value === 'number' ? value : null;
  if (type === 'words') return text ?? '';
  if (type === 'count') return number ?? 0;
  if (type === 'yesNo') return value === true;
  if (type === 'flag') return typeof value === 'boolean' ? value : null;
  if (type === 'number') return number;
  if (type === 'time' || type === 'isoTime') return toTime(value);
  if (type === 'json') return toJson(value);
  if (type === 'id') return value ? fromId(value as DocumentId) : null;
  return text;
}

/** With times as text in ISO 8601. */
export const toJson = (value: unknown): NeutralValue =>
  value === undefined || value === null
    ? null
    : (JSON.parse(JSON.stringify(value)) as NeutralValue);

const write = (type: FieldType, value: NeutralValue): unknown =>
  type === 'id' ? toId(textOf(value)) : value;

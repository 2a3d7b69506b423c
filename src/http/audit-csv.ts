import { Readable } from 'node:stream';
import type { AuditEntry } from '../audit/audit-entry.ts';
import { writeRow } from '../csv/write-row.ts';
import { presentAuditEntry, type Names } from './present-audit.ts';

const COLUMNS = [
  'number',
  'at',
  'actorKind',
  'actorId',
  'actorName',
  'address',
  'action',
  'targetKind',
  'targetId',
  'targetName',
  'fields',
  'reference',
  'hash',
] as const;

/** The audit log as CSV (RFC 4180), one line after the other. */
export const auditCsv = (entries: AsyncIterable<AuditEntry>, names: Names): Readable =>
  Readable.from(lines(entries, names));

async function* lines(entries: AsyncIterable<AuditEntry>, names: Names): AsyncGenerator<string> {
  yield writeRow(COLUMNS, ',');
  for await (const entry of entries) yield writeRow(cellsOf(entry, names), ',');
}

function cellsOf(entry: AuditEntry, names: Names): readonly string[] {
  const { number, at, actor, address, action, target, fields, reference, hash } = presentAuditEntry(
    entry,
    names,
  );
  return [
    String(number),
    at,
    actor.kind,
    actor.id,
    actor.name ?? '',
    address ?? '',
    action,
    target?.kind ?? '',
    target?.id ?? '',
    target?.name ?? '',
    fields.join(' '),
    reference ?? '',
    hash,
  ];
}

import { Readable } from 'node:stream';
import type { AuditEntry } from '../audit/audit-entry.ts';
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
  yield `${COLUMNS.join(',')}\r\n`;
  for await (const entry of entries) yield `${cellsOf(entry, names).map(cell).join(',')}\r\n`;
}

function cellsOf(entry: AuditEntry, names: Names): readonly (string | null)[] {
  const { number, at, actor, address, action, target, fields, reference, hash } = presentAuditEntry(
    entry,
    names,
  );
  return [
    String(number),
    at,
    actor.kind,
    actor.id,
    actor.name,
    address,
    action,
    target?.kind ?? null,
    target?.id ?? null,
    target?.name ?? null,
    fields.join(' '),
    reference,
    hash,
  ];
}

/**
 * A name that a spreadsheet would run as a formula gets an apostrophe before it.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
function cell(value: string | null): string {
  const text = value ?? '';
  // In some languages a spreadsheet begins a new cell at a semicolon, quoted or not.
  const safe = text.replaceAll(/(^|[;\t\r\n])(?=[=+\-@\t\r])/g, "$1'");
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

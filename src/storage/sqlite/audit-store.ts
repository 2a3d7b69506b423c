import type { DatabaseSync } from 'node:sqlite';
import type {
  AuditAction,
  AuditEntry,
  AuditTarget,
  NewAuditEntry,
} from '../../audit/audit-entry.ts';
import type { AuditStore } from '../../audit/audit-store.ts';
import { hashOfEntry } from '../../audit/hash-entry.ts';
import type { Actor } from '../../users/actor.ts';
import * as column from './columns.ts';
import type { GroupCommit } from './group-commit.ts';
import { readPosition } from '../read-position.ts';

/** Adds an entry inside a write that is under way. */
export type AppendAudit = (entry: NewAuditEntry) => void;

/** SQLite has one writer at a time, so that all processes extend one chain. */
export function createAppendAudit(database: DatabaseSync): AppendAudit {
  const selectLast = database.prepare(
    'SELECT number, hash FROM audit_log ORDER BY number DESC LIMIT 1',
  );
  const insert = database.prepare(`
    INSERT INTO audit_log (number, at, actorKind, actorId, address, action, targetKind, targetId,
      fields, reference, previousHash, hash)
    VALUES (:number, :at, :actorKind, :actorId, :address, :action, :targetKind, :targetId,
      :fields, :reference, :previousHash, :hash)`);
  return (entry) => {
    const last = selectLast.get() ?? {};
    const linked = {
      ...entry,
      number: column.integer(last, 'number') + 1,
      previousHash: column.text(last, 'hash'),
    };
    insert.run({
      number: linked.number,
      at: entry.at.getTime(),
      actorKind: entry.actor.kind,
      actorId: entry.actor.id,
      address: entry.address,
      action: entry.action,
      targetKind: entry.target?.kind ?? null,
      targetId: entry.target?.id ?? null,
      fields: JSON.stringify(entry.fields),
      reference: entry.reference,
      previousHash: linked.previousHash,
      hash: hashOfEntry(linked),
    });
  };
}

/** Entries in `audit_log`. */
export function createAuditStore(
  database: DatabaseSync,
  commits: GroupCommit,
  append: AppendAudit,
): AuditStore {
  const select = database.prepare(`
    SELECT * FROM audit_log
    WHERE number < :before AND at >= :since
      AND (:actorId IS NULL OR actorId = :actorId OR (actorId = '' AND actorKind = :actorId)) AND (:action IS NULL OR action = :action)
    ORDER BY number DESC LIMIT :limit`);
  const selectAfter = database.prepare(
    'SELECT * FROM audit_log WHERE number > ? ORDER BY number LIMIT ?',
  );
  return {
    append: (entry) => commits.write(() => append(entry)),
    list: async ({ limit, cursor, actorId, action, since }) => {
      const rows = select.all({
        before: cursor === undefined ? Number.MAX_SAFE_INTEGER : readPosition(cursor),
        since: since?.getTime() ?? 0,
        actorId: actorId ?? null,
        action: action ?? null,
        limit: limit + 1,
      });
      const entries = rows.slice(0, limit).map(toEntry);
      const last = entries.at(-1);
      return { entries, nextCursor: rows.length > limit && last ? String(last.number) : undefined };
    },
    listAfter: async (number, limit) => selectAfter.all(number, limit).map(toEntry),
  };
}

function toEntry(row: column.Row): AuditEntry {
  const targetKind = column.textOrNull(row, 'targetKind');
  const fields = column.json(row, 'fields');
  return {
    number: column.integer(row, 'number'),
    at: column.time(row, 'at'),
    actor: {
      kind: column.text(row, 'actorKind') as Actor['kind'],
      id: column.text(row, 'actorId'),
    },
    address: column.textOrNull(row, 'address'),
    action: column.text(row, 'action') as AuditAction,
    target:
      targetKind === null
        ? null
        : { kind: targetKind as AuditTarget['kind'], id: column.text(row, 'targetId') },
    fields: Array.isArray(fields) ? fields.map(String) : [],
    reference: column.textOrNull(row, 'reference'),
    previousHash: column.text(row, 'previousHash'),
    hash: column.text(row, 'hash'),
  };
}

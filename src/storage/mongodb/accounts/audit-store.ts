import type { Collection, Filter } from 'mongodb';
import type { AuditEntry } from '../../../audit/audit-entry.ts';
import type { AuditStore } from '../../../audit/audit-store.ts';
import { readPosition } from '../../read-position.ts';
import type { AppendAudit } from './append-audit.ts';
import type { AuditDocument } from './audit-document.ts';

/** Entries in `audit_log`. */
export function createAuditStore(
  log: Collection<AuditDocument>,
  appendAudit: AppendAudit,
): AuditStore {
  return {
    append: (entry) => appendAudit.append(entry),
    list: async ({ limit, cursor, actorId, action, since }) => {
      const filter: Filter<AuditDocument> = {
        ...(cursor !== undefined && { _id: { $lt: readPosition(cursor) } }),
        ...(since && { at: { $gte: since } }),
        ...(action && { action }),
        ...(actorId !== undefined && {
          // The operator and a stranger have no id.
          $or: [{ 'actor.id': actorId }, { 'actor.id': '', 'actor.kind': actorId }],
        }),
      };
      const found = await log
        .find(filter)
        .sort({ _id: -1 })
        .limit(limit + 1)
        .toArray();
      const entries = found.slice(0, limit).map(toEntry);
      const last = entries.at(-1);
      return {
        entries,
        nextCursor: found.length > limit && last ? String(last.number) : undefined,
      };
    },
    listAfter: async (number, limit) => {
      const found = await log
        .find({ _id: { $gt: number } })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray();
      return found.map(toEntry);
    },
  };
}

const toEntry = (entry: AuditDocument): AuditEntry => ({
  number: entry._id,
  at: entry.at,
  actor: entry.actor,
  address: entry.address ?? null,
  action: entry.action,
  target: entry.target ?? null,
  fields: entry.fields,
  reference: entry.reference ?? null,
  previousHash: entry.previousHash,
  hash: entry.hash,
});

import type { Collection, Db } from 'mongodb';
import type { AuditEntry } from '../../../audit/audit-entry.ts';

/** An entry of the audit log. */
export interface AuditDocument extends Omit<AuditEntry, 'number'> {
  /** The number of the entry. It is unique, so that all processes extend one chain. */
  readonly _id: number;
  /** The reference of an entry that must not be added twice. */
  readonly once?: string;
}

export const auditLogOf = (db: Db): Collection<AuditDocument> => db.collection('audit_log');

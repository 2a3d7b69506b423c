import { createHash } from 'node:crypto';
import type { AuditEntry } from './audit-entry.ts';

/**
 * The hash of an entry: SHA-256 over the hash of the entry before it, a line break, and the JSON array
 * of the entry's parts in a fixed order. Whoever changes or removes an entry has to change all later
 * ones too.
 *
 * @returns 64 hexadecimal digits
 */
export const hashOfEntry = (entry: Omit<AuditEntry, 'hash'>): string =>
  createHash('sha256')
    .update(
      `${entry.previousHash}\n${JSON.stringify([
        entry.number,
        entry.at.toISOString(),
        entry.actor.kind,
        entry.actor.id,
        entry.address,
        entry.action,
        entry.target?.kind ?? null,
        entry.target?.id ?? null,
        entry.fields,
        entry.reference,
      ])}`,
    )
    .digest('hex');

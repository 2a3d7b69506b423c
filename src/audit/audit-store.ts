import type { AuditAction, AuditEntry, NewAuditEntry } from './audit-entry.ts';

export interface AuditQuery {
  readonly limit: number;
  /** `nextCursor` of the page before. */
  readonly cursor?: string | undefined;
  /** Only what this user, API key or part of LeadRabbit did; `operator` and `stranger` have no id. */
  readonly actorId?: string | undefined;
  readonly action?: AuditAction | undefined;
  readonly since?: Date | undefined;
}

export interface AuditPage {
  /** Newest first. */
  readonly entries: readonly AuditEntry[];
  /** Undefined on the last page. */
  readonly nextCursor: string | undefined;
}

/**
 * The audit log. Entries are only added; no operation changes or removes one. All processes on one
 * database add to one chain. A change of a lead's status adds its entry in the same operation as the
 * change.
 */
export interface AuditStore {
  /** Adds an entry at the end of the chain. Resolves once it is on disk. */
  append(entry: NewAuditEntry): Promise<void>;
  /** @throws the `invalid-cursor` error for a cursor that no page gave out */
  list(query: AuditQuery): Promise<AuditPage>;
  /** The entries behind a number, in the order of the chain. */
  listAfter(number: number, limit: number): Promise<readonly AuditEntry[]>;
}

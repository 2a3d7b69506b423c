import type { Actor } from '../users/actor.ts';
import type { AuditAction, AuditTarget, NewAuditEntry } from './audit-entry.ts';
import type { AuditStore } from './audit-store.ts';

/** What somebody did. */
export interface AuditRecord {
  readonly action: AuditAction;
  readonly by: Actor;
  readonly target?: AuditTarget;
  /** Names of the fields that changed, never their values. */
  readonly fields?: readonly string[];
  readonly reference?: string;
}

/** Keeps who did what. */
export interface AuditLog {
  /**
   * Records what was done. An entry that cannot be stored is written to the log alone and does not fail
   * the request: what it tells has happened already.
   */
  record(record: AuditRecord): Promise<void>;
}

export interface AuditLogDependencies {
  readonly store: Pick<AuditStore, 'append'>;
  /** Writes the same entry to the log of the process. */
  readonly onRecorded: (entry: NewAuditEntry) => void;
  readonly onNotStored: (entry: NewAuditEntry, error: unknown) => void;
  readonly now: () => Date;
}

export function createAuditLog(dependencies: AuditLogDependencies): AuditLog {
  const { store, onRecorded, onNotStored, now } = dependencies;
  return {
    record: async ({ action, by, target, fields = [], reference }) => {
      const entry: NewAuditEntry = {
        at: now(),
        ...auditedActor(by),
        action,
        target: target ?? null,
        fields,
        reference: reference ?? null,
      };
      onRecorded(entry);
      try {
        await store.append(entry);
      } catch (error) {
        onNotStored(entry, error);
      }
    },
  };
}

/** Who acted and from where, without the name. */
export const auditedActor = (by: Actor): Pick<NewAuditEntry, 'actor' | 'address'> => {
  if (by.kind === 'system') return { actor: { kind: by.kind, id: by.part }, address: null };
  if (by.kind === 'operator') return { actor: { kind: by.kind, id: '' }, address: null };
  if (by.kind === 'stranger') return { actor: { kind: by.kind, id: '' }, address: by.address };
  return { actor: { kind: by.kind, id: by.id }, address: by.address ?? null };
};

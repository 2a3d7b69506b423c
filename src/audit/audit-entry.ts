import type { Actor } from '../users/actor.ts';

/** What is recorded. Stored entries and the API use these codes: a code never changes its meaning. */
export const AUDIT_ACTIONS = [
  'sign-in',
  'sign-in-failed',
  'sign-in-slowed',
  'sign-out',
  'second-factor-failed',
  'first-admin-made',
  'user-invited',
  'user-added',
  'invite-accepted',
  'user-renamed',
  'role-changed',
  'user-disabled',
  'user-enabled',
  'reset-link-made',
  'password-reset',
  'password-changed',
  'sessions-ended',
  'two-factor-on',
  'two-factor-off',
  'recovery-codes-made',
  'profile-changed',
  'connected',
  'page-enabled',
  'page-disabled',
  'page-deleted',
  'sync-started',
  'lead-retried',
  'lead-completed',
  'lead-dismissed',
  'lead-status-changed',
  'lead-owner-changed',
  'lead-changed',
  'setting-changed',
  'exported',
  'export-ended',
  'imported',
  'import-undone',
  'erased',
  'secret-changed',
  'api-key-made',
  'api-key-deleted',
  'calendar-feed-made',
  'calendar-feed-removed',
  'meta-deauthorized',
  'data-deletion-requested',
  'retention-run',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** What an action was done to. */
export interface AuditTarget {
  readonly kind:
    'user' | 'page' | 'lead' | 'inbox-lead' | 'session' | 'api-key' | 'setting' | 'request';
  readonly id: string;
}

/**
 * One line of the audit log. It holds ids and names of fields only, never a name, an e-mail address, a
 * phone number or a value: it outlives the erasure of a person.
 */
export interface NewAuditEntry {
  readonly at: Date;
  readonly actor: AuditActor;
  /** The network address that the request came from; null if there was no request. */
  readonly address: string | null;
  readonly action: AuditAction;
  readonly target: AuditTarget | null;
  /** Names of the fields that changed. */
  readonly fields: readonly string[];
  /** The id of a record with the details, such as a lead event. */
  readonly reference: string | null;
}

/** Who acted, by id alone. A stranger has no id; of a part of LeadRabbit the id is the part. */
export interface AuditActor {
  readonly kind: Actor['kind'];
  readonly id: string;
}

/** An entry as it is stored, with its place in the chain. */
export interface AuditEntry extends NewAuditEntry {
  /** 1 for the first entry; without gaps. */
  readonly number: number;
  /** The hash of the entry before; empty for the first. */
  readonly previousHash: string;
  /** See `hashOfEntry`. */
  readonly hash: string;
}

import type { NeededIndex } from '../connection/indexes.ts';

/**
 * The indexes that better-auth's adapter wants. It would only log a failure to make one, so they are
 * made and awaited here, under the names and options that the adapter 1.7.25 uses.
 */
export const BETTER_AUTH_INDEXES: readonly NeededIndex[] = [
  { collection: 'user', name: 'user_email_uidx', key: { email: 1 }, unique: true },
  { collection: 'session', name: 'session_token_uidx', key: { token: 1 }, unique: true },
  { collection: 'session', name: 'session_userId_idx', key: { userId: 1 } },
  { collection: 'account', name: 'account_userId_idx', key: { userId: 1 } },
  { collection: 'verification', name: 'verification_identifier_idx', key: { identifier: 1 } },
  { collection: 'twoFactor', name: 'twoFactor_secret_idx', key: { secret: 1 } },
  { collection: 'twoFactor', name: 'twoFactor_userId_idx', key: { userId: 1 } },
];

/** The indexes of accounts. */
export const accountIndexes: readonly NeededIndex[] = [
  ...BETTER_AUTH_INDEXES,
  {
    // A second password of one user would stay valid when the first one is changed.
    collection: 'account',
    name: 'account_providerId_accountId',
    key: { providerId: 1, accountId: 1 },
    unique: true,
  },
  {
    collection: 'account',
    name: 'account_firstAdmin',
    key: { firstAdmin: 1 },
    unique: true,
    sparse: true,
  },
  { collection: 'verification', name: 'verification_value', key: { value: 1 } },
  {
    collection: 'account_links',
    name: 'account_links_tokenHash',
    key: { tokenHash: 1 },
    unique: true,
  },
  { collection: 'account_links', name: 'account_links_userId', key: { userId: 1 } },
  {
    collection: 'account_links',
    name: 'account_links_expiresAt',
    key: { expiresAt: 1 },
    expireAfterSeconds: 86_400,
  },
  { collection: 'api_keys', name: 'api_keys_hash', key: { hash: 1 }, unique: true },
  { collection: 'audit_log', name: 'audit_log_actor', key: { 'actor.id': 1, _id: -1 } },
  { collection: 'audit_log', name: 'audit_log_action', key: { action: 1, _id: -1 } },
  { collection: 'audit_log', name: 'audit_log_once', key: { once: 1 }, unique: true, sparse: true },
];

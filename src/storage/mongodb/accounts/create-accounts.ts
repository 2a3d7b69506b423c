import { mongodbAdapter } from '@better-auth/mongo-adapter';
import type { ApiKeyStore } from '../../../api-keys/api-key-store.ts';
import type { NewAuditEntry } from '../../../audit/audit-entry.ts';
import type { AuditStore } from '../../../audit/audit-store.ts';
import type { SettingStore } from '../../../settings/setting-store.ts';
import type { AccountLinkStore } from '../../../users/account-link-store.ts';
import type { SessionStore } from '../../../users/session-store.ts';
import type { SetupCodeStore } from '../../../users/setup-code-store.ts';
import type { UserStore } from '../../../users/user-store.ts';
import type { MongodbContext, StoreGroup } from '../mongodb-context.ts';
import { notBuilt } from '../not-built.ts';

/** Adds an entry with a reference to the audit log. An entry of the same reference is added once. */
export type AppendAuditOnce = (
  entry: NewAuditEntry & { readonly reference: string },
) => Promise<void>;

export interface Accounts extends StoreGroup {
  readonly accounts: ReturnType<typeof mongodbAdapter>;
  readonly users: UserStore;
  readonly accountLinks: AccountLinkStore;
  readonly sessions: SessionStore;
  readonly setupCodes: SetupCodeStore;
  readonly settings: SettingStore;
  readonly apiKeys: ApiKeyStore;
  readonly audit: AuditStore;
  readonly appendAuditOnce: AppendAuditOnce;
}

/** People and programs, what they may do, and what they did. */
export function createAccounts({ db }: MongodbContext): Accounts {
  return {
    indexes: [],
    accounts: mongodbAdapter(db, { transaction: false }),
    users: notBuilt('users'),
    accountLinks: notBuilt('accountLinks'),
    sessions: notBuilt('sessions'),
    setupCodes: notBuilt('setupCodes'),
    settings: notBuilt('settings'),
    apiKeys: notBuilt('apiKeys'),
    audit: notBuilt('audit'),
    appendAuditOnce: () => Promise.reject(new Error('appendAuditOnce is not built yet.')),
  };
}

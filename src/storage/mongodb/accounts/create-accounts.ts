import { mongodbAdapter } from '@better-auth/mongo-adapter';
import type { ApiKeyStore } from '../../../api-keys/api-key-store.ts';
import type { NewAuditEntry } from '../../../audit/audit-entry.ts';
import type { AuditStore } from '../../../audit/audit-store.ts';
import type { CountStore } from '../../../limits/count-store.ts';
import type { SettingStore } from '../../../settings/setting-store.ts';
import type { AccountLinkStore } from '../../../users/account-link-store.ts';
import type { SessionStore } from '../../../users/session-store.ts';
import type { SetupCodeStore } from '../../../users/setup-code-store.ts';
import type { UserStore } from '../../../users/user-store.ts';
import type { MongodbContext, StoreGroup } from '../mongodb-context.ts';
import { accountCollections } from './account-documents.ts';
import { accountIndexes } from './account-indexes.ts';
import { createAccountLinkStore } from './account-link-store.ts';
import { adapterDatabase } from './adapter-database.ts';
import { AdminRoster } from './admin-roster.ts';
import { createApiKeyStore } from './api-key-store.ts';
import { AppendAudit } from './append-audit.ts';
import { auditLogOf } from './audit-document.ts';
import { createAuditStore } from './audit-store.ts';
import { countIndexes, createCountStore } from './count-store.ts';
import { EndAccess } from './end-access.ts';
import { createSessionStore } from './session-store.ts';
import { createSettingStore } from './setting-store.ts';
import { createSetupCodeStore, removeSetupCodes } from './setup-code-store.ts';
import { createUserStore } from './user-store.ts';

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
  readonly counts: CountStore;
  readonly audit: AuditStore;
  readonly appendAuditOnce: AppendAuditOnce;
}

/** People and programs, what they may do, and what they did. */
export function createAccounts({ db, processName }: MongodbContext): Accounts {
  const collections = accountCollections(db);
  const endAccess = new EndAccess(collections);
  const roster = new AdminRoster(db, collections);
  const auditLog = auditLogOf(db);
  const appendAudit = new AppendAudit(auditLog);
  return {
    indexes: [...accountIndexes, ...countIndexes],
    prepare: async () => endAccess.start(),
    close: async () => {
      endAccess.stop();
      await removeSetupCodes(db, processName);
    },
    accounts: mongodbAdapter(adapterDatabase(db), { transaction: false }),
    users: createUserStore(collections, { roster, endAccess }),
    accountLinks: createAccountLinkStore(collections),
    sessions: createSessionStore(collections),
    setupCodes: createSetupCodeStore(db),
    settings: createSettingStore(db),
    apiKeys: createApiKeyStore(db),
    counts: createCountStore(db),
    audit: createAuditStore(auditLog, appendAudit),
    appendAuditOnce: (entry) => appendAudit.append(entry, entry.reference),
  };
}

import type { ApiKeys } from '../api-keys/api-keys.ts';
import type { Accounts } from '../users/accounts.ts';
import type { UserRole } from '../users/user.ts';
import { KEY_PRINCIPAL, roleOfKey } from './identity.ts';

/** Which of these sessions and API keys are still valid, with what each may hear. */
export function createListPrincipals({
  accounts,
  apiKeys,
}: {
  readonly accounts: Pick<Accounts, 'sessions'>;
  readonly apiKeys: Pick<ApiKeys, 'listValid'>;
}): (ids: readonly string[]) => Promise<ReadonlyMap<string, UserRole>> {
  return async (ids) => {
    const keyIds = ids.filter((id) => id.startsWith(KEY_PRINCIPAL));
    const open = await accounts.sessions.listOpen(ids.filter((id) => !keyIds.includes(id)));
    const keys = await apiKeys.listValid(keyIds.map((id) => id.slice(KEY_PRINCIPAL.length)));
    const valid = keys.map((key) => [`${KEY_PRINCIPAL}${key.id}`, roleOfKey(key)] as const);
    return new Map([...open, ...valid]);
  };
}

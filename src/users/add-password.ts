import type { Auth } from './create-auth.ts';
import type { Passwords } from './passwords.ts';

type Adapter = Pick<Awaited<Auth['$context']>['internalAdapter'], 'findAccounts' | 'linkAccount'>;

/** Adds a password to a user who has none. If several processes do so at once, one password is added. */
export const createAddPassword =
  (adapter: Adapter, passwords: Pick<Passwords, 'hash'>) =>
  async (userId: string, password: string): Promise<void> => {
    const hash = await passwords.hash(password);
    const hasPassword = async () => (await adapter.findAccounts(userId)).length > 0;
    if (await hasPassword()) return;
    const credential = { providerId: 'credential', accountId: userId, password: hash };
    try {
      await adapter.linkAccount({ userId, ...credential });
    } catch (error) {
      // Another process may have added one at the same moment.
      if (!(await hasPassword())) throw error;
    }
  };

import { createAuth } from '../../src/users/create-auth.ts';
import { quickPasswords } from './quick-passwords.ts';
import type { LeadRabbit } from './start-leadrabbit.ts';

/**
 * Reads and changes stored users and sessions through better-auth, as another program does: nothing
 * is checked, and the running LeadRabbit is not told.
 */
export async function accountRecords(app: Pick<LeadRabbit, 'storage' | 'url'>) {
  const auth = createAuth({
    storage: await app.storage(),
    secret: 'only records are changed here, no cookies are made',
    url: app.url,
    secureCookies: false,
    passwords: quickPasswords(),
  });
  const { adapter, internalAdapter } = await auth.$context;
  return {
    userId: async (email: string): Promise<string> => {
      const found = await internalAdapter.findUserByEmail(email);
      if (!found) throw new Error(`There is no user ${email}.`);
      return found.user.id;
    },
    changeUser: (id: string, update: Readonly<Record<string, unknown>>) =>
      internalAdapter.updateUser(id, update),
    removeUser: (id: string) => internalAdapter.deleteUser(id),
    endSessions: (userId: string) =>
      adapter.deleteMany({ model: 'session', where: [{ field: 'userId', value: userId }] }),
    /** Changes the sessions whose field has the value. */
    changeSessions: (
      field: 'id' | 'userId',
      value: string,
      update: Readonly<Record<string, unknown>>,
    ) => adapter.updateMany({ model: 'session', where: [{ field, value }], update }),
  };
}

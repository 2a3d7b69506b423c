import { openAccounts } from '../../src/users/accounts.ts';
import type { UserRole } from '../../src/users/user.ts';
import type { ApiClient } from './api-client.ts';
import { openStorageOf } from './open-storage-of.ts';
import { quickPasswords } from './quick-passwords.ts';
import type { LeadRabbit } from './start-leadrabbit.ts';

const PASSWORD = 'another horse battery';

/** Makes an account beside the running LeadRabbit. @returns it, signed in */
export async function addUser(
  app: Pick<LeadRabbit, 'url' | 'environment' | 'stranger'>,
  role: UserRole,
  email: string = `${role}-${crypto.randomUUID()}@example.com`,
): Promise<ApiClient> {
  const storage = await openStorageOf(app);
  try {
    const accounts = await openAccounts({
      storage,
      secret: 'only passwords are made here, no sessions',
      url: app.url,
      secureCookies: false,
      passwords: quickPasswords(),
    });
    await accounts.create({ name: 'Sam Example', email, password: PASSWORD, role });
  } finally {
    await storage.close();
  }
  const client = app.stranger();
  await client.signIn(email, PASSWORD);
  return client;
}

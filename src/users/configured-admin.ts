import { z } from 'zod';
import type { SettingStore } from '../settings/setting-store.ts';
import type { Accounts } from './accounts.ts';
import type { PasswordChanges } from './password-changes.ts';
import type { Passwords } from './passwords.ts';
import type { UserStore } from './user-store.ts';

/** The setting with the hash of the configured password that was applied last. */
const SETTING = 'configured-admin';
const applied = z.object({ email: z.string(), hash: z.string() });

export interface ConfiguredAdminDependencies {
  readonly accounts: Pick<Accounts, 'createIfAbsent'>;
  readonly users: UserStore;
  readonly passwords: Passwords;
  readonly passwordChanges: Pick<PasswordChanges, 'set'>;
  readonly settings: SettingStore;
  readonly now: () => Date;
}

/**
 * Makes the admin of ADMIN_EMAIL. If ADMIN_PASSWORD has changed since it was applied last, it
 * becomes the password of that admin and ends their sessions. A password that the admin has chosen
 * in LeadRabbit since then stays while the configuration stays the same.
 *
 * @returns `applied` if the password of an admin who was there already was replaced
 */
export async function applyConfiguredAdmin(
  dependencies: ConfiguredAdminDependencies,
  admin: { readonly email: string; readonly password: string },
): Promise<'made' | 'kept' | 'applied'> {
  const { accounts, users, passwords, passwordChanges, settings, now } = dependencies;
  const email = admin.email.toLowerCase();
  const { password } = admin;
  const remember = async () => {
    await settings.write(SETTING, { email, hash: await passwords.hash(password) }, now());
  };

  const found = await users.findByEmail(email);
  if (!found?.hasPassword) {
    await accounts.createIfAbsent({ name: 'Admin', email, password, role: 'admin' });
    await remember();
    return 'made';
  }
  const last = applied.safeParse(await settings.read(SETTING)).data;
  if (last?.email === email && (await passwords.verify({ hash: last.hash, password })))
    return 'kept';
  const hash = await users.passwordHash(found.id);
  const isSame = hash !== undefined && (await passwords.verify({ hash, password }));
  if (!isSame) await passwordChanges.set(found.id, password);
  await remember();
  return isSame ? 'kept' : 'applied';
}

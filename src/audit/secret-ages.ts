import { z } from 'zod';
import type { SettingStore } from '../settings/setting-store.ts';
import type { Passwords } from '../users/passwords.ts';

/** Secrets of the configuration that should be changed every quarter. */
export type SecretName = 'verify-token' | 'app-secret' | 'encryption-key';

const SETTING = 'secret-ages';
const known = z.record(z.string(), z.object({ hash: z.string(), changedAt: z.coerce.date() }));

export interface SecretAgesDependencies {
  readonly settings: SettingStore;
  /** Slow hashes, so that the stored ones do not give a short secret away. */
  readonly passwords: Passwords;
  readonly now: () => Date;
}

/**
 * Compares the secrets of the configuration with those of the last start, of which only hashes are
 * kept.
 *
 * @returns the names of those that have changed since
 */
export async function noteSecrets(
  { settings, passwords, now }: SecretAgesDependencies,
  secrets: Readonly<Partial<Record<SecretName, string>>>,
): Promise<SecretName[]> {
  const before = known.catch({}).parse(await settings.read(SETTING));
  const after: z.infer<typeof known> = { ...before };
  const changed: SecretName[] = [];
  for (const [name, secret] of Object.entries(secrets) as [SecretName, string][]) {
    const last = before[name];
    if (last && (await passwords.verify({ hash: last.hash, password: secret }))) continue;
    if (last) changed.push(name);
    after[name] = { hash: await passwords.hash(secret), changedAt: now() };
  }
  if (JSON.stringify(after) !== JSON.stringify(before)) await settings.write(SETTING, after, now());
  return changed;
}

/** Since when each secret is the same; the first start with it at the earliest. */
export async function readSecretAges(settings: SettingStore): Promise<ReadonlyMap<string, Date>> {
  const ages = known.catch({}).parse(await settings.read(SETTING));
  return new Map(Object.entries(ages).map(([name, { changedAt }]) => [name, changedAt]));
}

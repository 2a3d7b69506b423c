import { createAuditLog, type AuditLog } from '../audit/audit-log.ts';
import { noteSecrets, readSecretAges, type SecretName } from '../audit/secret-ages.ts';
import type { Maintenance } from '../contract/audit.ts';
import { OPERATOR } from '../users/actor.ts';
import type { Storage } from '../storage/storage.ts';
import type { AppContext } from './app-context.ts';

/** When the oldest token in use was granted; null if that is not known. */
async function oldestToken({ pages }: Pick<Storage, 'pages'>): Promise<Date | null> {
  const times = (await pages.list()).flatMap(({ grantedAt }) => grantedAt?.getTime() ?? []);
  return times.length === 0 ? null : new Date(Math.min(...times));
}

const QUARTER_MS = 90 * 86_400_000;

export function wireAudit({
  log,
  storage,
  now,
}: Pick<AppContext, 'log' | 'storage' | 'now'>): AuditLog {
  return createAuditLog({
    store: storage.audit,
    onRecorded: ({ at: _at, ...audit }) => log.info({ audit }, 'audit'),
    onNotStored: (audit, err) => log.error({ audit, err }, 'an audit entry could not be stored'),
    now,
  });
}

/** Finds out at start which secrets of the configuration are new, and records them. */
export async function watchSecrets(
  { config, storage, passwords, now }: Pick<AppContext, 'config' | 'storage' | 'passwords' | 'now'>,
  audit: AuditLog,
): Promise<void> {
  const { meta, tokenKeys } = config;
  const secrets: Partial<Record<SecretName, string>> = {
    ...(meta.verifyTokens[0] !== undefined && { 'verify-token': meta.verifyTokens[0] }),
    'app-secret': meta.webhookSecrets[0] ?? meta.clientSecret,
    ...(tokenKeys.current && { 'encryption-key': tokenKeys.current.toString('base64') }),
  };
  const { settings } = storage;
  for (const name of await noteSecrets({ settings, passwords, now }, secrets))
    await audit.record({
      action: 'secret-changed',
      by: OPERATOR,
      target: { kind: 'setting', id: name },
    });
}

/** The secrets that should be changed every quarter, and when each was last changed. */
export function createReadMaintenance({
  storage,
  now,
}: Pick<AppContext, 'storage' | 'now'>): () => Promise<Maintenance['items']> {
  return async () => {
    const ages = await readSecretAges(storage.settings);
    const times = [
      ...(['verify-token', 'app-secret', 'encryption-key'] as const).map(
        (name) => [name, ages.get(name) ?? null] as const,
      ),
      ['page-tokens', await oldestToken(storage)] as const,
    ];
    return times.map(([name, changedAt]) => ({
      name,
      changedAt: changedAt?.toISOString() ?? null,
      isDue: changedAt !== null && now().getTime() - changedAt.getTime() > QUARTER_MS,
    }));
  };
}

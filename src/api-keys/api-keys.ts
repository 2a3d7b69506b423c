import { createHash, randomBytes } from 'node:crypto';
import { AppError, notFound } from '../errors.ts';
import { isExpired, type ApiKey, type ApiScope } from './api-key.ts';
import type { ApiKeyStore } from './api-key-store.ts';
import { newId } from '../new-id.ts';

const START = 'lr_';
const SECRET_BYTES = 32;
/** `lr_` and five characters: enough to tell keys apart, far too few to guess one. */
const PREFIX_LENGTH = 8;

/** The use of a key is noted once a minute. */
const NOTE_USE_MS = 60_000;

export interface ApiKeys {
  list(): Promise<readonly ApiKey[]>;
  /** @returns the secret, which is in no later answer, and the key */
  make(key: {
    readonly name: string;
    readonly scopes: readonly ApiScope[];
    readonly expiresAt: Date | null;
    readonly createdBy: string;
  }): Promise<{ readonly secret: string; readonly key: ApiKey }>;
  /** @throws `not-found` */
  remove(id: string): Promise<ApiKey>;
  /**
   * The key of a secret, and notes its use.
   *
   * @throws the `api-key-wrong` and `api-key-expired` errors
   */
  open(secret: string): Promise<ApiKey>;
  /** The keys with these ids that are valid now. */
  listValid(ids: readonly string[]): Promise<readonly ApiKey[]>;
}

export function createApiKeys(keys: ApiKeyStore, now: () => Date): ApiKeys {
  return {
    list: () => keys.list(),
    make: async ({ name, scopes, expiresAt, createdBy }) => {
      const secret = `${START}${randomBytes(SECRET_BYTES).toString('base64url')}`;
      const key: ApiKey = {
        id: newId(),
        name,
        scopes: [...new Set(scopes)],
        prefix: secret.slice(0, PREFIX_LENGTH),
        createdBy,
        createdAt: now(),
        expiresAt,
        lastUsedAt: null,
      };
      await keys.add(key, hashOf(secret));
      return { secret, key };
    },
    remove: async (id) => {
      const removed = await keys.remove(id);
      if (!removed) throw notFound('api-key');
      return removed;
    },
    open: async (secret) => {
      const key = secret.startsWith(START) ? await keys.findByHash(hashOf(secret)) : undefined;
      if (!key) throw new AppError('api-key-wrong', {});
      if (isExpired(key, now())) throw new AppError('api-key-expired', {});
      const { lastUsedAt } = key;
      // The clock may have been set back since.
      const isDue = !lastUsedAt || Math.abs(now().getTime() - lastUsedAt.getTime()) >= NOTE_USE_MS;
      // When a key was used last is nice to know, and no reason to refuse a request.
      if (isDue) void keys.noteUse(key.id, now()).catch(() => undefined);
      return key;
    },
    listValid: async (ids) => {
      if (ids.length === 0) return [];
      const all = await keys.list();
      return all.filter((key) => ids.includes(key.id) && !isExpired(key, now()));
    },
  };
}

/** A secret has 256 random bits, so that a fast hash without salt gives nothing away. */
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

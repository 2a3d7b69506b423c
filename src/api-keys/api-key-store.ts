import type { ApiKey } from './api-key.ts';

/** The keys of programs, by the hash of their secret. */
export interface ApiKeyStore {
  add(key: ApiKey, hash: string): Promise<void>;
  /** All, also expired ones, the newest first. */
  list(): Promise<readonly ApiKey[]>;
  findByHash(hash: string): Promise<ApiKey | undefined>;
  /** @returns the key that was removed; undefined if there is none */
  remove(id: string): Promise<ApiKey | undefined>;
  noteUse(id: string, at: Date): Promise<void>;
}

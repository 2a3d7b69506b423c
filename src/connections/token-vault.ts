import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const VERSION = 'v1';

/** Version, name of the key, and three parts in base64url. */
const SEALED = /^v1\.[0-9a-f]{8}(?:\.[\w-]*){3}$/;

/** Seals Page tokens for the database: AES-256-GCM, bound to the Page they belong to. */
export interface TokenVault {
  seal(token: string, pageId: string): string;
  /** @returns undefined if none of our keys opens it, or if it belongs to another Page */
  open(sealed: string, pageId: string): string | undefined;
  /** Whether an older key sealed it, so that it should be sealed again. */
  isOutdated(sealed: string): boolean;
  /** Whether it was sealed, by whatever key. Meta's tokens have no dots in these places. */
  isSealed(stored: string): boolean;
}

/** @param keys of 32 bytes each, the current one first */
export function createTokenVault(keys: readonly [Buffer, ...Buffer[]]): TokenVault {
  const [current] = keys;
  const byName = new Map(keys.map((key) => [nameOfKey(key), key]));
  const currentName = nameOfKey(current);

  return {
    seal: (token, pageId) => {
      const iv = randomBytes(12);
      const cipher = createCipheriv(ALGORITHM, current, iv).setAAD(Buffer.from(pageId));
      const data = Buffer.concat([cipher.update(token, 'utf8'), cipher.final()]);
      const parts = [iv, cipher.getAuthTag(), data].map((part) => part.toString('base64url'));
      return [VERSION, currentName, ...parts].join('.');
    },
    open: (sealed, pageId) => {
      const [version, name = '', iv = '', tag = '', data = ''] = sealed.split('.');
      const key = version === VERSION ? byName.get(name) : undefined;
      return key && decrypt(key, { iv, tag, data }, pageId);
    },
    isOutdated: (sealed) => sealed !== '' && sealed.split('.')[1] !== currentName,
    isSealed: (stored) => SEALED.test(stored),
  };
}

function decrypt(
  key: Buffer,
  { iv, tag, data }: { readonly iv: string; readonly tag: string; readonly data: string },
  pageId: string,
): string | undefined {
  const bytes = (text: string) => Buffer.from(text, 'base64url');
  try {
    const decipher = createDecipheriv(ALGORITHM, key, bytes(iv), { authTagLength: 16 });
    decipher.setAAD(Buffer.from(pageId)).setAuthTag(bytes(tag));
    return Buffer.concat([decipher.update(bytes(data)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}

/** A name for a key that reveals nothing about it. */
export const nameOfKey = (key: Buffer): string =>
  createHash('sha256').update('leadrabbit token key').update(key).digest('hex').slice(0, 8);

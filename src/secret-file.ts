import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

/**
 * A secret that this installation keeps for itself: made at the first start, readable for its
 * owner alone, and the same ever after. Two processes that start at once end up with one secret.
 *
 * @param bytes of randomness
 * @throws where the file holds something else
 */
export function readOrMakeSecret(path: string, bytes = 32): Buffer {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  return decode(path, readIfThere(path) ?? make(path, bytes), bytes);
}

/** The same, where there is one already. @throws where the file holds something else */
export function readSecretIfThere(path: string, bytes = 32): Buffer | undefined {
  const text = readIfThere(path);
  return text === undefined ? undefined : decode(path, text, bytes);
}

function decode(path: string, text: string, bytes: number): Buffer {
  const secret = Buffer.from(text.trim(), 'base64');
  if (secret.length === bytes) return secret;
  throw new Error(
    `${path} does not hold a secret of ${bytes} bytes. Restore it from a backup; without it stored tokens cannot be read and every Page has to be connected again.`,
  );
}

/** Written apart and then linked, so that no other process ever reads half of it. */
function make(path: string, bytes: number): string {
  const draft = `${path}.${process.pid}.draft`;
  rmSync(draft, { force: true });
  const file = openSync(draft, 'wx', 0o600);
  writeSync(file, `${randomBytes(bytes).toString('base64')}\n`);
  fsyncSync(file);
  closeSync(file);
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(path, 'utf8');
}

function readIfThere(path: string): string | undefined {
  try {
    // A restored backup may have opened it to others.
    if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600);
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

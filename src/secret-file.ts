import { randomBytes, randomUUID } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { StartError } from './errors.ts';

/** A secret takes milliseconds to make: an older draft was left by a process that died over it. */
const LEFTOVER_AFTER_MS = 60_000;

/**
 * A secret that this installation keeps for itself: made at the first start, readable for its
 * owner alone, and the same ever after. Processes that start at once, in whatever containers, end up
 * with one secret.
 *
 * @param bytes of randomness
 * @throws StartError if the file holds something else
 */
export function readOrMakeSecret(path: string, bytes = 32): Buffer {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  removeLeftovers(path);
  return decode(path, readIfThere(path) ?? make(path, bytes), bytes);
}

/** The same, if there is one already. @throws StartError if the file holds something else */
export function readSecretIfThere(path: string, bytes = 32): Buffer | undefined {
  const text = readIfThere(path);
  return text === undefined ? undefined : decode(path, text, bytes);
}

function decode(path: string, text: string, bytes: number): Buffer {
  const secret = Buffer.from(text.trim(), 'base64');
  if (secret.length === bytes) return secret;
  throw new StartError(
    `${path} does not hold a secret of ${bytes} bytes. Restore it from a backup. If there is none, delete the file: without the old token.key every Page has to be connected again, without the old session.key everybody has to sign in again.`,
  );
}

/** Written apart and then linked, so that no other process ever reads half of it. */
function make(path: string, bytes: number): string {
  // A process id is not unique: two containers on one volume may both run as process 1.
  const draft = `${path}.${randomUUID()}.draft`;
  const file = openSync(draft, 'wx', 0o600);
  try {
    writeSync(file, `${randomBytes(bytes).toString('base64')}\n`);
    fsyncSync(file);
    linkSync(draft, path);
    flushFolder(dirname(path));
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    closeSync(file);
    rmSync(draft, { force: true });
  }
  return readFileSync(path, 'utf8');
}

/** Tokens that are sealed with the key must not outlive its name in the folder. */
function flushFolder(path: string): void {
  if (process.platform === 'win32') return; // Windows opens no folders.
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

function removeLeftovers(path: string): void {
  const folder = dirname(path);
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(`${basename(path)}.`) || !name.endsWith('.draft')) continue;
    const draft = join(folder, name);
    const stats = statSync(draft, { throwIfNoEntry: false });
    if (stats && Date.now() - stats.mtimeMs > LEFTOVER_AFTER_MS) rmSync(draft, { force: true });
  }
}

function readIfThere(path: string): string | undefined {
  try {
    restrict(path);
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** A restored backup may have opened it to others. Another owner's file is used as it is. */
function restrict(path: string): void {
  if ((statSync(path).mode & 0o077) === 0) return;
  try {
    chmodSync(path, 0o600);
  } catch {
    return;
  }
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

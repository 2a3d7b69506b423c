import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { StartError } from '../../../errors.ts';
import { livingProcesses } from '../process-mark.ts';
import { hashOf } from './back-up.ts';
import { flushFile } from './flush-file.ts';
import { DATABASE_FILE, KEY_FILES, MANIFEST_FILE, manifestSchema } from './manifest.ts';
import { verifyDatabase, type DatabaseFacts } from './verify-database.ts';

export interface RestoreOptions {
  readonly dataDir: string;
  /** The folder of a backup, or a database file. */
  readonly from: string;
  readonly now: Date;
}

export interface RestoreResult {
  readonly facts: DatabaseFacts;
  /** The folder with what was replaced; undefined if there was nothing. */
  readonly replaced: string | undefined;
  readonly keys: readonly string[];
  /** False if neither the backup nor the data folder has `token.key`. */
  readonly hasTokenKey: boolean;
}

/** SQLite replays a log that it finds beside a database, even one of another database. */
const BESIDE = ['-wal', '-shm', '-journal'];

/**
 * Replaces the database with a backup. Copies the backup into the data folder and checks it first.
 * Moves the earlier database, with its log and its keys, to another folder; deletes nothing.
 *
 * @throws StartError if LeadRabbit is running, or if the backup is missing, damaged or too new;
 *   then nothing has changed
 */
export async function restore({ dataDir, from, now }: RestoreOptions): Promise<RestoreResult> {
  refuseWhileRunning(dataDir);
  const source = databaseOf(from);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const draft = join(dataDir, `restoring-${stamp}`);
  const aside = join(dataDir, `replaced-${stamp}`);
  if (existsSync(aside)) throw new StartError(`${aside} exists already. Try again in a second.`);
  try {
    const facts = await copyChecked(source, draft);
    const keys = copyKeys(dirname(source), draft);
    refuseWhileRunning(dataDir);
    const replaced = swap(dataDir, draft, aside, keys);
    return { facts, replaced, keys, hasTokenKey: existsSync(join(dataDir, 'token.key')) };
  } catch (error) {
    if (error instanceof StartError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(`The backup could not be restored: ${reason}.`, { cause: error });
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function refuseWhileRunning(dataDir: string): void {
  if (livingProcesses(dataDir).length === 0) return;
  throw new StartError(
    `LeadRabbit is running on ${resolve(dataDir)}. Stop it, then restore the backup. Nothing has changed.`,
  );
}

function databaseOf(from: string): string {
  if (!existsSync(from)) throw new StartError(`There is no backup at ${resolve(from)}.`);
  if (!statSync(from).isDirectory()) return from;
  const file = join(from, DATABASE_FILE);
  if (!existsSync(file))
    throw new StartError(`${resolve(from)} is not a backup: it has no ${DATABASE_FILE}.`);
  return file;
}

/** Copies the log too: if the data folder was copied as a whole, the log holds the newest leads. */
async function copyChecked(source: string, draft: string): Promise<DatabaseFacts> {
  const manifest = readManifest(source);
  if (manifest && (await hashOf(source)) !== manifest.sha256)
    throw new StartError(
      `${source} is not what the backup wrote: its checksum differs. Use another backup. Nothing has changed.`,
    );
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  const copy = join(draft, DATABASE_FILE);
  for (const ending of ['', '-wal'])
    if (existsSync(source + ending)) {
      copyFileSync(source + ending, copy + ending);
      chmodSync(copy + ending, 0o600);
    }
  // Opening the database writes the log into it. Closing it leaves one file.
  return verifyDatabase(copy);
}

function readManifest(source: string) {
  const file = join(dirname(source), MANIFEST_FILE);
  if (!existsSync(file)) return undefined;
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new StartError(`${file} cannot be read. Use another backup. Nothing has changed.`, {
      cause: error,
    });
  }
}

function copyKeys(folder: string, draft: string): string[] {
  const present = KEY_FILES.filter((name) => existsSync(join(folder, name)));
  for (const name of present) {
    copyFileSync(join(folder, name), join(draft, name));
    chmodSync(join(draft, name), 0o600);
  }
  return present;
}

/** Only renames files, so that it takes a moment. If a step fails, undoes the steps before it. */
function swap(
  dataDir: string,
  draft: string,
  aside: string,
  keys: readonly string[],
): string | undefined {
  const moves: [from: string, to: string][] = [];
  const move = (from: string, to: string) => {
    renameSync(from, to);
    moves.push([from, to]);
  };
  const old = [DATABASE_FILE, ...BESIDE.map((ending) => DATABASE_FILE + ending), ...keys].filter(
    (name) => existsSync(join(dataDir, name)),
  );
  if (old.length > 0) mkdirSync(aside, { mode: 0o700 });
  try {
    for (const name of old) move(join(dataDir, name), join(aside, name));
    for (const name of [...keys, DATABASE_FILE]) {
      flushFile(join(draft, name));
      move(join(draft, name), join(dataDir, name));
    }
    flushFile(dataDir);
  } catch (error) {
    for (const [from, to] of moves.toReversed()) renameSync(to, from);
    throw error;
  }
  return old.length > 0 ? aside : undefined;
}

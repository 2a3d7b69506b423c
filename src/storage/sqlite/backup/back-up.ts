import { createHash, randomUUID } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { StartError } from '../../../errors.ts';
import { flushFile } from './flush-file.ts';
import { DATABASE_FILE, KEY_FILES, MANIFEST_FILE, type Manifest } from './manifest.ts';
import { countDatabase, verifyDatabase, type DatabaseFacts } from './verify-database.ts';

export interface BackUpOptions {
  readonly dataDir: string;
  /** The folder in which the backup's own folder is made. */
  readonly to: string;
  /** Leaves `token.key` and `session.key` out. */
  readonly withoutKeys: boolean;
  readonly now: Date;
}

export interface BackUpResult {
  /** The folder of the backup. */
  readonly folder: string;
  readonly facts: DatabaseFacts;
  readonly bytes: number;
  readonly keys: readonly string[];
}

/**
 * Copies the database while LeadRabbit may be running, and checks the copy. The backup is a folder
 * with the database, the keys and a manifest. It gets its name when it is complete, and only its
 * owner can read it.
 *
 * The copy shows the database at one point in time (https://sqlite.org/backup.html).
 *
 * @throws StartError if there is nothing to back up, or if the copy does not hold what it should
 */
export async function backUp({
  dataDir,
  to,
  withoutKeys,
  now,
}: BackUpOptions): Promise<BackUpResult> {
  const source = join(dataDir, DATABASE_FILE);
  if (!existsSync(source) || statSync(source).size === 0)
    throw new StartError(
      `There is no database in ${resolve(dataDir)}. Name the data folder with --data if LeadRabbit uses another one.`,
    );
  const folder = resolve(to, `leadrabbit-${now.toISOString().replace(/[-:]|\.\d+/g, '')}`);
  if (existsSync(folder)) throw new StartError(`${folder} exists already. Try again in a second.`);
  const draft = `${folder}.${randomUUID()}.unfinished`;
  try {
    mkdirSync(draft, { recursive: true, mode: 0o700 });
    const copy = join(draft, DATABASE_FILE);
    const before = countDatabase(source);
    await copyDatabase(source, copy);
    const facts = verifyDatabase(copy);
    checkCounts(before, facts, countDatabase(source));
    const keys = withoutKeys ? [] : copyKeys(dataDir, draft);
    const manifest: Manifest = {
      createdAt: now.toISOString(),
      sha256: await hashOf(copy),
      ...facts,
    };
    writeFileSync(join(draft, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`, {
      mode: 0o600,
    });
    for (const name of [DATABASE_FILE, MANIFEST_FILE, ...keys]) flushFile(join(draft, name));
    renameSync(draft, folder);
    flushFile(resolve(to));
    return { folder, facts, bytes: statSync(join(folder, DATABASE_FILE)).size, keys };
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw asStartError(error, to);
  }
}

async function copyDatabase(source: string, copy: string): Promise<void> {
  const database = new DatabaseSync(source, { readOnly: true, timeout: 5_000 });
  try {
    // Copies all pages in one step: a write between two steps would restart the copy.
    await backup(database, copy, { rate: 0x7fff_ffff });
  } finally {
    database.close();
  }
  chmodSync(copy, 0o600);
  const written = new DatabaseSync(copy);
  try {
    // One file, without a write-ahead log beside it.
    written.exec('PRAGMA journal_mode = DELETE');
  } finally {
    written.close();
  }
}

/**
 * While a backup runs, leads are added and never removed. So each count of the copy lies between
 * the two counts of the source.
 */
function checkCounts(before: DatabaseFacts, copy: DatabaseFacts, after: DatabaseFacts): void {
  for (const [table, rows] of Object.entries(copy.counts)) {
    const ends = [before.counts[table] ?? 0, after.counts[table] ?? 0];
    if (rows < Math.min(...ends) || rows > Math.max(...ends))
      throw new StartError(
        `The copy holds ${rows} rows of ${table}, the database ${ends.join(' to ')}. The backup was discarded; run it again.`,
      );
  }
}

function copyKeys(dataDir: string, folder: string): string[] {
  const present = KEY_FILES.filter((name) => existsSync(join(dataDir, name)));
  for (const name of present) {
    copyFileSync(join(dataDir, name), join(folder, name));
    chmodSync(join(folder, name), 0o600);
  }
  return present;
}

export async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

function asStartError(error: unknown, to: string): Error {
  if (error instanceof StartError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new StartError(
    `The backup could not be written to ${resolve(to)}: ${reason}. Check that the folder can be written and that its disk has room.`,
    { cause: error },
  );
}

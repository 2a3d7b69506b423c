import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../../src/config.ts';

/** The file of the prepared data that holds the session cookie of the admin. */
const COOKIE_FILE = 'admin-cookie';

/** Settings of which a first start stores nothing in the data folder. */
const NOT_STORED = new Set([
  'CATCH_UP_MINUTES',
  'FACEBOOK_GRAPH_URL',
  'IMPORT_LIMIT_MB',
  'TRUST_PROXY',
]);

/** Starts LeadRabbit on an empty data folder, signs in as the admin, and stops it. @returns the cookie */
export type MakeData = (dataDir: string) => Promise<string>;

/**
 * Whether a LeadRabbit may start on prepared data: its data is in its data folder, and with these changes of
 * the settings a first start would store the same.
 */
export const mayUsePreparedData = (environment: Environment, changes: Environment): boolean =>
  !environment['MONGODB_URI'] && Object.keys(changes).every((name) => NOT_STORED.has(name));

/**
 * Copies the data of a LeadRabbit that has its first admin, with an open session of that admin. The
 * data is made once per test run, because a first start takes much longer than a copy.
 *
 * @returns the session cookie of the admin
 */
export async function copyPreparedData(dataDir: string, make: MakeData): Promise<string> {
  const prepared = await preparedData(make);
  cpSync(join(prepared, 'data'), dataDir, { recursive: true });
  return readFile(join(prepared, COOKIE_FILE), 'utf8');
}

let data: Promise<string> | undefined;

/** The folder with the prepared data of this run, or of this process if the run has no folder. */
function preparedData(make: MakeData): Promise<string> {
  return (data ??= prepare(make, process.env['TEST_RUN_DIR']));
}

async function prepare(make: MakeData, runDir: string | undefined): Promise<string> {
  const prepared = join(runDir ?? tmpdir(), 'leadrabbit-prepared');
  if (runDir !== undefined && existsSync(prepared)) return prepared;
  const mine = mkdtempSync(`${prepared}-`);
  await writeFile(join(mine, COOKIE_FILE), await make(join(mine, 'data')));
  if (runDir === undefined) {
    process.on('exit', () => rmSync(mine, { recursive: true, force: true }));
    return mine;
  }
  try {
    renameSync(mine, prepared);
  } catch (error) {
    // Another process was faster.
    rmSync(mine, { recursive: true });
    if (!existsSync(prepared)) throw error;
  }
  return prepared;
}

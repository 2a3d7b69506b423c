import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readDataDir, readMongodb } from './config.ts';
import { StartError } from './errors.ts';
import { loadEnv } from './load-env.ts';
import { runProgram } from './run-program.ts';
import { describeFacts, restore, mongodbHasOwnTools } from './storage/backup.ts';

const HELP = `npm run restore -- --from BACKUP [options]

Checks a backup and puts it in the place of the database. Stop LeadRabbit first. What is replaced is
moved to a folder of its own and not deleted.

  --from BACKUP    the folder that npm run backup made, or a database file
  --data FOLDER    the data folder (default: as LeadRabbit itself reads it from DATA_DIR)
`;

/** `npm run restore`. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: {
      from: { type: 'string' },
      data: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  if (values.help) return void process.stdout.write(HELP);
  const environment = loadEnv(process.cwd(), process.env);
  const dataDir = values.data ?? readDataDir(environment);
  // A folder that is named is one of SQLite.
  if (values.data === undefined && readMongodb(environment))
    throw mongodbHasOwnTools('restore', dataDir);
  const from = values.from ?? positionals[0];
  if (from === undefined) throw new StartError(`${HELP}\n${knownBackups(dataDir)}`);
  const { facts, replaced, keys, hasTokenKey } = await restore({ dataDir, from, now: new Date() });
  process.stdout.write(`
Restored ${resolve(from)}
      to ${resolve(dataDir)}

${describeFacts(facts)}
  integrity check passed
  keys: ${keys.join(', ') || 'none in the backup; those of the data folder stay'}
${replaced === undefined ? '' : `\nWhat was replaced is in ${resolve(replaced)}. Delete it when you no longer need it.\n`}${
    hasTokenKey
      ? ''
      : '\nThere is no token.key. Unless you set TOKEN_ENCRYPTION_KEY, connect every Page again.\n'
  }
Start LeadRabbit. Its background sync reads from Meta what came in since the backup.
`);
}

function knownBackups(dataDir: string): string {
  const folder = join(dataDir, 'backups');
  const names = existsSync(folder)
    ? readdirSync(folder).filter((name) => existsSync(join(folder, name, 'backup.json')))
    : [];
  if (names.length === 0) return `There is no backup in ${resolve(folder)}. Name one with --from.`;
  const list = names.toSorted().map((name) => `  ${resolve(folder, name)}`);
  return `Name one of these with --from:\n${list.join('\n')}`;
}

runProgram(HELP, main);

import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readDataDir, readMongodb } from './config.ts';
import { loadEnv } from './load-env.ts';
import { runProgram } from './run-program.ts';
import { backUp, describeFacts, mongodbHasOwnTools } from './storage/backup.ts';

const HELP = `npm run backup [-- options]

Copies the database and the keys into a new folder, and checks the copy. LeadRabbit may be running.

  --to FOLDER       where to make the backup (default: the folder "backups" in the data folder)
  --data FOLDER     the data folder (default: as LeadRabbit itself reads it from DATA_DIR)
  --without-keys    leave token.key and session.key out; keep them somewhere else
`;

/** `npm run backup`. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: {
      to: { type: 'string' },
      data: { type: 'string' },
      'without-keys': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  if (values.help) return void process.stdout.write(HELP);
  const environment = loadEnv(process.cwd(), process.env);
  const dataDir = values.data ?? readDataDir(environment);
  // A folder that is named is one of SQLite.
  if (values.data === undefined && readMongodb(environment))
    throw mongodbHasOwnTools('backup', dataDir);
  const to = values.to ?? positionals[0] ?? join(dataDir, 'backups');
  const { folder, facts, bytes, keys } = await backUp({
    dataDir,
    to,
    withoutKeys: values['without-keys'],
    now: new Date(),
  });
  process.stdout.write(`
Backed up ${resolve(dataDir)}
       to ${folder}

${describeFacts(facts)}
  database: ${(bytes / 1_048_576).toFixed(1)} MB, integrity check passed
  keys: ${keys.join(', ') || 'none in the backup; keep them somewhere else'}

Copy the folder to another disk, and protect it as you protect the data folder.
To restore it: npm run restore -- --from ${folder}
`);
}

runProgram(HELP, main);

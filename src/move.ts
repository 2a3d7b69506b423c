import { parseArgs } from 'node:util';
import { readDataDir, readMongodb, type Environment } from './config.ts';
import { StartError } from './errors.ts';
import { loadEnv } from './load-env.ts';
import { runProgram } from './run-program.ts';
import { moveStorage } from './storage/move-storage.ts';
import { openStorage, type StorageSettings } from './storage/open-storage.ts';

const HELP = `npm run move -- --to TARGET [options]

Copies everything from SQLite to MongoDB or back, and compares both sides. Stop LeadRabbit first. The source does
not change. If the move is interrupted, run it again: it continues from the same place.

  --to TARGET      mongodb://… (the database is DB_NAME), or sqlite:FOLDER; it must be empty
  --from SOURCE    the same; the default is what LeadRabbit uses now
  --db NAME        the name of the MongoDB database, in place of DB_NAME
`;

/** `npm run move`. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      to: { type: 'string' },
      from: { type: 'string' },
      db: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const print = (text: string) => void process.stdout.write(`${text}\n`);
  if (values.help) return print(HELP);
  if (values.to === undefined) throw new StartError(`--to is missing.\n\n${HELP}`);
  const loaded = loadEnv(process.cwd(), process.env);
  const env = values.db === undefined ? loaded : { ...loaded, DB_NAME: values.db };
  const from = settingsOf(values.from, env, readDataDir(env));
  const to = settingsOf(values.to, env, from.dataDir);
  const moved = await moveStorage({
    from,
    to,
    onKind: (name) => print(`Copying ${name}`),
    onLoss: (sentence) => print(`Note: ${sentence}`),
  });
  await writeKindOfData(from, to);
  print('\nBoth sides have the same records:');
  for (const { name, count, hash } of moved)
    print(`  ${name.padEnd(20)} ${String(count).padStart(9)}  sha256 ${hash}`);
  print(nextSteps(from, to));
}

/** @param named `mongodb://…` or `sqlite:FOLDER`; undefined for what the environment names */
function settingsOf(named: string | undefined, env: Environment, dataDir: string): StorageSettings {
  if (named === undefined) return { dataDir, mongodb: readMongodb(env) };
  if (named.startsWith('sqlite:')) return { dataDir: named.slice('sqlite:'.length) };
  return { dataDir, mongodb: readMongodb({ ...env, MONGODB_URI: named }) };
}

/** A MongoDB database says whether it is one of the Meta emulator; a folder says it by its name. */
async function writeKindOfData(from: StorageSettings, to: StorageSettings): Promise<void> {
  if (!to.mongodb) return;
  const storage = await openStorage(to);
  const kind = /[/\\]demo[/\\]?$/.test(from.dataDir) ? 'demo' : 'real';
  await storage.settings.write('kind-of-data', kind, new Date());
  await storage.close();
}

const nextSteps = (from: StorageSettings, to: StorageSettings): string =>
  to.mongodb
    ? `
Set MONGODB_URI and DB_NAME=${to.mongodb.dbName}, keep the keys in ${from.dataDir}, and start LeadRabbit.
Do not start it on the old folder again: leads that came in there would be missing here.`
    : `
Unset MONGODB_URI, set DATA_DIR=${to.dataDir}, and start LeadRabbit.
Do not start it on the old database again: leads that came in there would be missing here.`;

runProgram(HELP, main);

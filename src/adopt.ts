import { parseArgs } from 'node:util';
import { readMongodb } from './config.ts';
import { StartError } from './errors.ts';
import { loadEnv } from './load-env.ts';
import { runProgram } from './run-program.ts';
import { adopt, planAdoption } from './storage/adoption.ts';

const HELP = `npm run adopt [-- --dry-run]

Completes a database of the first LeadRabbit, as the first start does. Also adopts documents that another program has
added to meta_pages, meta_leads or leads since. Nothing is deleted. LeadRabbit may be running.

  --dry-run    only says what would change
`;

/** `npm run adopt`. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      'dry-run': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const print = (text: string) => void process.stdout.write(`${text}\n`);
  if (values.help) return print(HELP);
  const settings = readMongodb(loadEnv(process.cwd(), process.env));
  if (!settings)
    throw new StartError('MONGODB_URI is not set. Only a MongoDB database can be adopted.');
  const isDryRun = values['dry-run'];
  const changes = isDryRun
    ? await planAdoption(settings, new Date())
    : await adopt(settings, () => new Date());
  if (changes.length === 0)
    return print(`Nothing has to change in the database ${settings.dbName}.`);
  print(`${isDryRun ? 'An adoption would change' : 'Changed'} in the database ${settings.dbName}:`);
  for (const change of changes) print(`  ${change}`);
  print(
    isDryRun
      ? '\nNothing was changed. Make a backup with mongodump, then start LeadRabbit.'
      : '\nPage tokens in plain text are encrypted when LeadRabbit starts.',
  );
}

runProgram(HELP, main);

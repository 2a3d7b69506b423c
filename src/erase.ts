import { parseArgs } from 'node:util';
import { readConfig } from './config.ts';
import { AppError, StartError } from './errors.ts';
import { loadEnv } from './load-env.ts';
import { createLog } from './log.ts';
import { runProgram } from './run-program.ts';
import { openStorage } from './storage/open-storage.ts';
import { sayError } from './texts/english.ts';
import { OPERATOR } from './users/actor.ts';
import { wireAudit } from './wiring/wire-audit.ts';
import { wireErasePerson } from './wiring/wire-privacy.ts';

const HELP = `npm run erase -- --lead ID [--also ID,ID]

Erases the person of a lead: the lead, its answers, its search terms and the webhooks that named it. The id is the
last part of the lead's address. LeadRabbit may be running.

  --lead ID      the lead
  --also ID,ID   other leads of the same person, or Meta's lead ids of held ones
  --list         only shows the enquiries with the same e-mail address or phone number
`;

/** `npm run erase`. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      lead: { type: 'string' },
      also: { type: 'string', default: '' },
      list: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const { lead, list } = values;
  if (values.help) return void process.stdout.write(HELP);
  if (lead === undefined) throw new StartError(`--lead is missing.\n\n${HELP}`);
  const also = values.also.split(',').filter((id) => id !== '');
  const now = () => new Date();
  const storage = await openStorage(readConfig(loadEnv(process.cwd(), process.env)), {});
  try {
    const audit = wireAudit({ log: createLog('warn'), storage, now });
    const erasePerson = wireErasePerson({ storage, now }, audit);
    const print = (text: string) => void process.stdout.write(`${text}\n`);
    if (list) {
      const { leads, held } = await erasePerson.findSamePerson(lead);
      for (const { id, createdAt } of leads) print(`${id}  ${createdAt.toISOString()}`);
      for (const { leadId, receivedAt, state } of held)
        print(`${leadId}  ${receivedAt.toISOString()}  ${state}`);
      return;
    }
    const { id, counts } = await erasePerson.erase(lead, also, OPERATOR);
    print(
      `Erased. Leads: ${counts.leads}, inbox leads: ${counts.inboxLeads}, webhooks: ${counts.deliveries}. Certificate: ${id}`,
    );
    print('Backups that were made before still hold the person. Delete them when you can.');
  } catch (error) {
    if (error instanceof AppError) throw new StartError(sayError(error), { cause: error });
    throw error;
  } finally {
    await storage.close();
  }
}

runProgram(HELP, main);

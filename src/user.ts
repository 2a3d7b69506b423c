import { countOpenWork } from './assignment/count-open-work.ts';
import { writeOrder } from './assignment/hand-over-order.ts';
import { readConfig } from './config.ts';
import { loadEnv } from './load-env.ts';
import { createLog } from './log.ts';
import { runProgram } from './run-program.ts';
import { openStorage } from './storage/open-storage.ts';
import { HELP, readUserCommand } from './user-program/read-command.ts';
import { runUserCommand, type UserProgramParts } from './user-program/run-command.ts';
import { OPERATOR } from './users/actor.ts';
import { createPasswords } from './users/passwords.ts';
import { wireAudit } from './wiring/wire-audit.ts';
import { wirePeople } from './wiring/wire-people.ts';

/** `npm run user`: people and passwords from the command line, while LeadRabbit runs or not. */
async function main(): Promise<void> {
  const command = readUserCommand(process.argv.slice(2));
  if (command.kind === 'help') return void process.stdout.write(HELP);
  const config = readConfig(loadEnv(process.cwd(), process.env));
  const log = createLog('warn');
  const now = () => new Date();
  const storage = await openStorage(config, {});
  try {
    const { accounts, team } = await wirePeople({
      config,
      log,
      storage,
      passwords: createPasswords(),
      now,
    });
    const audit = wireAudit({ log, storage, now });
    const print = (text: string) => void process.stdout.write(`${text}\n`);
    const { users, assignments: store, meetings, tasks, settings } = storage;
    const work: UserProgramParts['work'] = {
      count: (userId) => countOpenWork({ store, meetings, tasks }, userId),
      order: (userId, to) => writeOrder(settings, userId, { to, by: OPERATOR }, now()),
    };
    await runUserCommand(
      { accounts, users, team, audit, work, print, input: process.stdin, now },
      command,
    );
  } finally {
    await storage.close();
  }
}

runProgram(HELP, main);

import { randomInt } from 'node:crypto';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { OpenWork } from '../assignment/count-open-work.ts';
import type { AuditAction } from '../audit/audit-entry.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import { AppError, StartError } from '../errors.ts';
import { sayError } from '../texts/english.ts';
import { OPERATOR } from '../users/actor.ts';
import type { Accounts } from '../users/accounts.ts';
import type { PasswordChanges } from '../users/password-changes.ts';
import { refuseWeakPassword } from '../users/password-policy.ts';
import type { People } from '../users/people.ts';
import { isDisabled } from '../users/user-row.ts';
import type { UserRecord, UserStore } from '../users/user-store.ts';
import type { Person } from '../users/user.ts';
import type { UserCommand } from './read-command.ts';

/** Characters that are not mistaken for each other when read aloud. */
const PASSWORD_CHARACTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const PASSWORD_LENGTH = 20;

export interface UserProgramParts {
  readonly accounts: Pick<Accounts, 'create'>;
  readonly users: Pick<UserStore, 'findByEmail'>;
  readonly team: {
    readonly people: Pick<People, 'list' | 'change' | 'removeTwoFactor'>;
    readonly passwordChanges: Pick<PasswordChanges, 'set'>;
  };
  readonly audit: AuditLog;
  /** What a person is responsible for, and who gets it. */
  readonly work: {
    count(userId: string): Promise<OpenWork>;
    /** @param to null: nobody */
    order(userId: string, to: string | null): Promise<void>;
  };
  readonly print: (text: string) => void;
  /** Where a password is read from, if the command says so. */
  readonly input: Readable;
  readonly now: () => Date;
}

/** Does what the operator wants, and prints what was done. @throws StartError if it could not be done */
export async function runUserCommand(
  parts: UserProgramParts,
  command: Exclude<UserCommand, { kind: 'help' }>,
): Promise<void> {
  try {
    await run(parts, command);
  } catch (error) {
    if (error instanceof AppError) throw new StartError(sayError(error), { cause: error });
    throw error;
  }
}

async function run(
  parts: UserProgramParts,
  command: Exclude<UserCommand, { kind: 'help' }>,
): Promise<void> {
  const { accounts, team, audit, print } = parts;
  const record = (id: string, action: AuditAction) =>
    audit.record({ action, by: OPERATOR, target: { kind: 'user', id } });
  if (command.kind === 'list') return print(asTable(await team.people.list()));
  if (command.kind === 'add') {
    const { email, name, role, fromInput } = command;
    const password = await choosePassword(parts, fromInput);
    const { id } = await accounts.create({ email, name, role, password });
    await record(id, 'user-added');
    print(`Added ${email} as ${role}.`);
    if (!fromInput) print(`The password is ${password}`);
    return;
  }
  const { email, kind } = command;
  const user = await findUser(parts, email);
  switch (kind) {
    case 'password': {
      const password = await choosePassword(parts, command.fromInput);
      const ended = await team.passwordChanges.set(user.id, password);
      await record(user.id, 'password-changed');
      print(`${email} has a new password. Sessions that ended: ${ended}.`);
      if (!command.fromInput) print(`The password is ${password}`);
      return;
    }
    case 'role':
      await team.people.change(user.id, { role: command.role });
      await record(user.id, 'role-changed');
      return print(`${email} has the role ${command.role} now.`);
    case 'disable':
      return disable(parts, user, command.handOver);
    case 'enable':
      await team.people.change(user.id, { disabled: false });
      await record(user.id, 'user-enabled');
      return print(`${email} can sign in again.`);
    case 'two-factor-off':
      await team.people.removeTwoFactor(user.id);
      await record(user.id, 'two-factor-off');
      return print(`${email} signs in with the password alone now.`);
  }
}

/** Says what happens to the person's work, so that the operator does not forget it. */
async function disable(
  parts: UserProgramParts,
  { id, email }: UserRecord,
  handOver: string | null | undefined,
): Promise<void> {
  const { team, audit, work, print } = parts;
  if (handOver === email)
    throw new StartError('Somebody else has to get the leads, tasks and meetings.');
  const to = handOver ? await findUser(parts, handOver) : undefined;
  if (to && isDisabled(to, parts.now())) throw new StartError(`${to.email} is disabled too.`);
  if (handOver !== undefined) await work.order(id, to?.id ?? null);
  await team.people.change(id, { disabled: true });
  await audit.record({
    action: 'user-disabled',
    by: OPERATOR,
    target: { kind: 'user', id },
  });
  print(`${email} is disabled, and their sessions have ended.`);
  const { leads, tasks, meetings } = await work.count(id);
  if (leads + tasks + meetings === 0) return;
  const what = `leads: ${leads}, open tasks: ${tasks}, planned meetings: ${meetings}`;
  if (handOver === undefined)
    return print(
      `They still have work (${what}). To give it to somebody else, run\n` +
        `npm run user -- disable ${email} --hand-over ADDRESS\n` +
        'or with "--hand-over nobody", so that the assignment rules decide about leads that nobody has contacted.',
    );
  print(
    `Their work (${what}) goes to ${to?.email ?? 'nobody'} within a minute while LeadRabbit runs.`,
  );
}

async function findUser({ users }: UserProgramParts, email: string): Promise<UserRecord> {
  const user = await users.findByEmail(email);
  if (user) return user;
  throw new StartError(`Nobody has the address ${email}. "npm run user -- list" shows everybody.`);
}

async function choosePassword({ input }: UserProgramParts, fromInput: boolean): Promise<string> {
  const password = fromInput ? await readLine(input) : makePassword();
  refuseWeakPassword(password);
  return password;
}

function makePassword(): string {
  const pick = () => PASSWORD_CHARACTERS.charAt(randomInt(PASSWORD_CHARACTERS.length));
  return Array.from({ length: PASSWORD_LENGTH }, pick)
    .join('')
    .replaceAll(/(.{5})(?=.)/g, '$1-');
}

async function readLine(input: Readable): Promise<string> {
  for await (const line of createInterface({ input })) return line;
  return '';
}

function asTable(people: readonly Person[]): string {
  const rows = people.map(({ email, name, role, status, twoFactor, lastSeenAt }) => [
    email,
    name,
    role,
    status,
    twoFactor ? 'two-factor' : '-',
    lastSeenAt?.toISOString() ?? 'never',
  ]);
  const all = [['E-MAIL', 'NAME', 'ROLE', 'STATUS', 'SIGN-IN', 'LAST SEEN'], ...rows];
  const widths = all[0]?.map((_, column) =>
    Math.max(...all.map((row) => (row[column] ?? '').length)),
  );
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths?.[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LeadDetails } from '../../src/contract/lead.ts';
import type { SessionAnswer } from '../../src/contract/session.ts';
import type { UserList } from '../../src/contract/user.ts';
import { eventually } from '../support/eventually.ts';
import { ADMIN, startLeadRabbit, type LeadRabbit } from '../support/start-leadrabbit.ts';

let app: LeadRabbit;
beforeAll(async () => {
  app = await startLeadRabbit('http://127.0.0.1:9');
});
afterAll(() => app.close());

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `npm run user -- …` while LeadRabbit runs. */
const user = (args: readonly string[], input = ''): Promise<Outcome> =>
  new Promise((resolve) => {
    const program = join(import.meta.dirname, '../../src/user.ts');
    const env = { PATH: process.env['PATH'], ...app.environment };
    const child = execFile(process.execPath, [program, ...args], { env }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
    child.stdin?.end(input);
  });
const passwordIn = (out: string) => /The password is (\S+)/.exec(out)?.[1] ?? '';
const signIn = async (email: string, password: string) => {
  const client = app.stranger();
  return { client, status: (await client.signIn(email, password)).status };
};

test('an operator can add an admin while LeadRabbit runs, and the admin can sign in at once', async () => {
  const { out, code } = await user([
    'add',
    'Olga@Example.com',
    '--name',
    'Olga',
    '--role',
    'admin',
  ]);
  expect(code).toBe(0);
  const { client, status } = await signIn('olga@example.com', passwordIn(out));
  expect(status).toBe(200);
  const { body } = await client.get<SessionAnswer>('/api/session');
  expect(body.user).toMatchObject({ name: 'Olga', role: 'admin' });
});

test('an operator who is locked out can set a new password, which ends the sessions', async () => {
  await user(['add', 'pia@example.com', '--stdin'], 'the first password\n');
  const { client, status } = await signIn('pia@example.com', 'the first password');
  expect(status).toBe(200);
  const { out } = await user(['password', 'pia@example.com']);
  expect(out).toContain('Sessions that ended: 1.');
  expect((await client.get('/api/session')).status).toBe(401);
  expect((await signIn('pia@example.com', 'the first password')).status).toBe(401);
  expect((await signIn('pia@example.com', passwordIn(out))).status).toBe(200);
});

test('an operator can change a role and disable and enable a person', async () => {
  await user(['add', 'rosa@example.com', '--stdin'], 'a password for rosa');
  const { client } = await signIn('rosa@example.com', 'a password for rosa');
  expect((await client.get('/api/users')).status).toBe(403);
  await user(['role', 'rosa@example.com', 'admin']);
  expect((await client.get('/api/users')).status).toBe(200);
  await user(['disable', 'rosa@example.com']);
  expect((await client.get('/api/users')).status).toBe(401);
  expect((await user(['list'])).out).toMatch(/rosa@example\.com +rosa +admin +disabled/);
  await user(['enable', 'rosa@example.com']);
  expect((await signIn('rosa@example.com', 'a password for rosa')).status).toBe(200);
});

test('W6: the command that disables a person says what they still have, and takes who gets it', async () => {
  await user(['add', 'gus@example.com', '--stdin'], 'a password for gus');
  await user(['add', 'eva@example.com', '--stdin'], 'a password for eva');
  const { users } = (await app.admin.get<UserList>('/api/users')).body;
  const idOf = (address: string) => users.find(({ email }) => email === address)?.id;
  const { body } = await app.admin.post<LeadDetails>('/api/leads', {
    name: 'Walk In',
    ownerId: idOf('gus@example.com'),
  });
  const silent = await user(['disable', 'gus@example.com']);
  expect(silent.out).toContain('leads: 1, open tasks: 0, planned meetings: 0');
  expect(silent.out).toContain('--hand-over ADDRESS');
  const wrong = await user(['disable', 'gus@example.com', '--hand-over', 'gus@example.com']);
  expect(wrong.code).toBe(1);
  const { out } = await user(['disable', 'gus@example.com', '--hand-over', 'eva@example.com']);
  expect(out).toContain('goes to eva@example.com');
  await eventually(
    'the lead has another owner',
    async () =>
      (await app.admin.get<LeadDetails>(`/api/leads/${body._id}`)).body.ownerId ===
      idOf('eva@example.com'),
    90_000,
  );
});

test.each([
  ['an unknown address', ['password', 'nobody@example.com'], 'Nobody has the address'],
  ['an address that is taken', ['add', ADMIN.email], 'There is an account with this e-mail'],
  ['a common password', ['password', ADMIN.email, '--stdin'], 'one of the most common ones'],
  ['no address', ['disable'], 'An e-mail address is needed'],
  ['an unknown role', ['role', ADMIN.email, 'owner'], 'The role must be admin or user'],
  ['an unknown command', ['remove', ADMIN.email], 'There is no command "remove"'],
  ['an unknown option', ['list', '--all'], "Unknown option '--all'"],
])('%s is refused with a sentence and the exit code 1', async (_what, args, sentence) => {
  const { code, err } = await user(args, 'password1');
  expect(code).toBe(1);
  expect(err).toContain(sentence);
  expect(err).not.toContain('    at ');
});

test('the program shows its help if there is no command', async () => {
  expect((await user([])).out).toContain('npm run user -- COMMAND');
});

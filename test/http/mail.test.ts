import type { AddressObject } from 'mailparser';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { InviteAnswer } from '../../src/contract/user.ts';
import { eventually } from '../support/eventually.ts';
import { startMailServer, type MailServer } from '../support/start-mail-server.ts';
import { ADMIN, startLeadRabbit, type LeadRabbit } from '../support/start-leadrabbit.ts';

let mailServer: MailServer;
let app: LeadRabbit;
beforeEach(async () => {
  mailServer = await startMailServer();
  app = await startLeadRabbit('http://127.0.0.1:9', {
    SMTP_URL: mailServer.url,
    MAIL_FROM: 'LeadRabbit <leads@example.com>',
  });
});
afterEach(async () => {
  await app.close();
  await mailServer.close();
});

const GRACE = { name: 'Grace', email: 'grace@example.com', role: 'user' };
const invite = (headers: Record<string, string> = {}) =>
  app.admin.post<InviteAnswer>('/api/users', GRACE, { headers });
const recipientsOf = (to: AddressObject | AddressObject[] | undefined) =>
  [to ?? []].flat().map(({ text }) => text);

test('an invitation is mailed with its link, and the answer says so', async () => {
  const { body } = await invite();
  expect(body.mail).toBe('sent');
  const [mail] = mailServer.mails;
  expect(mailServer.mails).toHaveLength(1);
  expect(recipientsOf(mail?.to)).toEqual(['grace@example.com']);
  expect(mail?.from?.text).toContain('leads@example.com');
  expect(mail?.subject).toBe('Your invitation to LeadRabbit');
  expect(mail?.text).toContain(body.inviteUrl);
  expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
});

test('the mail of an invitation is in the language of the admin who invites', async () => {
  await invite({ 'accept-language': 'es-MX,es;q=0.9,en;q=0.5' });
  expect(mailServer.mails[0]?.subject).toBe('Tu invitación a LeadRabbit');
});

test('if the mail server refuses an invitation, the answer says so and holds the link', async () => {
  mailServer.refuse();
  const { status, body } = await invite();
  expect(status).toBe(201);
  expect(body.mail).toBe('failed');
  expect(body.inviteUrl).toContain('/invite/');
});

test('W58: the configured address sends every mail, whoever invites', async () => {
  await invite();
  expect(mailServer.mails[0]?.from?.value).toEqual([
    { address: 'leads@example.com', name: 'LeadRabbit' },
  ]);
});

test('a request for a new password has the same answer for every address, and a mail goes to known addresses', async () => {
  const forget = (email: string) => app.stranger().post('/api/auth/forgot-password', { email });
  const unknown = await forget('nobody@example.com');
  const known = await forget(ADMIN.email);
  expect(known.status).toBe(200);
  expect(unknown.body).toEqual(known.body);
  await eventually('the mail is there', () => mailServer.mails.length === 1);
  const [mail] = mailServer.mails;
  expect(recipientsOf(mail?.to)).toEqual([ADMIN.email]);
  const [, token] = /\/reset\/([\w-]+)/.exec(mail?.text ?? '') ?? [];
  const client = app.stranger();
  const reset = await client.post('/api/auth/reset-password', {
    token,
    password: 'a new password',
  });
  expect(reset.status).toBe(200);
  expect((await client.get('/api/session')).status).toBe(200);
});

test('a second request for a new password at once sends no second mail', async () => {
  for (let time = 0; time < 3; time += 1)
    await app.stranger().post('/api/auth/forgot-password', { email: ADMIN.email });
  await invite();
  await eventually('both mails are there', () => mailServer.mails.length >= 2);
  expect(mailServer.mails).toHaveLength(2);
});

import type { InviteAnswer, ResetLinkAnswer, UserList } from '../../src/contract/user.ts';
import { expect, test } from '../support/browser/browser-test.ts';
import { eventually } from '../support/eventually.ts';
import { startMailServer } from '../support/start-mail-server.ts';
import { ADMIN } from '../support/start-leadrabbit.ts';
import type { World } from '../support/start-world.ts';

const GRACE = { name: 'Grace Hopper', email: 'grace@example.com', role: 'user' } as const;

const invite = async ({ app }: World) =>
  (await app.admin.post<InviteAnswer>('/api/users', GRACE)).body.inviteUrl;

async function resetLink({ app }: World): Promise<string> {
  const { users } = (await app.admin.get<UserList>('/api/users')).body;
  const { body } = await app.admin.post<ResetLinkAnswer>(`/api/users/${users[0]?.id}/reset-link`);
  return body.resetUrl;
}

test('an invited person chooses a password and is signed in, and the link then is over', async ({
  stranger,
  openBrowser,
  watch,
  world,
}) => {
  watch.expectTrouble(/^400 POST \/api\/auth\/accept-invite$/);
  watch.expectTrouble(/^410 POST \/api\/auth\/check-link$/);
  const url = await invite(world);
  await stranger.goto(url);
  await expect(stranger.getByRole('heading', { name: 'Welcome, Grace Hopper' })).toBeVisible();
  await expect(stranger.getByText('grace@example.com')).toBeVisible();
  await stranger.reload();
  await expect(stranger.getByLabel('Name')).toHaveValue('Grace Hopper');
  const password = stranger.getByLabel('Password');
  await password.fill('password123');
  await stranger.getByRole('button', { name: 'Start working' }).click();
  await expect(stranger.getByRole('alert')).toContainText('one of the most common ones');
  await expect(password).toHaveAccessibleDescription(/one of the most common ones/);
  await stranger.getByLabel('Name').fill('Grace B. Hopper');
  await password.fill('a nanosecond of wire');
  await expect(stranger.getByRole('alert')).toHaveCount(0);
  await stranger.getByRole('button', { name: 'Start working' }).click();
  await expect(stranger).toHaveURL(/\/user\/allLeads$/);
  await expect(stranger.getByRole('button', { name: 'Account of Grace B. Hopper' })).toBeVisible();

  const other = await openBrowser();
  await other.goto(url);
  await expect(
    other.getByRole('heading', { name: 'This link does not work any more' }),
  ).toBeVisible();
  await other.getByRole('link', { name: 'Go to the sign-in' }).click();
  await other.getByLabel('E-mail').fill(GRACE.email);
  await other.getByLabel('Password').fill('a nanosecond of wire');
  await other.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(other).toHaveURL(/\/user\/allLeads$/);
});

test('the strength of a new password is told in words while a person types', async ({
  stranger,
  world,
}) => {
  await stranger.goto(await invite(world));
  const password = stranger.getByLabel('Password');
  await expect(password).toHaveAccessibleDescription(/At least 8 characters/);
  await password.fill('1234567');
  await expect(password).toHaveAccessibleDescription(/Too short/);
  await password.fill('12345678');
  await expect(password).toHaveAccessibleDescription(/Long enough/);
  await password.fill('123456789012345');
  await expect(password).toHaveAccessibleDescription(/Strong/);
});

test('a link for a new password ends the other sessions and signs in', async ({
  stranger,
  watch,
  world,
}) => {
  watch.expectTrouble(/^400 POST \/api\/auth\/reset-password$/);
  await stranger.goto(await resetLink(world));
  await expect(stranger.getByRole('heading', { name: 'Set a new password' })).toBeVisible();
  await expect(stranger.getByText(ADMIN.email)).toBeVisible();
  await stranger.getByLabel('Password').fill('short');
  await stranger.getByRole('button', { name: 'Save and sign in' }).click();
  await expect(stranger.getByRole('alert')).toContainText('too short');
  await stranger.getByLabel('Password').fill('a brand new password');
  await stranger.getByRole('button', { name: 'Save and sign in' }).click();
  await expect(stranger).toHaveURL(/\/user\/allLeads$/);
  expect((await world.app.admin.get('/api/session')).status).toBe(401);
});

test('a person who forgot the password is told to ask an admin if LeadRabbit cannot send mail', async ({
  stranger,
}) => {
  await stranger.goto('/sign-in');
  await stranger.getByRole('link', { name: 'Forgot password?' }).click();
  await expect(stranger.getByText('Ask an admin of your team')).toBeVisible();
  await expect(stranger.getByRole('textbox')).toHaveCount(0);
  await stranger.getByRole('link', { name: 'Back to the sign-in' }).click();
  await expect(stranger.getByLabel('Password')).toBeVisible();
});

test('a person who forgot the password gets a mail, and reads the same for an unknown address', async ({
  browser,
  watch,
  world,
}) => {
  const mailServer = await startMailServer();
  try {
    await world.restart({ SMTP_URL: mailServer.url, MAIL_FROM: 'leads@example.com' });
    const page = await browser.newPage({ baseURL: world.app.url });
    watch.follow(page);
    await page.goto('/forgot-password');
    await page.getByLabel('E-mail').fill('nobody@example.com');
    await page.getByRole('button', { name: 'Send the link' }).click();
    const sent = page.getByRole('status');
    await expect(sent).toContainText('If there is an account for nobody@example.com');
    await page.getByRole('button', { name: 'Use another address' }).click();
    await page.getByLabel('E-mail').fill(ADMIN.email);
    await page.getByRole('button', { name: 'Send the link' }).click();
    await expect(sent).toContainText(`If there is an account for ${ADMIN.email}`);
    await eventually('the mail is there', () => mailServer.mails.length === 1);
    const [link = ''] = /http\S+\/reset\/\S+/.exec(mailServer.mails[0]?.text ?? '') ?? [];
    await page.goto(link);
    await expect(page.getByText(ADMIN.email)).toBeVisible();
    await page.context().close();
  } finally {
    await mailServer.close();
  }
});

test('the page of a link that never existed says so', async ({ stranger, watch }) => {
  watch.expectTrouble(/^410 POST \/api\/auth\/check-link$/);
  await stranger.goto('/reset/not-a-token');
  await expect(
    stranger.getByRole('heading', { name: 'This link does not work any more' }),
  ).toBeVisible();
});

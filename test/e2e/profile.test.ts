import { readFile } from 'node:fs/promises';
import { addUser } from '../support/add-user.ts';
import { findBarriers } from '../support/browser/axe.ts';
import { expect, test } from '../support/browser/browser-test.ts';
import { findClippedLabels } from '../support/browser/clipped-labels.ts';
import { findFaintTexts } from '../support/browser/contrast.ts';
import { findEnglish } from '../support/browser/find-english.ts';
import { findNamelessControls } from '../support/browser/nameless-controls.ts';
import { ADMIN } from '../support/start-leadrabbit.ts';
import { totpCode } from '../support/totp-code.ts';

test('a person changes name and language, and the stored language wins at the next sign-in', async ({
  admin,
  openBrowser,
}) => {
  await admin.goto('/user/allLeads');
  await admin.getByRole('button', { name: 'Account of Admin' }).click();
  await admin.getByRole('menuitem', { name: 'Profile' }).click();
  await admin.getByLabel('Name').fill('Ada Lovelace');
  await admin.getByRole('combobox', { name: 'Language' }).click();
  await admin.getByRole('option', { name: 'Español' }).click();
  await admin.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(admin.getByRole('heading', { name: 'Perfil' })).toBeVisible();
  await expect(admin.getByRole('button', { name: 'Cuenta de Ada Lovelace' })).toBeVisible();
  expect(await findEnglish(admin, (text) => /Ada|@|English|\//.test(text))).toEqual([]);

  const other = await openBrowser(undefined, { locale: 'en' });
  await other.goto('/sign-in');
  await other.getByLabel('E-mail').fill(ADMIN.email);
  await other.getByLabel('Password').fill(ADMIN.password);
  await other.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(other.getByRole('button', { name: 'Cuenta de Ada Lovelace' })).toBeVisible();
});

test('a new password signs the other browsers out, and a wrong current one is told at its field', async ({
  admin,
  watch,
  world,
}) => {
  watch.expectTrouble(/^400 POST \/api\/account\/password$/);
  const other = world.app.stranger();
  await other.signIn(ADMIN.email, ADMIN.password);
  await admin.goto('/settings/profile');
  const current = admin.getByLabel('Current password');
  const next = admin.getByLabel('New password');
  const change = admin.getByRole('button', { name: 'Change the password' });
  await current.fill('not this one');
  await next.fill('a brand new password');
  await change.click();
  await expect(current).toHaveAccessibleDescription(/The current password is wrong/);
  await current.fill(ADMIN.password);
  await next.fill('password123');
  await change.click();
  await expect(next).toHaveAccessibleDescription(/one of the most common ones/);
  await next.fill('a brand new password');
  await change.click();
  await expect(admin.getByText('The password is changed.')).toBeVisible();
  expect((await other.get('/api/session')).status).toBe(401);
});

test('a person sees where they are signed in, and signs out elsewhere', async ({
  admin,
  world,
}) => {
  const sessions = await Promise.all(
    [1, 2].map(async () => {
      const client = world.app.stranger();
      await client.signIn(ADMIN.email, ADMIN.password);
      return client;
    }),
  );
  await admin.goto('/settings/profile');
  const list = admin.getByRole('list', { name: 'Where you are signed in' });
  await expect(list.getByRole('listitem')).toHaveCount(3);
  await list
    .getByRole('button', { name: /^Sign out/ })
    .first()
    .click();
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await admin.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await expect(list).toContainText('This browser');
  for (const client of sessions) expect((await client.get('/api/session')).status).toBe(401);
});

test('a person sets up two-factor sign-in, signs in with a code and with a recovery code, and switches it off', async ({
  admin,
  openBrowser,
  watch,
}) => {
  watch.expectTrouble(/^400 POST \/api\/(auth|account)\/two-factor/);
  await admin.goto('/settings/profile');
  await admin.getByRole('button', { name: 'Set up' }).click();
  const dialog = admin.getByRole('dialog', { name: 'Two-factor sign-in' });
  await dialog.getByLabel('Your password').fill('not this one');
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(dialog.getByRole('alert')).toContainText('The current password is wrong');
  await dialog.getByLabel('Your password').fill(ADMIN.password);
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(
    dialog.getByRole('img', { name: 'QR code for the authenticator app' }),
  ).toBeVisible();
  const secret = await dialog.getByRole('code').innerText();
  await dialog.getByLabel('Code that the app shows').fill(totpCode(secret));
  await dialog.getByRole('button', { name: 'Switch on' }).click();
  const codes = admin.getByRole('dialog', { name: 'Your recovery codes' });
  await expect(codes.getByRole('listitem')).toHaveCount(10);
  const recoveryCode = await codes.getByRole('listitem').first().innerText();
  const [file] = await Promise.all([
    admin.waitForEvent('download'),
    codes.getByRole('link', { name: 'Download' }).click(),
  ]);
  expect(await readFile(await file.path(), 'utf8')).toContain(recoveryCode);
  await codes.getByRole('button', { name: 'I have kept them' }).click();
  await expect(admin.getByRole('button', { name: 'New recovery codes' })).toBeVisible();

  const other = await openBrowser();
  await other.goto('/sign-in');
  await other.getByLabel('E-mail').fill(ADMIN.email);
  await other.getByLabel('Password').fill(ADMIN.password);
  await other.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(other.getByRole('heading', { name: 'Enter your code' })).toBeVisible();
  await other.getByLabel('Code').fill('000000');
  await other.getByRole('button', { name: 'Continue' }).click();
  await expect(other.getByRole('alert')).toContainText('This code is wrong');
  await other.getByRole('button', { name: 'Use a recovery code' }).click();
  await other.getByLabel('Recovery code').fill(recoveryCode);
  await other.getByRole('button', { name: 'Continue' }).click();
  await expect(other).toHaveURL(/\/user\/allLeads$/);

  await admin.getByRole('button', { name: 'Switch off' }).click();
  await admin.getByRole('dialog').getByLabel('Your password').fill(ADMIN.password);
  await admin.getByRole('dialog').getByRole('button', { name: 'Switch off' }).click();
  await expect(admin.getByRole('button', { name: 'Set up' })).toBeVisible();
});

test('an admin who needs a second factor is led to the profile instead of an error', async ({
  admin,
  watch,
}) => {
  watch.expectTrouble(/^403 GET \/api\//);
  await admin.goto('/admin/people');
  await admin.getByRole('switch', { name: 'Admins need two-factor sign-in' }).check();
  await expect(admin.getByText('Admins need two-factor sign-in from now on.')).toBeVisible();
  await admin.goto('/admin/connectors');
  await expect(admin).toHaveURL(/\/settings\/profile$/);
  await expect(admin.getByText('Set it up to use the admin screens.')).toBeVisible();
});

test('the profile can be read and reached from phones to desktops, in both languages and themes', async ({
  openBrowser,
  world,
}) => {
  const person = await addUser(world.app, 'user');
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [320, 820, 1280]) {
      const page = await openBrowser(person, {
        locale: colorScheme === 'dark' ? 'es' : 'en',
        colorScheme,
        reducedMotion: 'reduce',
        viewport: { width, height: 900 },
      });
      await page.goto('/settings/profile');
      await expect(page.getByText(/This browser|Este navegador/)).toBeVisible();
      expect(await page.evaluate(findFaintTexts)).toEqual([]);
      expect(await page.evaluate(findClippedLabels), `${width}`).toEqual([]);
      expect(await findNamelessControls(page)).toEqual([]);
      expect(await findBarriers(page)).toEqual([]);
      const tooWide = () =>
        document.documentElement.scrollWidth - document.documentElement.clientWidth;
      expect(await page.evaluate(tooWide), `${width}`).toBe(0);
      await page.screenshot({ path: `test-results/profile-${width}-${colorScheme}.png` });
    }
});

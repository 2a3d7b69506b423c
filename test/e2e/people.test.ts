import type { LeadDetails } from '../../src/contract/lead.ts';
import type { UserList } from '../../src/contract/user.ts';
import { expect, test } from '../support/browser/browser-test.ts';
import { findBarriers } from '../support/browser/axe.ts';
import { findClippedLabels } from '../support/browser/clipped-labels.ts';
import { findFaintTexts } from '../support/browser/contrast.ts';
import { findEnglish } from '../support/browser/find-english.ts';
import { findNamelessControls } from '../support/browser/nameless-controls.ts';
import { startMailServer } from '../support/start-mail-server.ts';

const GRACE = { name: 'Grace Hopper', email: 'grace@example.com', role: 'user' } as const;

test('an admin invites a person, and the link opens the page of the invitation', async ({
  admin,
  stranger,
}) => {
  await admin.goto('/admin/people');
  await admin.getByRole('button', { name: 'Invite a person' }).click();
  const form = admin.getByRole('dialog', { name: 'Invite a person' });
  await form.getByLabel('Name').fill(GRACE.name);
  await form.getByLabel('E-mail').fill(GRACE.email);
  await form.getByRole('button', { name: 'Make the invitation' }).click();
  const shown = admin.getByRole('dialog', { name: 'Invitation for Grace Hopper' });
  await expect(shown).toContainText('LeadRabbit cannot send mail here.');
  await expect(shown.getByRole('button', { name: 'Copy the link' })).toBeVisible();
  const url = await shown.getByRole('textbox', { name: 'Link' }).inputValue();
  await shown.getByRole('button', { name: 'Done' }).click();
  const row = admin.getByRole('listitem').filter({ hasText: GRACE.email });
  await expect(row).toContainText('Invited');
  await expect(row).toContainText('Has not signed in yet');
  await stranger.goto(url);
  await expect(stranger.getByRole('heading', { name: 'Welcome, Grace Hopper' })).toBeVisible();
});

test('an invitation says whether its mail was sent, and shows the link if it was not', async ({
  openBrowser,
  world,
}) => {
  const mailServer = await startMailServer();
  try {
    await world.restart({ SMTP_URL: mailServer.url, MAIL_FROM: 'leads@example.com' });
    const page = await openBrowser(world.app.admin);
    const invite = async (name: string) => {
      await page.goto(`${world.app.url}/admin/people`);
      await page.getByRole('button', { name: 'Invite a person' }).click();
      await page.getByLabel('Name').fill(name);
      await page.getByLabel('E-mail').fill(`${name}@example.com`);
      await page.getByRole('button', { name: 'Make the invitation' }).click();
    };
    await invite('grace');
    await expect(page.getByText('The link was mailed to grace@example.com as well.')).toBeVisible();
    mailServer.refuse();
    await invite('alan');
    await expect(page.getByText('The mail to alan@example.com could not be sent.')).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Link' })).toHaveValue(/\/invite\//);
  } finally {
    await mailServer.close();
  }
});

test('the last admin cannot be demoted or disabled, and the row says why', async ({
  admin,
  watch,
}) => {
  watch.expectTrouble(/^409 PATCH \/api\/users\//);
  await admin.goto('/admin/people');
  await admin.getByRole('combobox', { name: 'Role of Admin' }).click();
  await admin.getByRole('option', { name: 'User' }).click();
  const row = admin.getByRole('list', { name: 'People of the team' }).getByRole('listitem');
  await expect(row.getByRole('alert')).toContainText('the last admin who can sign in');
  await expect(admin.getByRole('combobox', { name: 'Role of Admin' })).toHaveText('Admin');
  await admin.getByRole('button', { name: 'Actions for Admin' }).click();
  await admin.getByRole('menuitem', { name: 'Disable' }).click();
  await admin.getByRole('alertdialog').getByRole('button', { name: 'Disable' }).click();
  await expect(row.getByRole('alert')).toContainText('the last admin who can sign in');
});

test('on a phone the question who gets the work of a person fits the screen', async ({
  openBrowser,
  world,
}) => {
  for (const locale of ['en', 'es'])
    for (const width of [320, 390]) {
      const page = await openBrowser(world.app.admin, { locale, viewport: { width, height: 844 } });
      await page.goto('/admin/people');
      await page.getByRole('button', { name: /^(Actions for|Acciones para) Admin/ }).click();
      await page.getByRole('menuitem').last().click();
      const buttons = page.getByRole('alertdialog').locator('button');
      await expect(buttons).toHaveCount(3);
      for (const button of await buttons.all()) {
        const box = await button.boundingBox();
        expect((box?.x ?? 0) + (box?.width ?? 0), locale).toBeLessThanOrEqual(width);
      }
    }
});

test('an admin renames, promotes, disables and enables a person', async ({
  admin,
  sales,
  world,
  watch,
}) => {
  // The page of the new admin asks for what admins see, and may be refused once they are disabled.
  watch.expectTrouble(/^401 GET /);
  await sales.goto('/user/allLeads');
  await expect(sales.getByRole('heading', { name: 'Leads', exact: true })).toBeVisible();
  await admin.goto('/admin/people');
  const act = async (name: string, item: string) => {
    await admin.getByRole('button', { name: `Actions for ${name}` }).click();
    await admin.getByRole('menuitem', { name: item }).click();
  };
  await act('Sam Example', 'Rename');
  await admin.getByRole('dialog').getByLabel('Name').fill('Samira Example');
  await admin.getByRole('button', { name: 'Save' }).click();
  await expect(admin.getByText('The name is now Samira Example.')).toBeVisible();
  await admin.getByRole('combobox', { name: 'Role of Samira Example' }).click();
  await admin.getByRole('option', { name: 'Admin' }).click();
  await expect(admin.getByText('Samira Example is an admin now.')).toBeVisible();
  await act('Samira Example', 'Disable');
  const question = admin.getByRole('alertdialog', { name: 'Disable Samira Example?' });
  await question.getByRole('button', { name: 'Disable' }).click();
  const row = admin.getByRole('listitem').filter({ hasText: 'Samira Example' }).first();
  await expect(row).toContainText('Disabled');
  await act('Samira Example', 'Enable');
  await admin.getByRole('alertdialog').getByRole('button', { name: 'Enable' }).click();
  await expect(row).toContainText('Active');
  await act('Samira Example', 'Link for a new password');
  await expect(admin.getByRole('textbox', { name: 'Link' })).toHaveValue(/\/reset\//);
  const { users } = (await world.app.admin.get<UserList>('/api/users')).body;
  expect(users).toContainEqual(expect.objectContaining({ name: 'Samira Example', role: 'admin' }));
});

test('whoever disables a person says who gets their leads', async ({ admin, sales, world }) => {
  await sales.goto('/user/allLeads');
  const { users } = (await world.app.admin.get<UserList>('/api/users')).body;
  const idOf = (name: string) => users.find((user) => user.name === name)?.id;
  const { body: lead } = await world.app.admin.post<LeadDetails>('/api/leads', {
    name: 'Walk In',
    ownerId: idOf('Sam Example'),
  });
  await admin.goto('/admin/people');
  await admin.getByRole('button', { name: 'Actions for Sam Example' }).click();
  await admin.getByRole('menuitem', { name: 'Disable' }).click();
  const question = admin.getByRole('alertdialog', { name: 'Disable Sam Example?' });
  const choice = question.getByRole('combobox', { name: 'Who gets their leads' });
  await expect(choice).toHaveText(/Nobody/);
  await choice.click();
  await admin.getByRole('option', { name: 'Admin' }).click();
  await question.getByRole('button', { name: 'Disable' }).click();
  await expect(admin.getByText('Sam Example is disabled')).toBeVisible();
  await expect
    .poll(
      async () => (await world.app.admin.get<LeadDetails>(`/api/leads/${lead._id}`)).body.ownerId,
    )
    .toBe(idOf('Admin'));
});

test('the people can be read and reached from phones to desktops, in both languages and themes', async ({
  openBrowser,
  world,
}) => {
  await world.app.admin.post('/api/users', GRACE);
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [320, 820, 1280]) {
      const page = await openBrowser(world.app.admin, {
        locale: colorScheme === 'dark' ? 'es' : 'en',
        colorScheme,
        reducedMotion: 'reduce',
        viewport: { width, height: 800 },
      });
      await page.goto('/admin/people');
      await expect(page.getByText(GRACE.email)).toBeVisible();
      expect(await page.evaluate(findFaintTexts)).toEqual([]);
      expect(await page.evaluate(findClippedLabels), `${width}`).toEqual([]);
      expect(await findNamelessControls(page)).toEqual([]);
      expect(await findBarriers(page)).toEqual([]);
      if (colorScheme === 'dark')
        expect(await findEnglish(page, (text) => /Admin|Grace|@/.test(text))).toEqual([]);
      const tooWide = () =>
        document.documentElement.scrollWidth - document.documentElement.clientWidth;
      expect(await page.evaluate(tooWide), `${width}`).toBe(0);
      await page.screenshot({ path: `test-results/people-${width}-${colorScheme}.png` });
    }
});

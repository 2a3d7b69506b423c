import { findBarriers } from '../support/browser/axe.ts';
import { expect, test } from '../support/browser/browser-test.ts';

test('an admin makes an API key, sees its secret once, and deletes it again', async ({
  admin,
  world,
}) => {
  await admin.goto('/admin/api-keys');
  await expect(admin.getByRole('heading', { name: 'No API keys yet' })).toBeVisible();
  await admin.getByRole('button', { name: 'New API key' }).click();
  const form = admin.getByRole('dialog', { name: 'New API key' });
  await form.getByLabel('Name').fill('Weekly report');
  await form.getByRole('combobox', { name: 'Works for' }).click();
  await admin.getByRole('option', { name: '30 days' }).click();
  await form.getByRole('button', { name: 'Make the key' }).click();

  const shown = admin.getByRole('dialog', { name: 'The key for Weekly report is ready' });
  const secret = await shown.getByLabel('API key', { exact: true }).inputValue();
  expect(secret).toMatch(/^lr_/);
  await shown.getByRole('button', { name: 'Done' }).click();
  await expect(admin.getByText(secret)).toHaveCount(0);
  const askWithKey = () =>
    fetch(`${world.app.url}/api/leads`, { headers: { authorization: `Bearer ${secret}` } });
  expect((await askWithKey()).status).toBe(200);

  await admin.reload();
  const entry = admin.getByRole('list', { name: 'API keys' }).getByRole('listitem');
  await expect(entry).toContainText('Weekly report');
  await expect(entry).toContainText(`${secret.slice(0, 8)}…`);
  await expect(entry).toContainText('See leads');
  await expect(entry).toContainText(/Expires /);
  await expect(entry).toContainText('Made by Admin');
  await expect(entry).toContainText('Last used just now');

  await entry.getByRole('button', { name: 'Delete Weekly report' }).click();
  await admin
    .getByRole('alertdialog', { name: 'Delete Weekly report?' })
    .getByRole('button', { name: 'Delete', exact: true })
    .click();
  await expect(admin.getByRole('heading', { name: 'No API keys yet' })).toBeVisible();
  expect((await askWithKey()).status).toBe(401);
});

test('the copy button puts the whole secret on the clipboard', async ({ admin }) => {
  await admin.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await admin.goto('/admin/api-keys');
  await admin.getByRole('button', { name: 'New API key' }).click();
  await admin.getByLabel('Name').fill('Dashboard');
  await admin.keyboard.press('Enter');
  const field = admin.getByLabel('API key', { exact: true });
  await admin.getByRole('button', { name: 'Copy the API key' }).click();
  await expect
    .poll(() => admin.evaluate(() => navigator.clipboard.readText()))
    .toBe(await field.inputValue());
});

test('a press beside the window does not close the secret of a new key', async ({ admin }) => {
  await admin.goto('/admin/api-keys');
  await admin.getByRole('button', { name: 'New API key' }).click();
  await admin.getByLabel('Name').fill('Dashboard');
  await admin.getByRole('button', { name: 'Make the key' }).click();
  const shown = admin.getByRole('dialog', { name: 'The key for Dashboard is ready' });
  await expect(shown).toBeVisible();
  await admin.mouse.click(5, 5);
  await expect(shown).toBeVisible();
  expect(await findBarriers(admin)).toEqual([]);
});

test('a key without a name or without a scope is not made, and the form says why', async ({
  admin,
}) => {
  await admin.goto('/admin/api-keys');
  await admin.getByRole('button', { name: 'New API key' }).click();
  const form = admin.getByRole('dialog', { name: 'New API key' });
  await form.getByRole('button', { name: 'Make the key' }).click();
  await expect(form.getByRole('alert')).toContainText('Enter a name');
  await form.getByLabel('Name').fill('Dashboard');
  await form.getByLabel('See leads').uncheck();
  await form.getByRole('button', { name: 'Make the key' }).click();
  await expect(form.getByRole('alert')).toContainText('Choose at least one thing');
});

test('a wide scope shows the scopes that it includes', async ({ admin }) => {
  await admin.goto('/admin/api-keys');
  await admin.getByRole('button', { name: 'New API key' }).click();
  await admin.getByLabel('Everything an admin can do').check();
  for (const included of ['See leads', 'Change leads', 'See connections']) {
    await expect(admin.getByLabel(included)).toBeChecked();
    await expect(admin.getByLabel(included)).toBeDisabled();
  }
});

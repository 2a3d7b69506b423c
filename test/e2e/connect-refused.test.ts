import type { Page } from '@playwright/test';
import { expect, test } from '../support/browser/browser-test.ts';

async function openDialog(admin: Page): Promise<void> {
  await admin.goto('/admin/connectors');
  await admin.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(admin.getByRole('button', { name: 'Cancel' })).toBeVisible();
}

test('cancelling in Meta’s dialog changes nothing and says what to do', async ({ admin }) => {
  await openDialog(admin);
  await admin.getByRole('button', { name: 'Cancel' }).click();
  const alert = admin.getByRole('alert');
  await expect(alert).toContainText('The sign-in to Meta was cancelled');
  await expect(alert).toContainText('Press Connect again');
  await expect(admin.getByText('No Page is connected yet')).toBeVisible();
  await expect(admin).toHaveURL(/\/admin\/connectors$/);

  await alert.getByRole('button', { name: 'Dismiss' }).click();
  await expect(alert).toBeHidden();
});

test('a declined permission is named', async ({ admin }) => {
  await openDialog(admin);
  await admin.getByLabel('leads_retrieval').uncheck();
  await admin.getByRole('button', { name: 'Continue' }).click();
  await expect(admin.getByRole('alert')).toContainText('Declined: leads_retrieval');
  await expect(admin.getByText('No Page is connected yet')).toBeVisible();
});

test('no Page chosen says to choose one', async ({ admin }) => {
  await openDialog(admin);
  await admin.getByLabel('Brotzeit Bakery').uncheck();
  await admin.getByLabel('Nordlicht Fitness').uncheck();
  await admin.getByRole('button', { name: 'Continue' }).click();
  await expect(admin.getByRole('alert')).toContainText('select at least one Page');
});

test('a sign-in link that is used twice is refused', async ({ admin }) => {
  await openDialog(admin);
  const answered = admin.waitForRequest(/\/api\/facebook\/auth\?.*code=/);
  await admin.getByRole('button', { name: 'Continue' }).click();
  await expect(admin.getByText('Connected to Meta')).toBeVisible();
  await admin.goto((await answered).url());
  await expect(admin.getByRole('alert')).toContainText('This sign-in link is no longer valid');
});

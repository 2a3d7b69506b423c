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
  // Cancelling is no mistake, so the screen shows a notice and not an alert.
  const notice = admin.getByRole('status').filter({ hasText: 'The sign-in to Meta was cancelled' });
  await expect(notice).toContainText('Press Connect again');
  await expect(admin.getByRole('alert')).toHaveCount(0);
  await expect(admin.getByText('No Page is connected yet')).toBeVisible();
  await expect(admin).toHaveURL(/\/admin\/connectors$/);

  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toBeHidden();
});

test('a declined permission is named on the screen', async ({ admin }) => {
  await openDialog(admin);
  await admin.getByLabel('leads_retrieval').uncheck();
  await admin.getByRole('button', { name: 'Continue' }).click();
  await expect(admin.getByRole('alert')).toContainText('Declined: leads_retrieval');
  await expect(admin.getByText('No Page is connected yet')).toBeVisible();
});

test('a sign-in without any Page says to choose one', async ({ admin }) => {
  await openDialog(admin);
  await admin.getByRole('checkbox', { name: 'Brotzeit Bakery' }).uncheck();
  await admin.getByRole('checkbox', { name: 'Nordlicht Fitness' }).uncheck();
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

test('an optional permission may be declined, and the notice says what is missing without it', async ({
  admin,
}) => {
  await openDialog(admin);
  await admin.getByLabel('ads_management').uncheck();
  await admin.getByLabel('pages_manage_metadata').uncheck();
  await admin.getByRole('button', { name: 'Continue' }).click();
  const notice = admin.getByRole('status').filter({ hasText: 'Connected to Meta' });
  await expect(notice).toContainText('Real-time delivery is off');
  await expect(notice).toContainText('(ads_management)');
  await expect(admin.getByRole('article', { name: 'Nordlicht Fitness' })).toBeVisible();
});

test('a person who may not see the leads of a Page is told so at once', async ({ admin }) => {
  await openDialog(admin);
  await admin.getByLabel(/Jonas Weber/).check();
  await admin.getByRole('button', { name: 'Continue' }).click();
  const notice = admin.getByRole('status').filter({ hasText: 'Connected to Meta' });
  await expect(notice).toContainText('does not show the leads of Brotzeit Bakery');
  const bakery = admin.getByRole('article', { name: 'Brotzeit Bakery', exact: true });
  await expect(bakery).toContainText('no task on this Page');
  await expect(bakery.getByRole('button', { name: 'Connect again' })).toBeVisible();
});

test('text from a link is never shown as LeadRabbit’s own', async ({ admin }) => {
  const text = 'Call+this+number';
  await admin.goto(
    `/admin/connectors?facebook_auth=error&reason=missing-scopes&missing=${text},leads_retrieval`,
  );
  await expect(admin.getByRole('alert')).toContainText('Declined: leads_retrieval');
  await expect(admin.getByText('Call this number')).toHaveCount(0);
});

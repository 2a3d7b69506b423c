import { expect, test } from '../support/browser/browser-test.ts';
import { openLeads } from '../support/browser/lead-list.ts';
import { ADMIN } from '../support/start-leadrabbit.ts';

test('a user sees no admin screen', async ({ sales }) => {
  await openLeads(sales);
  await expect(sales.getByRole('link', { name: 'Connectors' })).toHaveCount(0);
  await sales.goto('/admin/connectors');
  await expect(sales.getByRole('heading', { name: 'Only admins can see this page' })).toBeVisible();
  await expect(sales.getByRole('button', { name: /connect|sync/i })).toHaveCount(0);
  await sales.goto('/admin/delivery');
  await expect(sales.getByRole('heading', { name: 'Only admins can see this page' })).toBeVisible();
  await sales.getByRole('link', { name: 'Go to your leads' }).click();
  await expect(sales.getByRole('heading', { name: 'Leads', exact: true })).toBeVisible();
});

test('a person without a session signs in and reaches the page that they wanted', async ({
  stranger,
  watch,
}) => {
  watch.expectTrouble(/^401 POST \/api\/auth\/sign-in\/email$/);
  await stranger.goto('/user/allLeads?status=Won');
  await stranger.getByLabel('E-mail').fill(ADMIN.email);
  await stranger.getByLabel('Password').fill('not the password');
  await stranger.getByRole('button', { name: 'Sign in' }).click();
  await expect(stranger.getByRole('alert')).toContainText(
    'The e-mail address or the password is wrong',
  );
  await stranger.getByLabel('Password').fill(ADMIN.password);
  await stranger.getByRole('button', { name: 'Sign in' }).click();
  await expect(stranger).toHaveURL(/\/user\/allLeads\?status=Won$/);
});

test('signing out ends the session', async ({ admin }) => {
  await openLeads(admin);
  await admin.getByRole('button', { name: 'Account of Admin' }).click();
  await admin.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(admin.getByRole('heading', { name: 'Sign in to LeadRabbit' })).toBeVisible();
  await admin.goto('/user/allLeads');
  await expect(admin.getByRole('heading', { name: 'Sign in to LeadRabbit' })).toBeVisible();
});

test('an address that does not exist says so', async ({ sales }) => {
  await sales.goto('/no/such/page');
  await expect(sales.getByRole('heading', { name: 'This page does not exist' })).toBeVisible();
});

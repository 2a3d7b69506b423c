import type { Page } from '@playwright/test';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { expect, test } from '../support/browser/browser-test.ts';
import {
  BAKERY,
  connectAll,
  FITNESS,
  INSTAGRAM,
  sendForm,
  sendPoison,
} from '../support/browser/demo-leads.ts';
import { startGraphProxy } from '../support/graph-proxy.ts';

/** The leads of one Page or account, one list item each. */
const leadsOf = (page: Page, name: string) =>
  page.getByRole('list', { name: `Leads of ${name}` }).getByRole('listitem');

test('a lead that needs attention is shown with its reason, and is gone after a retry', async ({
  admin,
  world,
}) => {
  const proxy = await startGraphProxy();
  proxy.target = world.meta.url;
  await world.restart({ FACEBOOK_GRAPH_URL: proxy.url });
  await connectAll(world);
  await admin.goto('/admin/delivery');
  await expect(admin.getByRole('heading', { name: 'No lead needs attention' })).toBeVisible();

  const [id = ''] = await sendPoison(world, 1);
  const group = admin.getByRole('region', { name: 'Brotzeit Bakery: 1 lead' });
  await expect(group).toContainText('could not be understood');
  const held = leadsOf(admin, 'Brotzeit Bakery');
  await expect(held).toContainText('Wedding cake enquiry');
  const nav = admin.getByRole('navigation', { name: 'Main' });
  await expect(nav.getByRole('link', { name: /^Delivery/ })).toHaveText(/1 not in the CRM$/);

  await test.step('a retry that fails says so', async () => {
    await held.getByRole('button', { name: /^Retry/ }).click();
    await expect(admin.getByText(/^Tried again, and it needs attention\. /)).toBeVisible();
    await expect(held).toHaveCount(1);
  });

  await test.step('once Meta shows it as it should, a retry takes it in', async () => {
    const field_data = [{ name: 'full_name', values: ['Mended at Meta'] }];
    const lead = { id, created_time: '2026-01-05T10:00:00+0000', platform: 'fb', field_data };
    proxy.intercept = ({ path }) => (path === `/${id}` ? { body: lead } : undefined);
    await held.getByRole('button', { name: /^Retry/ }).click();
    await expect(admin.getByText('Tried again: the lead is in the CRM now.')).toBeVisible();
    await expect(admin.getByText('Every lead that Meta announced is in the CRM.')).toBeVisible();
    await expect(admin.getByRole('list', { name: 'Leads by state' })).toHaveText('1 in the CRM');
    await expect(nav.getByRole('link', { name: /^Delivery/ })).toHaveText('Delivery');
  });
  await proxy.close();
});

test('all leads that need attention are retried after a question, and the page does not jump', async ({
  admin,
  world,
}) => {
  await connectAll(world);
  await sendPoison(world, 12);
  await admin.goto('/admin/delivery');
  await expect(admin.getByRole('region', { name: 'Brotzeit Bakery: 12 leads' })).toBeVisible();
  await admin.getByRole('button', { name: 'Show 7 more' }).click();
  const held = leadsOf(admin, 'Brotzeit Bakery');
  await expect(held).toHaveCount(12);
  await admin.getByRole('button', { name: 'Retry all' }).click();
  const question = admin.getByRole('alertdialog', { name: 'Retry 12 leads?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toBeHidden();
  const before = await held.first().boundingBox();
  await admin.getByRole('button', { name: 'Retry all' }).click();
  await question.getByRole('button', { name: 'Retry all' }).click();
  await expect(
    admin.getByText(/^12 leads were tried again: 12 need attention\. .*could not be understood/),
  ).toBeVisible();
  await expect(question).toBeHidden();
  await expect(held).toHaveCount(12);
  expect((await held.first().boundingBox())?.y).toBe(before?.y);
});

test('a lead that needs attention is opened, and completed by hand with the keyboard', async ({
  admin,
  sales,
  world,
}) => {
  await connectAll(world);
  await sales.goto('/user/allLeads');
  await sendPoison(world, 1);
  await admin.goto('/admin/delivery');
  await leadsOf(admin, 'Brotzeit Bakery').getByRole('button', { name: /^Open/ }).press('Enter');
  const dialog = admin.getByRole('dialog', { name: 'Wedding cake enquiry' });
  await dialog.getByText('What the webhook said').click();
  await expect(dialog).toContainText('"leadgen_id"');
  await expect(dialog.getByRole('button', { name: 'Add to the CRM' })).toBeDisabled();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Ada Lovelace');
  await dialog.getByRole('textbox', { name: 'Phone' }).fill('+49 151 23456789');
  await dialog.getByRole('textbox', { name: 'Phone' }).press('Enter');
  await expect(admin.getByText('The lead is in the CRM now.')).toBeVisible();
  await expect(dialog).toBeHidden();
  await expect(admin.getByRole('heading', { name: 'No lead needs attention' })).toBeVisible();
  await expect(sales.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
});

test('a lead that needs attention is dismissed with a reason, and restored', async ({
  admin,
  world,
}) => {
  await connectAll(world);
  await sendPoison(world, 1);
  await admin.goto('/admin/delivery');
  await leadsOf(admin, 'Brotzeit Bakery').getByRole('button', { name: /^Open/ }).click();
  const dialog = admin.getByRole('dialog', { name: 'Wedding cake enquiry' });
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('A test of ours');
  await dialog.getByRole('button', { name: 'Dismiss' }).click();
  await expect(dialog).toBeHidden();
  await expect(admin.getByRole('heading', { name: 'No lead needs attention' })).toBeVisible();
  await admin.getByRole('link', { name: '1 dismissed' }).click();
  const dismissed = leadsOf(admin, 'Brotzeit Bakery');
  await expect(dismissed).toContainText('A test of ours');
  await expect(dismissed).toContainText(/Dismissed by .+ just now/);
  await dismissed.getByRole('button', { name: /^Retry/ }).click();
  await expect(admin.getByText(/^Tried again, and it needs attention/)).toBeVisible();
});

test('leads of a disabled account are found from their count, and taken in with one button', async ({
  admin,
  world,
}) => {
  await world.connect();
  await world.enable(BAKERY);
  const lead = { formId: DEMO.forms.weddingCake, platform: 'ig', count: 2 } as const;
  await world.meta.control.createLeads(lead);
  await admin.goto('/admin/delivery?state=needs-attention');
  await admin.getByRole('link', { name: '2 skipped' }).click();
  const group = admin.getByRole('region', { name: '@brotzeit.bakery: 2 leads' });
  await expect(group).toContainText('@brotzeit.bakery is disabled.');
  await group.getByRole('button', { name: 'Enable and take in 2' }).click();
  await expect(admin.getByText('2 leads were tried again: 2 in the CRM.')).toBeVisible();
  expect((await world.page(INSTAGRAM)).isActive).toBe(true);
  await expect(admin.getByRole('list', { name: 'Leads by state' })).toHaveText('2 in the CRM');
});

test('Delivery opens the section that has leads, and offers Connect if nothing else helps', async ({
  admin,
  world,
}) => {
  await connectAll(world);
  await world.meta.control.changeFaults({ expiredToken: { pageId: FITNESS } });
  await world.meta.control.createLeads({ formId: DEMO.forms.personalTraining, count: 3 });
  await expect.poll(async () => (await world.page(FITNESS)).attention?.code).toBe('reconnect');
  await admin.goto('/admin/delivery');
  await expect(admin.getByRole('tab', { name: /^Pending/ })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  const group = admin.getByRole('region', { name: 'Nordlicht Fitness: 3 leads' });
  await expect(group.getByText('Meta no longer accepts the sign-in')).toHaveCount(1);
  await group.getByRole('button', { name: 'Connect' }).click();
  await admin.getByRole('button', { name: 'Continue' }).click();
  await expect.poll(async () => (await world.leads()).length).toBe(3);
});

test('a pending lead says when Meta deletes it, and disappears by itself', async ({
  admin,
  world,
}) => {
  await connectAll(world);
  await world.meta.control.changeFaults({ leadAccessRevoked: { pageId: FITNESS } });
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
  for (const createdTime of [daysAgo(85), daysAgo(65), daysAgo(1)])
    await world.meta.control.createLeads({ formId: DEMO.forms.personalTraining, createdTime });
  await admin.goto('/admin/delivery');
  await admin.getByRole('tab', { name: /^Pending/ }).click();
  const waiting = leadsOf(admin, 'Nordlicht Fitness');
  await expect(waiting).toHaveCount(3);
  await expect(waiting.filter({ hasText: /Meta deletes it on .*, in 5 days/ })).toHaveCount(1);
  await expect(waiting.filter({ hasText: /Meta deletes it on .*, in 25 days/ })).toHaveCount(1);
  await expect(waiting.filter({ hasText: /next try in \d+ min/ })).toHaveCount(3);

  await world.meta.control.clearFaults();
  await world.connect();
  await expect(admin.getByRole('heading', { name: 'No lead is pending' })).toBeVisible();
});

test('a Page that needs an admin shows a bar on every screen until it is connected', async ({
  admin,
  sales,
  world,
}) => {
  await connectAll(world);
  await admin.goto('/user/allLeads');
  await sales.goto('/user/allLeads');
  await world.meta.control.changeFaults({ expiredToken: { pageId: BAKERY } });
  await sendForm(world, { name: 'Grace Hopper' });
  const notice = admin.getByRole('region', { name: 'Needs an admin' });
  await expect(notice).toContainText(/sign-in.*Brotzeit Bakery.*Press Connect/);
  await admin.getByRole('link', { name: /^Delivery/ }).click();
  await expect(notice).toBeVisible();
  await expect(sales.getByRole('region', { name: 'Needs an admin' })).toHaveCount(0);

  await test.step('it can be put away for the session', async () => {
    await notice.getByRole('button', { name: 'Dismiss' }).click();
    await expect(notice).toHaveCount(0);
    await admin.reload();
    await expect(admin.getByRole('heading', { name: 'Delivery' })).toBeVisible();
    await expect(notice).toHaveCount(0);
    await admin.evaluate(() => sessionStorage.clear());
    await admin.reload();
  });

  await test.step('its button leads to Meta, and back without the bar', async () => {
    await notice.getByRole('button', { name: 'Connect' }).click();
    await admin.getByRole('button', { name: 'Continue' }).click();
    await expect(admin.getByText('Connected to Meta')).toBeVisible();
    await expect(notice).toHaveCount(0);
    await expect(sales.getByRole('link', { name: 'Grace Hopper' })).toBeVisible();
  });
});

test('a bookmark of the former address opens the same leads', async ({ admin }) => {
  await admin.goto('/admin/inbox?state=parked');
  await expect(admin).toHaveURL(/\/admin\/delivery\?state=needs-attention$/);
  await expect(admin.getByRole('heading', { level: 1 })).toHaveText('Delivery');
});

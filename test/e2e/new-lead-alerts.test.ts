import { expect, test } from '../support/browser/browser-test.ts';
import { connectAll, sendForm, sendForms } from '../support/browser/demo-leads.ts';
import { recordAlerts } from '../support/browser/device-alerts.ts';
import { openLeads } from '../support/browser/lead-list.ts';

test('a salesperson who works in another window is told of a new lead', async ({
  sales,
  world,
}) => {
  const alerts = await recordAlerts(sales);
  await connectAll(world);
  await openLeads(sales);
  await sendForm(world, { name: 'Ada Lovelace' });
  await expect(sales.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
  // Leads that arrive together are told together, a moment after they are shown.
  await sales.waitForTimeout(1_000);
  await alerts.hide(true);
  await sendForm(world, { name: 'Grace Hopper' });
  await expect.poll(alerts.notifications).toEqual(['New lead: Grace Hopper, from Facebook']);
  await expect(sales).toHaveTitle(/^\(1\)/);
  expect(await alerts.sounds()).toBe(0);
});

test('a sound is off until the person switches it on, and stays on', async ({ sales, world }) => {
  const alerts = await recordAlerts(sales);
  await connectAll(world);
  await sales.goto('/settings/profile');
  const choice = sales.getByRole('checkbox', { name: 'Play a sound' });
  await expect(choice).not.toBeChecked();
  await choice.click();
  await expect.poll(alerts.sounds).toBe(1);
  await openLeads(sales);
  // Browsers play nothing before the person has pressed something.
  await sales.getByRole('heading', { name: 'Leads', exact: true }).click();
  await sendForm(world, { name: 'Grace Hopper' });
  await expect.poll(alerts.sounds).toBe(1);
});

test('a tab that the person looks at keeps the hidden tabs quiet', async ({ sales, world }) => {
  await connectAll(world);
  const hidden = await sales.context().newPage();
  const alerts = await recordAlerts(hidden);
  await openLeads(sales);
  await openLeads(hidden);
  // The code that tells other tabs is loaded only if the browser alerts the person to new leads.
  await sales.evaluate(() => localStorage.setItem('leadrabbit-alerts', '{"sound":true}'));
  await openLeads(sales);
  await alerts.hide(true);
  await sendForm(world, { name: 'Grace Hopper' });
  await expect(sales.getByRole('link', { name: 'Grace Hopper' })).toBeVisible();
  await expect(hidden.getByRole('link', { name: 'Grace Hopper' })).toBeVisible();
  await sendForm(world, { name: 'Ada Lovelace' });
  await expect(hidden.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
  expect(await alerts.notifications()).toEqual([]);
});

test('W43: many old leads make one notification and no sound', async ({ sales, world }) => {
  const alerts = await recordAlerts(sales);
  await connectAll(world);
  await sales.goto('/settings/profile');
  await sales.getByRole('checkbox', { name: 'Play a sound' }).click();
  await openLeads(sales);
  await sales.getByRole('heading', { name: 'Leads', exact: true }).click();
  await alerts.hide(true);
  await sendForms(world, 120);
  await expect
    .poll(alerts.notifications, { timeout: 30_000 })
    .toEqual(['120 older leads were taken in']);
  expect(await alerts.sounds()).toBe(0);
});

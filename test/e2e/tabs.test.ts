import type { Page } from '@playwright/test';
import { expect, test } from '../support/browser/browser-test.ts';
import { connectAll, sendForm } from '../support/browser/demo-leads.ts';
import { leadRow, openLeads } from '../support/browser/lead-list.ts';
import { addUser } from '../support/add-user.ts';

const live = (page: Page) => page.getByRole('status').filter({ hasText: 'Live' });

test('twelve tabs of one browser all load, receive a new lead and change a status', async ({
  sales,
  watch,
  world,
}) => {
  test.setTimeout(180_000);
  await connectAll(world);
  const tabs = [sales];
  while (tabs.length < 12) tabs.push(await sales.context().newPage());
  for (const tab of tabs) {
    watch.follow(tab);
    await openLeads(tab);
  }
  await sendForm(world, { name: 'Grace Hopper' });
  for (const tab of tabs) await expect(leadRow(tab, 'Grace Hopper')).toBeVisible();

  await test.step('when the tabs that came first close, the others go on', async () => {
    const closed = tabs.splice(0, 6);
    for (const tab of closed) await tab.close();
    await sendForm(world, { name: 'Ada Lovelace' });
    for (const tab of tabs) await expect(leadRow(tab, 'Ada Lovelace')).toBeVisible();
  });

  await test.step('a change in one tab is in the others', async () => {
    const [first, ...others] = tabs;
    if (!first) throw new Error('there is no tab');
    await first.bringToFront();
    await first.getByLabel('Status of Grace Hopper').click();
    await first.getByRole('option', { name: 'Meeting' }).click();
    for (const tab of others) await expect(leadRow(tab, 'Grace Hopper')).toContainText('Meeting');
  });
});

test('a browser without shared workers has a stream in each tab', async ({ sales, world }) => {
  await connectAll(world);
  await sales.addInitScript(() => Reflect.deleteProperty(globalThis, 'SharedWorker'));
  await openLeads(sales);
  await sendForm(world, { name: 'Grace Hopper' });
  await expect(leadRow(sales, 'Grace Hopper')).toBeVisible();
});

test('signing out in one tab signs the others out and says why', async ({ admin }) => {
  const other = await admin.context().newPage();
  await openLeads(admin);
  await openLeads(other, '/user/allLeads?status=Won');
  await admin.getByRole('button', { name: 'Account of Admin' }).click();
  await admin.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(other.getByText('You signed out in another tab.')).toBeVisible();
  await expect(other).toHaveURL(/to=.*status/);
});

test('when another person signs in, the other tabs become theirs', async ({ admin, world }) => {
  const user = await addUser(world.app, 'user');
  const other = await admin.context().newPage();
  await openLeads(other);
  await expect(other.getByRole('link', { name: 'Connectors' })).toBeVisible();
  const [name = '', ...value] = user.cookie.split('=');
  await admin.context().addCookies([{ name, value: value.join('='), url: user.url }]);
  await openLeads(admin);
  await expect(admin.getByRole('link', { name: 'Connectors' })).toHaveCount(0);
  await world.app.admin.post('/api/auth/sign-out', {});
  await expect(other.getByRole('link', { name: 'Connectors' })).toHaveCount(0, { timeout: 20_000 });
  await expect(live(other)).toBeVisible();
});

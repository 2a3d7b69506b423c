import { expect, test } from '../support/browser/browser-test.ts';
import { connectAll, sendForm, sendForms } from '../support/browser/demo-leads.ts';
import { leadRow, openLeads, topRow } from '../support/browser/lead-list.ts';

test('a list without a network says so, and a lead opens with what is known', async ({
  sales,
  watch,
  world,
}) => {
  watch.expectTrouble(/ERR_|^5\d\d/);
  await connectAll(world);
  await sendForm(world, {
    name: 'Grace Hopper',
    email: 'grace@example.com',
    phone: '+12025550109',
  });
  await openLeads(sales);
  await expect(topRow(sales)).toContainText('Grace Hopper');

  await sales.context().setOffline(true);
  await expect(sales.getByRole('status').filter({ hasText: 'Offline' })).toBeVisible();
  await expect(sales.getByText('Last updated just now')).toBeVisible();
  await sales.getByRole('link', { name: 'Grace Hopper' }).click();
  const details = sales.getByRole('complementary', { name: 'Lead details' });
  await expect(details.getByText('grace@example.com')).toBeVisible();
  await expect(details.getByRole('link', { name: 'Call' })).toBeVisible();
  await expect(details.getByRole('alert')).toContainText('The answers could not be loaded');
  await expect(details.getByRole('button', { name: 'Try again' })).toBeVisible();
  await expect(leadRow(sales, 'Grace Hopper')).toBeVisible();
  await expect(details.getByText('grace@example.com')).toBeVisible();

  await sales.context().setOffline(false);
  await expect(details.getByText('Where it came from')).toBeVisible();
  await expect(sales.getByRole('status').filter({ hasText: 'Live' })).toBeVisible();
});

test('leads that came while the network was away are there when it is back', async ({
  sales,
  watch,
  world,
}) => {
  watch.expectTrouble(/ERR_/);
  await connectAll(world);
  // The page runs without the shared worker, because a test cannot cut its connections.
  await sales.addInitScript(() => Reflect.deleteProperty(globalThis, 'SharedWorker'));
  await openLeads(sales);
  await sales.context().setOffline(true);
  await expect(sales.getByRole('status').filter({ hasText: 'Offline' })).toBeVisible();
  await sendForms(world, 3);
  await sales.context().setOffline(false);
  await expect(sales.getByRole('status').filter({ hasText: 'Live' })).toBeVisible();
  await expect(sales.getByRole('table').getByRole('row')).toHaveCount(4);
});

test('a screen whose file cannot be loaded says so, and the application goes on', async ({
  admin,
  watch,
  world,
}) => {
  watch.expectTrouble(/ERR_/);
  await connectAll(world);
  await openLeads(admin);
  await admin.evaluate(() => Object.assign(window, { isSamePage: true }));
  await admin.context().setOffline(true);
  await admin.getByRole('link', { name: 'Connectors' }).click();
  await expect(admin.getByText('This screen could not be loaded')).toBeVisible();
  await expect(admin.getByRole('navigation', { name: 'Main' })).toBeVisible();
  await admin.getByRole('button', { name: 'Try again' }).click();
  await expect(admin.getByText('This screen could not be loaded')).toBeVisible();

  await admin.context().setOffline(false);
  await expect(admin.getByRole('heading', { name: 'Pages and accounts' })).toBeVisible();
  expect(await admin.evaluate(() => 'isSamePage' in window)).toBe(true);
});

test('a page with old files reloads once after an update of LeadRabbit', async ({
  admin,
  watch,
}) => {
  watch.expectTrouble(/^404 GET \/assets\/connectors/);
  await openLeads(admin);
  let loads = 0;
  admin.on('load', () => (loads += 1));
  await admin.route('**/assets/connectors-screen-*', (route) => route.fulfill({ status: 404 }));
  await admin.getByRole('link', { name: 'Connectors' }).click();
  await expect(admin.getByText('This screen could not be loaded')).toBeVisible();
  expect(loads).toBe(1);
  await admin.unroute('**/assets/connectors-screen-*');
  await admin.getByRole('button', { name: 'Try again' }).click();
  await expect(admin.getByRole('heading', { name: 'Connectors' })).toBeVisible();
});

test('a restart of the server removes nothing from the screen', async ({ sales, watch, world }) => {
  watch.expectTrouble(/ERR_|^50/);
  await connectAll(world);
  await sendForm(world, { name: 'Grace Hopper', email: 'grace@example.com' });
  await openLeads(sales);
  await sales.getByRole('link', { name: 'Grace Hopper' }).click();
  const details = sales.getByRole('complementary', { name: 'Lead details' });
  await expect(details.getByText('Where it came from')).toBeVisible();
  const interruption = expect(sales.getByText('Reconnecting…')).toBeVisible();
  await world.restart();
  await interruption;
  await expect(details.getByText('Where it came from')).toBeVisible();
  await expect(sales.getByRole('status').filter({ hasText: 'Live' })).toBeVisible();
  await expect(leadRow(sales, 'Grace Hopper')).toBeVisible();
});

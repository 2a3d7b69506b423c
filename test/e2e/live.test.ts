import { expect, test } from '../support/browser/browser-test.ts';
import { connectAll, sendForm, sendForms } from '../support/browser/demo-leads.ts';
import { leadList, leadRow, openLeads, topRow } from '../support/browser/lead-list.ts';

test('a lead that arrives does not move what someone reads further down', async ({
  sales,
  world,
}) => {
  await connectAll(world);
  await sendForms(world, 150);
  await openLeads(sales);
  const scroller = sales.getByTestId('lead-scroller');
  await scroller.evaluate((element) => element.scrollTo({ top: 1800 }));
  // Row 50 exists only when the list has rendered after the scrolling.
  const read = leadList(sales).locator('[aria-rowindex="50"]');
  const id = await read.getByRole('link').first().getAttribute('data-row');
  const link = sales.locator(`[data-row="${id}"]`);
  const before = await link.boundingBox();

  await sendForm(world, { name: 'Grace Hopper' });
  const pill = sales.getByRole('button', { name: '1 new lead' });
  await expect(pill).toBeVisible();
  expect(await link.boundingBox()).toEqual(before);

  await pill.click();
  await expect(topRow(sales)).toContainText('Grace Hopper');
  await expect(pill).toBeHidden();
});

test('a lead that arrives joins a search only if it matches', async ({ sales, world }) => {
  await connectAll(world);
  await sendForm(world, { name: 'Ada Lovelace' });
  await openLeads(sales, '/user/allLeads?q=ada');
  await expect(leadRow(sales, 'Ada Lovelace')).toBeVisible();
  await sendForm(world, { name: 'Grace Hopper' });
  await sendForm(world, { name: 'Ada Yonath' });
  await expect(topRow(sales)).toContainText('Ada Yonath');
  await expect(leadRow(sales, 'Grace Hopper')).toHaveCount(0);
  await expect(sales.getByRole('searchbox')).toHaveValue('ada');
});

test('a screen reader hears that a lead came, and from whom', async ({ sales, world }) => {
  await connectAll(world);
  await openLeads(sales);
  await sendForm(world, { name: 'Grace Hopper' });
  await expect(sales.getByRole('log')).toHaveText('New lead: Grace Hopper, from Facebook');
});

test('two salespeople see each other’s changes', async ({ openBrowser, sales, world }) => {
  await connectAll(world);
  await sendForm(world, { name: 'Grace Hopper' });
  const other = await openBrowser(world.app.admin);
  await openLeads(sales);
  await openLeads(other);
  await leadRow(other, 'Grace Hopper').getByRole('link', { name: 'Grace Hopper' }).click();

  await sales.getByLabel('Status of Grace Hopper').click();
  await sales.getByRole('option', { name: 'Qualified' }).click();
  await expect(leadRow(other, 'Grace Hopper')).toContainText('Qualified');
  const details = other.getByRole('complementary', { name: 'Lead details' });
  await expect(details.getByLabel('Status')).toContainText('Qualified');

  await details.getByLabel('Status').click();
  await other.getByRole('option', { name: 'Meeting' }).click();
  await expect(leadRow(sales, 'Grace Hopper')).toContainText('Meeting');
});

test('the list is live again and complete after a restart of the server', async ({
  sales,
  watch,
  world,
}) => {
  watch.expectTrouble(/ERR_/);
  await connectAll(world);
  await openLeads(sales);
  // It may be over before the restart has ended.
  const interruption = expect(sales.getByText('Reconnecting…')).toBeVisible();
  await world.restart();
  await interruption;
  await sendForm(world, { name: 'Grace Hopper' });
  await expect(sales.getByRole('status').filter({ hasText: 'Live' })).toBeVisible();
  await expect(topRow(sales)).toContainText('Grace Hopper');
});

test('a session that has ended leads to the sign-in, and back', async ({ sales, watch, world }) => {
  watch.expectTrouble(/ERR_|^401 GET/);
  await openLeads(sales, '/user/allLeads?status=Won');
  await sales.context().clearCookies();
  await world.restart();
  await expect(sales.getByRole('heading', { name: 'Sign in to LeadRabbit' })).toBeVisible();
  await expect(sales).toHaveURL(/to=/);
});

test('a change that the server refuses is undone and explained', async ({
  sales,
  watch,
  world,
}) => {
  watch.expectTrouble(/^503 PATCH/);
  await connectAll(world);
  await sendForm(world, { name: 'Grace Hopper' });
  await openLeads(sales);
  await sales.route('**/api/leads/*', (route) =>
    route.fulfill({
      status: 503,
      json: { success: false, code: 'storage-unavailable', error: 'Try again shortly.' },
    }),
  );
  await sales.getByLabel('Status of Grace Hopper').click();
  await sales.getByRole('option', { name: 'Lost' }).click();
  await sales.getByRole('button', { name: 'Without a reason' }).click();
  await expect(sales.getByText('The status of Grace Hopper was not changed.')).toBeVisible();
  await expect(leadRow(sales, 'Grace Hopper')).toContainText('New');
});

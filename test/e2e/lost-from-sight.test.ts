import { DEMO } from '../../meta-emulator/defaults.ts';
import { expect, test } from '../support/browser/browser-test.ts';
import { connectAll, sendForm, sendForms } from '../support/browser/demo-leads.ts';
import { leadList, leadRow, openLeads, topRow } from '../support/browser/lead-list.ts';

test('a status change under a filter says where the lead went, and can be undone', async ({
  sales,
  world,
}) => {
  await connectAll(world);
  await sendForm(world, { name: 'Ada Lovelace' });
  await sendForm(world, { name: 'Grace Hopper' });
  await openLeads(sales, '/user/allLeads?status=New');
  await sales.getByLabel('Status of Grace Hopper').click();
  await sales.getByRole('option', { name: 'Lost' }).click();
  await sales.getByRole('button', { name: 'Without a reason' }).click();
  await expect(leadRow(sales, 'Grace Hopper')).toHaveCount(0);
  const messages = sales.getByRole('region', { name: 'Messages' });
  await expect(messages).toContainText('Grace Hopper is now Lost and left this list');
  // The keyboard focus stays where the lead was.
  await expect(sales.getByRole('link', { name: 'Ada Lovelace' })).toBeFocused();

  await messages.getByRole('button', { name: 'Undo' }).click();
  await expect(leadRow(sales, 'Grace Hopper')).toContainText('New');
  await expect(messages).toContainText('Grace Hopper is New again.');
});

test('the key u undoes the last status change if there is no filter', async ({ sales, world }) => {
  await connectAll(world);
  const { leads } = await sendForm(world, { name: 'Grace Hopper' });
  await openLeads(sales);
  await sales.getByLabel('Status of Grace Hopper').click();
  await sales.getByRole('option', { name: 'Qualified' }).click();
  await expect(sales.getByText('Grace Hopper is now Qualified.')).toBeVisible();
  await sales.keyboard.press('u');
  await expect(leadRow(sales, 'Grace Hopper')).toContainText('New');
  await expect(sales.getByText('Grace Hopper is New again.')).toBeVisible();
  const lead = await world.lead(leads[0]?.id ?? '');
  expect([lead.status, lead.journey.firstContactedAt]).toEqual(['New', null]);
});

test('a change that somebody else has made since is not undone', async ({
  sales,
  watch,
  world,
}) => {
  watch.expectTrouble(/^409 POST/);
  await connectAll(world);
  const { leads } = await sendForm(world, { name: 'Grace Hopper' });
  await openLeads(sales);
  await sales.getByLabel('Status of Grace Hopper').click();
  await sales.getByRole('option', { name: 'Lost' }).click();
  await sales.getByRole('button', { name: 'Without a reason' }).click();
  await expect(sales.getByText('Grace Hopper is now Lost.')).toBeVisible();
  const lead = await world.lead(leads[0]?.id ?? '');
  await world.app.admin.patch(`/api/leads/${lead._id}`, { status: 'Meeting' });
  await expect(leadRow(sales, 'Grace Hopper')).toContainText('Meeting');
  await sales.getByRole('button', { name: 'Undo' }).click();
  await expect(sales.getByText('is now Meeting. Nothing was undone.')).toBeVisible();
  await expect(leadRow(sales, 'Grace Hopper')).toContainText('Meeting');
});

test('a new lead that a filter hides is announced, counted in the title, and shown', async ({
  sales,
  world,
}) => {
  await connectAll(world);
  await openLeads(sales, '/user/allLeads?status=Won');
  await sendForm(world, { name: 'Grace Hopper' });
  await expect(sales.getByText('1 new lead does not match your filter').first()).toBeVisible();
  await expect(sales.getByRole('log')).toHaveText('1 new lead does not match your filter');
  await expect(sales).toHaveTitle(/^\(1\) Leads/);
  await sendForm(world, { name: 'Ada Lovelace' });
  await expect(sales.getByText('2 new leads do not match your filter').first()).toBeVisible();
  await sales.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(leadRow(sales, 'Grace Hopper')).toBeVisible();
  await expect(leadRow(sales, 'Ada Lovelace')).toBeVisible();
  await expect(sales).toHaveTitle(/^Leads/);
});

test('a new lead is announced if a search does not find it, and not announced if it does', async ({
  sales,
  world,
}) => {
  await connectAll(world);
  await sendForm(world, { name: 'Ada Lovelace' });
  await openLeads(sales, '/user/allLeads?q=ada');
  await sendForm(world, { name: 'Ada Yonath' });
  await expect(topRow(sales)).toContainText('Ada Yonath');
  await sendForm(world, { name: 'Grace Hopper' });
  await expect(sales.getByText('1 new lead does not match your search').first()).toBeVisible();
});

test('a lead far down the list is selected after a reload, with its neighbours', async ({
  sales,
  world,
}) => {
  await connectAll(world);
  await sendForms(world, 260);
  const deep = (await world.leads())[230];
  if (!deep) throw new Error('there is no such lead');
  await sales.goto(`/user/allLeads/${deep._id}`);
  const row = leadList(sales).locator(`[data-lead="${deep._id}"]`);
  await expect(row).toBeVisible();
  await expect(row.locator('[aria-current]')).toBeVisible();
  await expect(row).toBeInViewport();
  const details = sales.getByRole('complementary', { name: 'Lead details' });
  await details.getByRole('link', { name: 'Next lead' }).click();
  await expect(sales).not.toHaveURL(new RegExp(deep._id));
  await details.getByRole('link', { name: 'Previous lead' }).click();
  await expect(sales).toHaveURL(new RegExp(deep._id));
});

test('Previous and Next go on from a lead that has left the filter', async ({ sales, world }) => {
  await connectAll(world);
  await sendForm(world, { name: 'Ada Lovelace' });
  await openLeads(sales, '/user/allLeads?status=New');
  await expect(leadRow(sales, 'Ada Lovelace')).toBeVisible();
  await sendForms(world, 2);
  await sendForm(world, { name: 'Grace Hopper' });
  await expect(leadRow(sales, 'Grace Hopper')).toBeVisible();
  await leadRow(sales, 'Ada Lovelace').getByRole('link', { name: 'Ada Lovelace' }).click();
  const details = sales.getByRole('complementary', { name: 'Lead details' });
  await details.getByLabel('Status').click();
  await sales.getByRole('option', { name: 'Won' }).click();
  await expect(leadRow(sales, 'Ada Lovelace')).toHaveCount(0);
  await details.getByRole('link', { name: 'Previous lead' }).click();
  await expect(details.getByRole('heading', { name: 'Grace Hopper' })).toBeVisible();
});

test('the search box stays where it is when a person types', async ({ sales, world }) => {
  await connectAll(world);
  await sendForm(world, { name: 'Grace Hopper' });
  await openLeads(sales);
  const box = sales.getByRole('searchbox');
  const before = await box.boundingBox();
  await box.fill('grace');
  await expect(sales.getByRole('button', { name: 'Clear' })).toBeVisible();
  expect(await box.boundingBox()).toEqual(before);
});

test('an empty filter and a search that finds nothing show different messages', async ({
  sales,
  world,
}) => {
  await connectAll(world);
  await sendForm(world, { name: 'Grace Hopper' });
  await openLeads(sales, '/user/allLeads?status=Won');
  await expect(sales.getByText('none matches your filters')).toBeVisible();
  await sales.goto('/user/allLeads?q=nobody');
  await expect(sales.getByText('Try fewer words')).toBeVisible();
});

test('days and times are written in the language of the screen and the time zone of the browser', async ({
  openBrowser,
  world,
}) => {
  await connectAll(world);
  const { leads } = await world.meta.control.createLeads({
    formId: DEMO.forms.weddingCake,
    createdTime: new Date(Date.now() - 20 * 86_400_000).toISOString(),
  });
  const { _id, createdAt } = await world.lead(leads[0]?.id ?? '');
  // A German browser shows English texts with European dates.
  for (const [locale, written] of [
    ['es-MX', 'es-MX'],
    ['en-US', 'en-US'],
    ['de-DE', 'en-GB'],
  ] as const) {
    const page = await openBrowser(world.app.admin, { locale, timezoneId: 'Asia/Tokyo' });
    await page.goto(`/user/allLeads/${_id}`);
    const write = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(written, { ...options, timeZone: 'Asia/Tokyo' }).format(
        new Date(createdAt),
      );
    const received = page.locator('[data-lead] time');
    await expect(received).toContainText(write({ day: 'numeric', month: 'short' }));
    await expect(received).toHaveAttribute(
      'title',
      write({ dateStyle: 'full', timeStyle: 'medium' }),
    );
  }
});

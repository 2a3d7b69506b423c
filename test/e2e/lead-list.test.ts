import { readFile } from 'node:fs/promises';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { expect, test } from '../support/browser/browser-test.ts';
import { connectAll, sendForm, sendForms } from '../support/browser/demo-leads.ts';
import { leadRow, openLeads, topRow } from '../support/browser/lead-list.ts';
import type { World } from '../support/start-world.ts';

async function sendThree(world: World): Promise<void> {
  await connectAll(world);
  for (const name of ['Zoe Adams', 'Ada Lovelace', 'Mia Curie']) await sendForm(world, { name });
}

test('a salesperson orders the list by name, and the order is in the address', async ({
  sales,
  world,
}) => {
  await sendThree(world);
  await openLeads(sales);
  await sales.getByRole('button', { name: 'Name', exact: true }).click();
  await expect(topRow(sales)).toContainText('Ada Lovelace');
  await expect(sales).toHaveURL(/sort=name/);
  await sales.reload();
  await expect(topRow(sales)).toContainText('Ada Lovelace');
  await expect(sales.getByRole('columnheader', { name: 'Name' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
});

test('W13: a filter of the menu is shown, survives a reload and back, and can be removed', async ({
  sales,
  world,
}) => {
  await sendThree(world);
  await openLeads(sales);
  await leadRow(sales, 'Ada Lovelace').getByRole('link', { name: 'Ada Lovelace' }).click();
  await sales.keyboard.press('Escape');
  await sales.getByRole('button', { name: 'More filters and order' }).click();
  await sales.getByRole('menuitemcheckbox', { name: 'Not opened yet' }).click();
  await sales.keyboard.press('Escape');
  await expect(leadRow(sales, 'Ada Lovelace')).toHaveCount(0);
  await expect(leadRow(sales, 'Mia Curie')).toBeVisible();
  await leadRow(sales, 'Mia Curie').getByRole('link', { name: 'Mia Curie' }).click();
  await sales.reload();
  await sales.goBack();
  await expect(sales).toHaveURL(/unseen=true/);
  await expect(leadRow(sales, 'Ada Lovelace')).toHaveCount(0);
  await sales.getByRole('button', { name: 'Remove the filter Not opened yet' }).click();
  await expect(leadRow(sales, 'Ada Lovelace')).toBeVisible();
});

test('a salesperson saves a view, and finds it in the sidebar with its count', async ({
  sales,
  world,
}) => {
  await sendThree(world);
  await sales.setViewportSize({ width: 1400, height: 900 });
  await openLeads(sales, '/user/allLeads?status=New&sort=name');
  const views = sales.getByRole('group', { name: 'Views' });
  await expect(views.getByRole('link', { name: /^Unassigned/ })).toContainText('3');
  await sales.getByRole('button', { name: 'More filters and order' }).click();
  await sales.getByRole('menuitem', { name: 'Save as a view…' }).click();
  await sales.getByLabel('Name', { exact: true }).fill('My new leads');
  await sales.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(views.getByRole('link', { name: /^My new leads/ })).toContainText('3');
  await views.getByRole('link', { name: /^Mine/ }).click();
  await expect(sales.getByText('No lead matches')).toBeVisible();
  await views.getByRole('link', { name: /^My new leads/ }).click();
  await expect(topRow(sales)).toContainText('Ada Lovelace');
});

test('W8: several leads are changed at once, the selection ends with it, and the change is undone', async ({
  sales,
  world,
}) => {
  await sendThree(world);
  await openLeads(sales);
  await sales.getByLabel('Select Ada Lovelace').click();
  await sales.getByLabel('Select Zoe Adams').click();
  const bar = sales.getByRole('region', { name: 'Selected leads' });
  await expect(bar).toContainText('2 leads selected');
  await bar.getByRole('button', { name: 'Set status' }).click();
  await sales.getByRole('menuitem', { name: 'Qualified' }).click();
  await expect(sales.getByText('2 leads changed.')).toBeVisible();
  await expect(leadRow(sales, 'Ada Lovelace')).toContainText('Qualified');
  await expect(leadRow(sales, 'Mia Curie')).toContainText('New');
  // The selection does not outlive the action.
  await expect(bar).toHaveCount(0);
  await sales.getByRole('button', { name: 'Undo' }).click();
  await expect(sales.getByText('2 leads restored.')).toBeVisible();
  await expect(leadRow(sales, 'Ada Lovelace')).toContainText('New');
});

test('if more leads match than one change takes, the person is told, and goes on with the others', async ({
  sales,
  world,
}) => {
  await sendThree(world);
  const idOf = async (name: string) =>
    (await world.leads()).find((lead) => lead.name === name)?._id ?? '';
  await openLeads(sales);
  for (const name of ['Ada Lovelace', 'Mia Curie'])
    await expect(leadRow(sales, name)).toBeVisible();
  const [ada, mia] = [await idOf('Ada Lovelace'), await idOf('Mia Curie')];
  // A list of 5,001 leads, most of which are gone when they are changed.
  let pages = 0;
  await sales.route('**/api/leads?limit=500*', async (route) => {
    pages += 1;
    const gone = Array.from({ length: 499 }, (_, index) =>
      String(pages * 1_000 + index).padStart(24, 'f'),
    );
    const isLast = pages > 10;
    const ids = isLast ? [mia] : [pages === 1 ? ada : 'e'.repeat(23) + String(pages % 10), ...gone];
    await route.fulfill({
      json: { leads: ids.map((_id) => ({ _id })), nextCursor: isLast ? null : `c${pages}` },
    });
  });
  await sales.getByLabel('Select Zoe Adams').click();
  const bar = sales.getByRole('region', { name: 'Selected leads' });
  await bar.getByRole('button', { name: 'Select all that match' }).click();
  await expect(bar).toContainText('The first 5,000 of more than 5,000 leads selected');
  await expect(bar).toContainText('One change takes at most 5,000 leads.');
  await bar.getByRole('button', { name: 'Set status' }).click();
  await sales.getByRole('menuitem', { name: 'Qualified' }).click();
  await expect(sales.getByText('1 lead changed and 4,999 skipped')).toBeVisible();
  await expect(leadRow(sales, 'Ada Lovelace')).toContainText('Qualified');
  await expect(leadRow(sales, 'Mia Curie')).toContainText('New');
  await sales.getByRole('button', { name: 'Select the next ones' }).click();
  await expect(bar).toContainText('Leads 5,001 to 5,001 of 5,001 selected');
  await bar.getByRole('button', { name: 'Set status' }).click();
  await sales.getByRole('menuitem', { name: 'Qualified' }).click();
  await expect(leadRow(sales, 'Mia Curie')).toContainText('Qualified');
  await expect(leadRow(sales, 'Zoe Adams')).toContainText('New');
  await expect(sales.getByText('More leads match.')).toHaveCount(0);
});

test('a salesperson sees which leads a change has skipped, and undoes the change after a reload', async ({
  sales,
  world,
}) => {
  await sendThree(world);
  await openLeads(sales);
  await sales.getByLabel('Select Ada Lovelace').click();
  await sales.getByLabel('Select Zoe Adams').click();
  const [zoe] = (await world.leads()).filter(({ name }) => name === 'Zoe Adams');
  await sales.route('**/api/leads/bulk', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    const body = route.request().postDataJSON() as { ids: string[]; change: object };
    const ids = body.ids.map((id) => (id === zoe?._id ? 'f'.repeat(24) : id));
    return route.continue({ postData: { ...body, ids } });
  });
  const bar = sales.getByRole('region', { name: 'Selected leads' });
  await bar.getByRole('button', { name: 'Set status' }).click();
  await sales.getByRole('menuitem', { name: 'Qualified' }).click();
  await sales.getByRole('button', { name: 'Show which' }).click();
  const window = sales.getByRole('dialog', { name: 'Recent changes' });
  await expect(window).toContainText('Lead that is gone');
  await expect(window).toContainText('is gone, or you do not see it any more');
  await sales.reload();
  await expect(leadRow(sales, 'Ada Lovelace')).toContainText('Qualified');
  await sales.getByRole('button', { name: 'More filters and order' }).click();
  await sales.getByRole('menuitem', { name: 'Recent changes…' }).click();
  await window.getByRole('button', { name: 'Undo Status: Qualified' }).click();
  await expect(window).toContainText('Undone');
  await expect(leadRow(sales, 'Ada Lovelace')).toContainText('New');
});

test('a salesperson chooses the columns, and they stay after a reload', async ({
  sales,
  world,
}) => {
  await sendThree(world);
  await sales.setViewportSize({ width: 1600, height: 900 });
  await openLeads(sales);
  const heads = sales.getByRole('columnheader');
  await expect(heads.filter({ hasText: 'First answer' })).toBeVisible();
  await expect(heads.filter({ hasText: 'Tags' })).toHaveCount(0);
  await sales.getByRole('button', { name: 'More filters and order' }).click();
  await sales.getByRole('menuitem', { name: 'Columns…' }).click();
  await sales.getByRole('combobox', { name: 'Column 4' }).click();
  await sales.getByRole('option', { name: 'Tags' }).click();
  await sales.getByRole('button', { name: 'Close' }).click();
  await expect(topRow(sales)).toContainText('facebook-lead');
  await sales.reload();
  await expect(heads.filter({ hasText: 'Tags' })).toBeVisible();
});

test('a lead is bold until it is opened, and its time is amber while the person waits', async ({
  sales,
  world,
}) => {
  await connectAll(world);
  await world.meta.control.createLeads({
    formId: DEMO.forms.weddingCake,
    createdTime: new Date(Date.now() - 600_000).toISOString(),
    answers: { full_name: 'Ada Lovelace' },
  });
  await openLeads(sales);
  const name = leadRow(sales, 'Ada Lovelace').getByRole('link', { name: 'Ada Lovelace' });
  const time = leadRow(sales, 'Ada Lovelace').locator('time');
  await expect(name).toHaveCSS('font-weight', '700');
  await expect(time).toHaveClass(/text-warn/);
  await name.click();
  await sales.keyboard.press('Escape');
  await expect(name).not.toHaveCSS('font-weight', '700');
  await sales.getByLabel('Status of Ada Lovelace').click();
  await sales.getByRole('option', { name: 'Contacted' }).click();
  await expect(time).not.toHaveClass(/text-warn/);
});

test('a salesperson ticks leads by key, and gives them a priority and a tag', async ({
  sales,
  world,
}) => {
  await sendThree(world);
  await openLeads(sales, '/user/allLeads?sort=name');
  await expect(topRow(sales)).toContainText('Ada Lovelace');
  await sales.keyboard.press('j');
  await sales.keyboard.press('x');
  await sales.keyboard.press('j');
  await sales.keyboard.press('x');
  const bar = sales.getByRole('region', { name: 'Selected leads' });
  await expect(bar).toContainText('2 leads selected');
  await bar.getByRole('button', { name: 'Tags…' }).click();
  await sales.getByLabel('Tag to add').fill('fair');
  await sales.getByLabel('Tag to remove').fill('facebook-lead');
  await sales.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(sales.getByText('2 leads changed.')).toBeVisible();
  await sales.goto('/user/allLeads?tag=fair');
  await expect(leadRow(sales, 'Mia Curie')).toBeVisible();
  await expect(leadRow(sales, 'Zoe Adams')).toHaveCount(0);
  await sales.getByLabel('Select Mia Curie').click();
  await bar.getByRole('button', { name: 'Set priority' }).click();
  await sales.getByRole('menuitem', { name: 'High' }).click();
  await expect(sales.getByText('1 lead changed.')).toBeVisible();
  await sales.goto('/user/allLeads?priority=high');
  await expect(leadRow(sales, 'Mia Curie')).toBeVisible();
  await expect(leadRow(sales, 'Ada Lovelace')).toHaveCount(0);
});

test('an admin exports and erases the leads that are ticked, after a warning', async ({
  admin,
  world,
}) => {
  await sendThree(world);
  await openLeads(admin);
  const bar = admin.getByRole('region', { name: 'Selected leads' });
  await admin.getByLabel('Select Ada Lovelace').click();
  const download = admin.waitForEvent('download');
  await bar.getByRole('button', { name: 'Export', exact: true }).click();
  const file = await (await download).path();
  const text = await readFile(file, 'utf8');
  expect(text).toContain('Ada Lovelace');
  expect(text).not.toContain('Mia Curie');
  await expect(admin.getByText('1 lead exported.')).toBeVisible();
  for (const name of ['Ada Lovelace', 'Zoe Adams'])
    await admin.getByLabel(`Select ${name}`).click();
  await bar.getByRole('button', { name: 'Erase…' }).click();
  const question = admin.getByRole('alertdialog', { name: 'Erase 2 leads?' });
  await expect(question).toContainText('This cannot be undone.');
  await question.getByRole('button', { name: 'Erase 2 leads' }).click();
  await expect(admin.getByText('2 leads erased.')).toBeVisible();
  await expect(leadRow(admin, 'Ada Lovelace')).toHaveCount(0);
  await expect(leadRow(admin, 'Mia Curie')).toBeVisible();
});

test('a salesperson opens a view and changes several leads on a phone', async ({
  sales,
  world,
}) => {
  await sendThree(world);
  await sales.setViewportSize({ width: 390, height: 844 });
  await openLeads(sales);
  const menu = sales.getByRole('button', { name: 'More filters and order' });
  await menu.click();
  await sales.getByRole('menuitem', { name: /^Unassigned/ }).click();
  await expect(sales).toHaveURL(/owner=none/);
  await menu.click();
  await sales.getByRole('menuitem', { name: 'Select leads' }).click();
  await sales.getByLabel('Select Ada Lovelace').click();
  await sales.getByLabel('Select Mia Curie').click();
  const bar = sales.getByRole('region', { name: 'Selected leads' });
  await bar.getByRole('button', { name: 'Set status' }).click();
  await sales.getByRole('menuitem', { name: 'Qualified' }).click();
  await expect(sales.getByText('2 leads changed.')).toBeVisible();
  await expect(sales.getByLabel('Select Zoe Adams')).toHaveCount(0);
});

test('a salesperson filters by form and priority in one window', async ({ sales, world }) => {
  await sendThree(world);
  await openLeads(sales);
  await leadRow(sales, 'Mia Curie').getByLabel('Select Mia Curie').click();
  await sales.getByRole('button', { name: 'Set priority' }).click();
  await sales.getByRole('menuitem', { name: 'High' }).click();
  await expect(sales.getByText('1 lead changed.')).toBeVisible();
  await sales.getByRole('button', { name: 'More filters and order' }).click();
  await sales.getByRole('menuitem', { name: 'All filters…' }).click();
  const filters = sales.getByRole('dialog', { name: 'Filters' });
  await filters.getByRole('combobox', { name: 'Priority' }).click();
  await sales.getByRole('option', { name: 'High' }).click();
  await filters.getByRole('combobox', { name: 'Form' }).click();
  await sales.getByRole('option', { name: /cake/i }).click();
  await filters.getByRole('button', { name: 'Show leads' }).click();
  await expect(leadRow(sales, 'Mia Curie')).toBeVisible();
  await expect(leadRow(sales, 'Ada Lovelace')).toHaveCount(0);
  await expect(sales).toHaveURL(/priority=high/);
  await expect(sales).toHaveURL(/form=/);
});

test('W13: the list is in the same place after a reload, and after another screen', async ({
  sales,
  world,
}) => {
  await connectAll(world);
  await sendForms(world, 150);
  await openLeads(sales);
  const scroller = sales.getByTestId('lead-scroller');
  const placeOf = () => scroller.evaluate((element) => element.scrollTop);
  // Scrolling loads the next page, and only then the list is high enough.
  await expect
    .poll(() =>
      scroller.evaluate((element) => {
        element.scrollTop = 100 * 44;
        return element.scrollTop;
      }),
    )
    .toBe(4_400);
  // Leads at the place are loaded, and the place is stored.
  await sales.waitForTimeout(500);
  await sales.reload();
  await expect.poll(placeOf).toBe(4_400);
  await sales.getByRole('link', { name: 'Tasks', exact: true }).click();
  await expect(scroller).toHaveCount(0);
  await sales.goBack();
  await expect.poll(placeOf).toBe(4_400);
  await sales.getByRole('link', { name: 'Tasks', exact: true }).click();
  await sales.getByRole('link', { name: 'Leads', exact: true }).click();
  await expect.poll(placeOf).toBe(0);
});

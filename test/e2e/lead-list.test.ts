import { DEMO } from '../../meta-emulator/defaults.ts';
import { expect, test } from '../support/browser/browser-test.ts';
import { connectAll, sendForm } from '../support/browser/demo-leads.ts';
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

test('a filter of the menu is shown, survives a reload and back, and can be removed', async ({
  sales,
  world,
}) => {
  await sendThree(world);
  await openLeads(sales);
  await leadRow(sales, 'Ada Lovelace').getByRole('link', { name: 'Ada Lovelace' }).click();
  await sales.keyboard.press('Escape');
  await sales.getByRole('button', { name: 'More filters and order' }).click();
  await sales.getByRole('menuitemradio', { name: 'Not opened yet' }).click();
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

test('several leads are changed at once, and the change is undone', async ({ sales, world }) => {
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

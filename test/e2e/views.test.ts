import type { Page } from '@playwright/test';
import { addUser } from '../support/add-user.ts';
import { expect, test } from '../support/browser/browser-test.ts';
import { leadRow, openLeads, topRow } from '../support/browser/lead-list.ts';
import type { World } from '../support/start-world.ts';

const WIDE = { width: 1600, height: 900 };

async function addLeads(world: World): Promise<void> {
  const add = (name: string, tags: readonly string[]) =>
    world.app.admin.post('/api/leads', { name, tags });
  await add('Ada Lovelace', ['fair']);
  await add('Zoe Adams', ['fair']);
  await add('Mia Curie', []);
}

const viewsOf = (page: Page) => page.getByRole('group', { name: 'Views' });

/** Saves the list on the screen. */
async function saveView(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'More filters and order' }).click();
  await page.getByRole('menuitem', { name: 'Save as a view…' }).click();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(`The view ${name} was saved.`)).toBeVisible();
}

/** Opens the menu of a view in the window of the views. */
async function changeView(page: Page, name: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `Change the view ${name}` }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

test('a salesperson renames a view, gives it other filters, and undoes both', async ({
  sales,
  world,
}) => {
  await addLeads(world);
  await sales.setViewportSize(WIDE);
  await openLeads(sales, '/user/allLeads?tag=fair');
  await saveView(sales, 'Fair');
  const views = viewsOf(sales);
  await expect(views.getByRole('link', { name: /^Fair/ })).toContainText('2');
  await sales.goto('/user/allLeads?sort=name');
  await expect(topRow(sales)).toContainText('Ada Lovelace');
  await views.getByRole('button', { name: 'Manage views…' }).click();
  const window = sales.getByRole('dialog', { name: 'Views' });
  await expect(window).toContainText('Only you see it');
  await changeView(sales, 'Fair', 'Rename');
  await window.getByLabel('Name').fill('Everybody');
  await window.getByRole('button', { name: 'Save' }).click();
  await expect(views.getByRole('link', { name: /^Everybody/ })).toBeVisible();
  await changeView(sales, 'Everybody', 'Replace with the list on the screen');
  await expect(views.getByRole('link', { name: /^Everybody/ })).toContainText('3');
  await window.getByRole('button', { name: 'Close' }).click();
  await sales
    .getByRole('listitem')
    .filter({ hasText: 'now has the filters' })
    .getByRole('button', { name: 'Undo' })
    .click();
  await expect(views.getByRole('link', { name: /^Everybody/ })).toContainText('2');
  await sales
    .getByRole('listitem')
    .filter({ hasText: 'is now called' })
    .getByRole('button', { name: 'Undo' })
    .click();
  await expect(views.getByRole('link', { name: /^Fair/ })).toContainText('2');
});

test('a view is shared, shows its author, and is changed by its author and an admin alone', async ({
  admin,
  openBrowser,
  sales,
  world,
}) => {
  await addLeads(world);
  const other = await openBrowser(await addUser(world.app, 'user', 'other@example.com'));
  for (const page of [admin, other, sales]) await page.setViewportSize(WIDE);
  await openLeads(sales, '/user/allLeads?tag=fair');
  await saveView(sales, 'Fair');
  await viewsOf(sales).getByRole('button', { name: 'Manage views…' }).click();
  const window = (page: Page) => page.getByRole('dialog', { name: 'Views' });
  await changeView(sales, 'Fair', 'Share with everybody');
  await expect(window(sales)).toContainText('Everybody sees it');

  await openLeads(other);
  await viewsOf(other).getByRole('link', { name: /^Fair/ }).click();
  await expect(leadRow(other, 'Ada Lovelace')).toBeVisible();
  await expect(leadRow(other, 'Mia Curie')).toHaveCount(0);
  await expect(viewsOf(other).getByRole('button', { name: 'Manage views…' })).toHaveCount(0);

  await openLeads(admin);
  await viewsOf(admin).getByRole('button', { name: 'Manage views…' }).click();
  await expect(window(admin)).toContainText('Shared by');
  await changeView(admin, 'Fair', 'Rename');
  await window(admin).getByLabel('Name').fill('Fair 2026');
  await window(admin).getByRole('button', { name: 'Save' }).click();
  await expect(viewsOf(admin).getByRole('link', { name: /^Fair 2026/ })).toBeVisible();
  await changeView(admin, 'Fair 2026', 'Stop sharing');
  const question = admin.getByRole('alertdialog', { name: 'Stop sharing Fair 2026?' });
  await expect(question).toContainText('Only its author sees it then');
  await question.getByRole('button', { name: 'Stop sharing' }).click();
  await expect(viewsOf(admin).getByRole('link', { name: /^Fair/ })).toHaveCount(0);
  await other.reload();
  await expect(viewsOf(other).getByRole('link', { name: /^Mine/ })).toBeVisible();
  await expect(viewsOf(other).getByRole('link', { name: /^Fair/ })).toHaveCount(0);
  await sales.reload();
  await expect(viewsOf(sales).getByRole('link', { name: /^Fair 2026/ })).toBeVisible();
});

test('a view that was removed comes back with an undo', async ({ sales, world }) => {
  await addLeads(world);
  await sales.setViewportSize(WIDE);
  await openLeads(sales, '/user/allLeads?tag=fair');
  await saveView(sales, 'Fair');
  await viewsOf(sales).getByRole('button', { name: 'Manage views…' }).click();
  await changeView(sales, 'Fair', 'Remove');
  await expect(viewsOf(sales).getByRole('link', { name: /^Fair/ })).toHaveCount(0);
  await sales.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await sales
    .getByRole('listitem')
    .filter({ hasText: 'was removed' })
    .getByRole('button', { name: 'Undo' })
    .click();
  await expect(viewsOf(sales).getByRole('link', { name: /^Fair/ })).toContainText('2');
});

test('a view keeps its columns and its order, and the list outside it keeps its own', async ({
  sales,
  world,
}) => {
  await addLeads(world);
  await sales.setViewportSize(WIDE);
  await openLeads(sales, '/user/allLeads?tag=fair&sort=name');
  const heads = sales.getByRole('columnheader');
  const chooseLast = async (column: string) => {
    await sales.getByRole('button', { name: 'More filters and order' }).click();
    await sales.getByRole('menuitem', { name: 'Columns…' }).click();
    await sales.getByRole('combobox', { name: 'Column 4' }).click();
    await sales.getByRole('option', { name: column }).click();
  };
  await chooseLast('Tags');
  await sales.getByRole('button', { name: 'Close' }).click();
  await saveView(sales, 'Fair');
  await viewsOf(sales).getByRole('link', { name: /^New/ }).click();
  await expect(sales).toHaveURL(/status=New/);
  await chooseLast('Priority');
  await sales.getByRole('button', { name: 'Close' }).click();
  await expect(heads.filter({ hasText: 'Priority' })).toBeVisible();
  await viewsOf(sales).getByRole('link', { name: /^Fair/ }).click();
  await expect(heads.filter({ hasText: 'Tags' })).toBeVisible();
  await expect(heads.filter({ hasText: 'Priority' })).toHaveCount(0);
  await expect(topRow(sales)).toContainText('Ada Lovelace');
  await sales.reload();
  await expect(heads.filter({ hasText: 'Tags' })).toBeVisible();
  // A change is for this view, until it is kept there.
  await chooseLast('Owner');
  await sales.getByRole('button', { name: 'Keep in the view Fair' }).click();
  await expect(sales.getByText('The view Fair has these columns now.')).toBeVisible();
  await sales.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await sales.getByRole('link', { name: 'Leads', exact: true }).click();
  await expect(heads.filter({ hasText: 'Priority' })).toBeVisible();
  await viewsOf(sales).getByRole('link', { name: /^Fair/ }).click();
  await expect(heads.filter({ hasText: 'Owner' })).toBeVisible();
});

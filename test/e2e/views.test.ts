import type { Page } from '@playwright/test';
import type { ViewList } from '../../src/contract/view.ts';
import { addUser } from '../support/add-user.ts';
import { findBarriers } from '../support/browser/axe.ts';
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

const firstWord = (text: string) => text.split(/\s/, 1)[0];

/** Opens the list of the fair on a wide screen. */
async function openFair(page: Page, world: World): Promise<void> {
  await addLeads(world);
  await page.setViewportSize(WIDE);
  await openLeads(page, '/user/allLeads?tag=fair');
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
  await openFair(sales, world);
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
  await openFair(sales, world);
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

test('saved views are dragged into another order, which is there after a reload and can be undone', async ({
  sales,
  world,
}) => {
  await openFair(sales, world);
  for (const name of ['First', 'Second', 'Third']) await saveView(sales, name);
  const views = viewsOf(sales);
  const names = async () => (await views.locator('[data-view]').allInnerTexts()).map(firstWord);
  await views.hover();
  const third = views.getByRole('link', { name: /^Third/ });
  await expect(third).toHaveAttribute('draggable', 'true');
  await third.dragTo(views.getByRole('link', { name: /^First/ }), {
    targetPosition: { x: 60, y: 3 },
  });
  await expect(sales.getByText('The view Third is now in place 1 of 3.')).toBeVisible();
  await expect.poll(names).toEqual(['Third', 'First', 'Second']);
  await expect(sales).toHaveURL(/tag=fair/);
  await sales.reload();
  await expect.poll(names).toEqual(['Third', 'First', 'Second']);
  await views.hover();
  await expect(third).toHaveAttribute('draggable', 'true');
  await third.dragTo(views.getByRole('link', { name: /^Second/ }), {
    targetPosition: { x: 60, y: 25 },
  });
  await expect.poll(names).toEqual(['First', 'Second', 'Third']);
  await sales.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(names).toEqual(['Third', 'First', 'Second']);
  await sales.reload();
  await expect.poll(names).toEqual(['Third', 'First', 'Second']);
});

test('a salesperson moves own and shared views with the keyboard, for themselves alone', async ({
  sales,
  world,
}) => {
  const shared = { name: 'Shared', query: 'tag=fair', isShared: true };
  for (const name of ['Shared', 'Other'])
    await world.app.admin.post('/api/views', { ...shared, name });
  await sales.setViewportSize(WIDE);
  await openLeads(sales);
  const names = async () =>
    (await viewsOf(sales).locator('[data-view]').allInnerTexts()).map(firstWord);
  await viewsOf(sales).getByRole('button', { name: 'Manage views…' }).press('Enter');
  const window = sales.getByRole('dialog', { name: 'Views' });
  const button = window.getByRole('button', { name: 'Change the view Shared' });
  await button.press('Enter');
  // It is a view of somebody else: only its place can be changed, and it is the first.
  await expect(sales.getByRole('menuitem')).toHaveText(['Move down']);
  expect(await findBarriers(sales)).toEqual([]);
  await sales.keyboard.press('Enter');
  await expect.poll(names).toEqual(['Other', 'Shared']);
  await expect(button).toBeFocused();
  await button.press('Enter');
  await expect(sales.getByRole('menuitem')).toHaveText(['Move up']);
  await sales.keyboard.press('Enter');
  await expect.poll(names).toEqual(['Shared', 'Other']);
  await expect(button).toBeFocused();
  await button.press('Enter');
  await sales.getByRole('menuitem', { name: 'Move down' }).press('Enter');
  await expect.poll(names).toEqual(['Other', 'Shared']);
  const { body } = await world.app.admin.get<ViewList>('/api/views');
  const ofAdmin = body.views.filter(({ isBuiltIn }) => !isBuiltIn);
  expect(ofAdmin.map(({ name }) => name)).toEqual(['Shared', 'Other']);
});

test('a view that was removed comes back in its place with an undo', async ({ sales, world }) => {
  await openFair(sales, world);
  for (const name of ['First', 'Second']) await saveView(sales, name);
  await viewsOf(sales).getByRole('button', { name: 'Manage views…' }).click();
  await changeView(sales, 'First', 'Remove');
  await expect(viewsOf(sales).getByRole('link', { name: /^First/ })).toHaveCount(0);
  await sales.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await sales.getByRole('button', { name: 'Undo' }).last().click();
  await expect
    .poll(async () => (await viewsOf(sales).locator('[data-view]').allInnerTexts()).map(firstWord))
    .toEqual(['First', 'Second']);
});

test('a view with a long name keeps its number in the sidebar', async ({ sales, world }) => {
  await addLeads(world);
  const name = 'Everybody who has seen us at the wedding fair in Nuremberg';
  await sales.setViewportSize(WIDE);
  await openLeads(sales, '/user/allLeads?tag=fair');
  await saveView(sales, name);
  const view = viewsOf(sales).getByRole('link', { name: /^Everybody/ });
  await expect(view.getByText(/^2 /)).toBeInViewport({ ratio: 1 });
});

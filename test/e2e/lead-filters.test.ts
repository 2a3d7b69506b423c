import type { Page } from '@playwright/test';
import { expect, test } from '../support/browser/browser-test.ts';
import { connectAll, sendForm } from '../support/browser/demo-leads.ts';
import { leadRow, openLeads } from '../support/browser/lead-list.ts';

/** Opens the window with all filters. */
async function openFilters(page: Page) {
  await page.getByRole('button', { name: 'More filters and order' }).click();
  await page.getByRole('menuitem', { name: 'All filters…' }).click();
  return page.getByRole('dialog', { name: 'Filters' });
}

test('the window of the filters offers the tags of all leads, and leads that no form brought', async ({
  sales,
  world,
}) => {
  await connectAll(world);
  await sendForm(world, { name: 'Ada Lovelace' });
  const add = (name: string, tags: readonly string[]) =>
    world.app.admin.post('/api/leads', { name, tags });
  await add('Alan Turing', ['Fair 2026', 'vip']);
  await add('Mia Curie', []);
  await openLeads(sales);
  await expect(leadRow(sales, 'Ada Lovelace')).toBeVisible();
  const filters = await openFilters(sales);
  await filters.getByRole('combobox', { name: 'Tag' }).click();
  await sales.getByRole('option', { name: 'Fair 2026' }).click();
  await filters.getByRole('button', { name: 'Show leads' }).click();
  await expect(leadRow(sales, 'Alan Turing')).toBeVisible();
  await expect(leadRow(sales, 'Mia Curie')).toHaveCount(0);
  await sales.getByRole('button', { name: 'Remove the filter Tag: Fair 2026' }).click();

  await openFilters(sales);
  await filters.getByRole('combobox', { name: 'Form' }).click();
  await sales.getByRole('option', { name: 'No form' }).click();
  await filters.getByRole('button', { name: 'Show leads' }).click();
  await expect(leadRow(sales, 'Ada Lovelace')).toHaveCount(0);
  await expect(leadRow(sales, 'Alan Turing')).toBeVisible();
  await expect(leadRow(sales, 'Mia Curie')).toBeVisible();
  await expect(sales.getByRole('button', { name: 'Remove the filter No form' })).toBeVisible();
});

test('a filter by a connection is named on the list, also after a reload', async ({
  sales,
  world,
}) => {
  await connectAll(world);
  await sendForm(world, { name: 'Ada Lovelace' });
  await openLeads(sales);
  await expect(leadRow(sales, 'Ada Lovelace')).toBeVisible();
  const filters = await openFilters(sales);
  await filters.getByRole('combobox', { name: 'Connection' }).click();
  const option = sales.getByRole('option', { name: / · Facebook/ });
  const name = (await option.innerText()).replace(' · Facebook', '').trim();
  await option.click();
  await filters.getByRole('button', { name: 'Show leads' }).click();
  const chip = sales.getByRole('button', { name: `Remove the filter Connection: ${name}` });
  await expect(chip).toBeVisible();
  await sales.reload();
  await expect(chip).toBeVisible();
  await expect(leadRow(sales, 'Ada Lovelace')).toBeVisible();
});

import { expect, test } from '../support/browser/browser-test.ts';
import { connectAll, sendForm, sendForms } from '../support/browser/demo-leads.ts';
import { leadList, leadRow, openLeads, topRow } from '../support/browser/lead-list.ts';

test('a search finds a lead by name, e-mail and part of a phone number', async ({
  sales,
  world,
}) => {
  await connectAll(world);
  await sendForms(world, 30);
  await sendForm(world, {
    name: 'Ünal Çelik',
    email: 'celik@example.org',
    phone: '+4930901820555',
  });
  await openLeads(sales);
  await expect(topRow(sales)).toContainText('Ünal Çelik');

  const search = sales.getByRole('searchbox', { name: 'Search leads' });
  for (const words of ['unal', 'celik@example.org', '901820', '030 9018', 'çelik 0555']) {
    await search.fill(words);
    await expect(leadList(sales).getByRole('row')).toHaveCount(2);
    await expect(topRow(sales)).toContainText('Ünal Çelik');
  }

  await search.fill('nobody of this name');
  await expect(sales.getByRole('heading', { name: 'No lead matches' })).toBeVisible();
  await sales.getByRole('button', { name: 'Clear search and filters' }).click();
  await expect(search).toHaveValue('');
  await expect(topRow(sales)).toContainText('Ünal Çelik');
});

test('a search stays in the address, for a reload and for other people', async ({
  sales,
  world,
}) => {
  await connectAll(world);
  await sendForm(world, { name: 'Ada Lovelace' });
  await sendForm(world, { name: 'Alan Turing' });
  await openLeads(sales);
  await sales.getByRole('searchbox').fill('lovelace');
  await expect(sales).toHaveURL(/[?&]q=lovelace/);
  await sales.reload();
  await expect(sales.getByRole('searchbox')).toHaveValue('lovelace');
  await expect(leadRow(sales, 'Ada Lovelace')).toBeVisible();
  await expect(leadRow(sales, 'Alan Turing')).toHaveCount(0);
});

test('a filter shows leads by status, and a lead whose status changes leaves the list', async ({
  sales,
  world,
}) => {
  await connectAll(world);
  await sendForm(world, { name: 'Ada Lovelace' });
  await sendForm(world, { name: 'Alan Turing' });
  await openLeads(sales);
  await expect(leadRow(sales, 'Alan Turing')).toBeVisible();
  await sales.getByLabel('Filter by status').click();
  await sales.getByRole('option', { name: 'New' }).click();
  await expect(sales).toHaveURL(/status=New/);
  await sales.keyboard.press('Escape');
  await sales.getByLabel('Status of Ada Lovelace').click();
  await sales.getByRole('option', { name: 'Won' }).click();
  await expect(leadRow(sales, 'Ada Lovelace')).toHaveCount(0);
  await expect(leadRow(sales, 'Alan Turing')).toBeVisible();

  // The list of statuses stays open, so that a person chooses several.
  await sales.getByLabel('Filter by status').click();
  await sales.getByRole('option', { name: 'Won' }).click();
  await expect(leadRow(sales, 'Ada Lovelace')).toBeVisible();
  await expect(leadRow(sales, 'Alan Turing')).toBeVisible();
  await sales.getByRole('option', { name: 'New' }).click();
  await expect(leadRow(sales, 'Alan Turing')).toHaveCount(0);
  await expect(leadRow(sales, 'Ada Lovelace')).toBeVisible();
});

test('the search box names its key on a wide screen, and not on a phone', async ({ sales }) => {
  await openLeads(sales);
  const hint = sales.getByRole('search').locator('kbd');
  await expect(hint).toBeVisible();
  await sales.setViewportSize({ width: 390, height: 844 });
  await expect(hint).toBeHidden();
});

import type { Page } from '@playwright/test';
import { expect, test } from '../support/browser/browser-test.ts';
import { connectAll, sendForm, sendForms } from '../support/browser/demo-leads.ts';
import { leadRow, openLeads } from '../support/browser/lead-list.ts';

const countOf = (page: Page) => page.getByTestId('lead-count');

test('the head of the list says how many leads match, also while leads arrive', async ({
  sales,
  world,
}) => {
  await connectAll(world);
  for (const name of ['Ada Lovelace', 'Grace Hopper']) await sendForm(world, { name });
  await openLeads(sales);
  await expect(countOf(sales)).toHaveText('2 leads');
  await sendForm(world, { name: 'Ada Yonath' });
  await expect(countOf(sales)).toHaveText('3 leads');
  await sales.getByRole('searchbox').fill('ada');
  await expect(countOf(sales)).toHaveText('2 leads');
  await sendForm(world, { name: 'Ada Bruhl' });
  await expect(countOf(sales)).toHaveText('3 leads');
});

test('a list of which a part is loaded has the count of the server, and follows what happens', async ({
  sales,
  world,
}) => {
  await connectAll(world);
  await sendForms(world, 150);
  await openLeads(sales, '/user/allLeads?status=New');
  await expect(countOf(sales)).toHaveText('150 leads');
  await sendForm(world, { name: 'Grace Hopper' });
  await expect(countOf(sales)).toHaveText('151 leads');
  await leadRow(sales, 'Grace Hopper').getByLabel('Status of Grace Hopper').click();
  await sales.getByRole('option', { name: 'Contacted' }).click();
  await expect(countOf(sales)).toHaveText('150 leads');
});

test('more leads than the server counts are said to be more', async ({ sales, world }) => {
  await connectAll(world);
  await sendForms(world, 110);
  await sales.route('**/api/leads/counts?*', (route) =>
    route.fulfill({ json: { count: 1_000, isMore: true } }),
  );
  await openLeads(sales);
  await expect(countOf(sales)).toHaveText('1,000 leads or more');
});

import type { Page } from '@playwright/test';
import { expect, test } from '../support/browser/browser-test.ts';
import { connectAll, sendForm } from '../support/browser/demo-leads.ts';
import { leadRow, openLeads } from '../support/browser/lead-list.ts';

const palette = (page: Page) => page.getByRole('dialog', { name: 'Search and commands' });
const details = (page: Page) => page.getByRole('complementary', { name: 'Lead details' });

test('a person finds a lead from any screen, and acts on it, by typing alone', async ({
  sales,
  world,
}) => {
  await connectAll(world);
  await sendForm(world, { name: 'Ada Lovelace', phone: '+34 612 345 678' });
  const { leads } = await sendForm(world, { name: 'Grace Hopper', phone: '+34 612 345 679' });
  const { keyboard } = sales;
  await sales.goto('/tasks');
  await expect(sales.getByRole('heading', { name: 'Tasks', level: 1 })).toBeVisible();
  await keyboard.press('Control+k');
  await expect(palette(sales).getByRole('combobox')).toBeFocused();
  await keyboard.type('612345679');
  await expect(palette(sales).getByRole('option', { name: 'Grace Hopper' })).toBeVisible();
  await keyboard.press('Enter');
  await expect(details(sales).getByRole('heading', { name: 'Grace Hopper' })).toBeVisible();
  await expect(palette(sales)).toBeHidden();

  await keyboard.press('Control+k');
  await keyboard.type('change the status');
  await keyboard.press('Enter');
  await expect(palette(sales).getByRole('combobox')).toHaveAttribute('placeholder', /status/);
  await keyboard.type('qual');
  await keyboard.press('Enter');
  await expect(leadRow(sales, 'Grace Hopper')).toContainText('Qualified');
  const lead = await world.lead(leads[0]?.id ?? '');
  expect(lead.status).toBe('Qualified');
  await keyboard.press('u');
  await expect(leadRow(sales, 'Grace Hopper')).toContainText('New');
});

test('every action on an open lead has a key', async ({ sales, world }) => {
  await connectAll(world);
  await sendForm(world, { name: 'Grace Hopper', email: 'grace@example.com' });
  await openLeads(sales);
  await sales.getByRole('link', { name: 'Grace Hopper' }).click();
  await expect(details(sales).getByRole('heading', { name: 'Grace Hopper' })).toBeFocused();
  const { keyboard } = sales;

  await keyboard.press('i');
  await expect(details(sales).getByLabel('Owner')).toContainText('Sam');
  await keyboard.press('p');
  await keyboard.type('high');
  await keyboard.press('Enter');
  await expect(sales.getByText('Priority was saved.')).toBeVisible();
  await keyboard.press('a');
  await keyboard.type('nobody');
  await keyboard.press('Enter');
  await expect(details(sales).getByLabel('Owner')).toContainText('Nobody');
  await keyboard.press('t');
  await expect(sales.getByRole('dialog', { name: 'Add a task' })).toBeVisible();
  await keyboard.press('Escape');
  await keyboard.press('m');
  await expect(sales.getByRole('dialog', { name: 'Plan a meeting' })).toBeVisible();
  await keyboard.press('Escape');
  await keyboard.press('l');
  await keyboard.type('wedding');
  await keyboard.press('Enter');
  await expect(details(sales).getByText('wedding', { exact: true })).toBeVisible();
  await keyboard.press('Escape');
  await sales.getByRole('link', { name: 'Grace Hopper' }).click();
  await keyboard.press('o');
  await expect(details(sales).getByLabel('New note')).toBeFocused();
});

test('the palette says what does not match, and closes without a change', async ({
  sales,
  world,
}) => {
  await connectAll(world);
  await sales.goto('/tasks');
  await sales.getByRole('button', { name: 'Search', exact: true }).click();
  await sales.keyboard.type('qqqqqq');
  await expect(palette(sales).getByText('Nothing matches.')).toBeVisible();
  await sales.keyboard.press('Escape');
  await expect(palette(sales)).toBeHidden();
  await expect(sales.getByRole('button', { name: 'Search', exact: true })).toBeFocused();
  // No lead is open, so there are no actions on a lead.
  await sales.keyboard.press('Control+k');
  await expect(palette(sales).getByRole('option', { name: 'Go to Leads' })).toBeVisible();
  await expect(palette(sales).getByRole('option', { name: 'Change the status' })).toHaveCount(0);
});

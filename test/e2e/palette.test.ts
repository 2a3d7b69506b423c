import type { Page } from '@playwright/test';
import { addUser } from '../support/add-user.ts';
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
  await expect(palette(sales).getByRole('combobox')).toBeFocused();
  await keyboard.type('high');
  await keyboard.press('Enter');
  await expect(sales.getByText('Priority was saved.')).toBeVisible();
  await keyboard.press('a');
  await expect(palette(sales).getByRole('combobox')).toBeFocused();
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
  await expect(details(sales).getByLabel('Add a tag')).toBeFocused();
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
  await expect(palette(sales).getByRole('combobox')).toBeFocused();
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

test('the palette goes to views, acts on the list from any screen, gives a lead to a person, and undoes', async ({
  admin,
  world,
}) => {
  await addUser(world.app, 'user');
  for (const name of ['Ada Lovelace', 'Grace Hopper'])
    await world.app.admin.post('/api/leads', { name, email: 'a@example.com' });
  const { keyboard } = admin;
  const command = async (text: string) => {
    await keyboard.press('Control+k');
    await expect(palette(admin).getByRole('combobox')).toBeFocused();
    await keyboard.type(text);
    await keyboard.press('Enter');
    await expect(palette(admin)).toBeHidden();
  };
  await admin.goto('/tasks');
  await expect(admin.getByRole('heading', { name: 'Tasks', level: 1 })).toBeVisible();
  await command('view: unass');
  await expect(admin).toHaveURL(/owner=none/);
  await admin.goto('/tasks');
  await expect(admin.getByRole('heading', { name: 'Tasks', level: 1 })).toBeVisible();
  await command('select all leads');
  await expect(admin.getByText('2 leads selected')).toBeVisible();
  await command('priority of the selected');
  await expect(admin.getByRole('menu', { name: 'Set priority' })).toBeVisible();
  await keyboard.press('Enter');
  await expect(admin.getByText('2 leads changed.')).toBeVisible();
  await command('undo');
  await expect(admin.getByText('2 leads restored.')).toBeVisible();
  await command('choose filters');
  await expect(admin.getByRole('dialog', { name: 'Filters' })).toBeVisible();
  await keyboard.press('Escape');
  await command('answer the next');
  await expect(details(admin)).toContainText('Yours to answer until');
  await command('give the lead back');
  await expect(admin.getByText('The lead was given back.')).toBeVisible();
  await command('next lead');
  await expect(details(admin).locator('[data-lead-button="erase"]')).toBeAttached();
  await command('owner: sam');
  await expect(details(admin).getByLabel('Owner')).toContainText('Sam Example');
  await command('erase the lead');
  await expect(admin.getByRole('dialog', { name: /Erase/ })).toBeVisible();
  await keyboard.press('Escape');
  await command('show as a board');
  await expect(admin).toHaveURL(/\/board/);
  await command('text templates');
  await expect(admin).toHaveURL(/settings\/templates/);
});

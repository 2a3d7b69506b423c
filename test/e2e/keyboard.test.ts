import { expect, test } from '../support/browser/browser-test.ts';
import { connectAll, sendForm } from '../support/browser/demo-leads.ts';
import { leadRow, openLeads } from '../support/browser/lead-list.ts';
import { ADMIN } from '../support/start-leadrabbit.ts';

test('leads can be handled without a mouse', async ({ sales, world }) => {
  await connectAll(world);
  await sendForm(world, { name: 'Ada Lovelace' });
  await openLeads(sales);
  await expect(leadRow(sales, 'Ada Lovelace')).toBeVisible();
  await sendForm(world, { name: 'Grace Hopper' });
  await expect(leadRow(sales, 'Grace Hopper')).toBeVisible();
  const { keyboard } = sales;
  const details = sales.getByRole('complementary', { name: 'Lead details' });
  const heading = (name: string) => details.getByRole('heading', { name });

  await keyboard.press('j');
  await expect(sales.getByRole('link', { name: 'Grace Hopper' })).toBeFocused();
  await keyboard.press('j');
  await expect(sales.getByRole('link', { name: 'Ada Lovelace' })).toBeFocused();
  await keyboard.press('ArrowUp');
  await keyboard.press('Enter');
  await expect(heading('Grace Hopper')).toBeFocused();
  await keyboard.press('j');
  await expect(heading('Ada Lovelace')).toBeFocused();

  await keyboard.press('Tab');
  await expect(details.getByLabel('Status')).toBeFocused();
  await keyboard.press('Enter');
  await expect(sales.getByRole('option', { name: 'New' })).toBeFocused();
  await keyboard.press('ArrowDown');
  await expect(sales.getByRole('option', { name: 'Contacted' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(leadRow(sales, 'Ada Lovelace')).toContainText('Contacted');
  await expect(details.getByLabel('Status')).toBeFocused();

  await keyboard.press('Escape');
  await expect(details).toBeHidden();
  await expect(sales.getByRole('link', { name: 'Ada Lovelace' })).toBeFocused();

  await keyboard.press('/');
  await expect(sales.getByRole('searchbox')).toBeFocused();
  await keyboard.type('hopper');
  await expect(leadRow(sales, 'Ada Lovelace')).toHaveCount(0);
  await keyboard.press('Escape');
  await expect(leadRow(sales, 'Ada Lovelace')).toBeVisible();
  await keyboard.press('Escape');

  await keyboard.press('?');
  const shortcuts = sales.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(shortcuts).toBeVisible();
  await keyboard.press('Escape');
  await expect(shortcuts).toBeHidden();
});

test('signing in and enabling a Page need no mouse', async ({ stranger, world }) => {
  await world.connect();
  const { keyboard } = stranger;
  await stranger.goto('/admin/connectors');
  await expect(stranger.getByLabel('E-mail')).toBeFocused();
  await keyboard.type(ADMIN.email);
  await keyboard.press('Tab');
  await keyboard.type(ADMIN.password);
  await keyboard.press('Enter');
  await expect(stranger.getByRole('article')).toHaveCount(3);

  await keyboard.press('Tab');
  await expect(stranger.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(stranger.getByRole('main')).toBeFocused();

  await stranger.getByRole('button', { name: 'Enable Brotzeit Bakery' }).focus();
  await keyboard.press('Enter');
  const question = stranger.getByRole('alertdialog');
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await expect(question).toBeHidden();
  await expect(stranger.getByRole('button', { name: 'Disable Brotzeit Bakery' })).toBeFocused();
});

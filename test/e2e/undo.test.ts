import type { Page } from '@playwright/test';
import type { LeadDetails } from '../../src/contract/lead.ts';
import type { SessionAnswer } from '../../src/contract/session.ts';
import { addUser } from '../support/add-user.ts';
import { expect, test } from '../support/browser/browser-test.ts';
import type { World } from '../support/start-world.ts';

const details = (page: Page) => page.getByRole('complementary', { name: 'Lead details' });
const section = (page: Page, name: string) => details(page).getByRole('region', { name });
const addLead = async (world: World, name: string, body: object = {}) =>
  (await world.app.admin.post<LeadDetails>('/api/leads', { name, ...body })).body;

async function openLead(page: Page, { _id, name }: LeadDetails, part?: string): Promise<void> {
  await page.goto(`/user/allLeads/${_id}`);
  await expect(details(page).getByRole('heading', { name })).toBeVisible();
  if (part !== undefined) await section(page, part).scrollIntoViewIfNeeded();
}

test('the key u undoes the last change although a notice came after it and its message is gone', async ({
  openBrowser,
  world,
}) => {
  const client = await addUser(world.app, 'user');
  const me = (await client.get<SessionAnswer>('/api/auth/get-session')).body.user?.id ?? '';
  const page = await openBrowser(client);
  await openLead(page, await addLead(world, 'Grace Hopper'));
  await page.keyboard.press('p');
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await page.keyboard.type('high');
  await page.keyboard.press('Enter');
  const message = page.getByRole('listitem').filter({ hasText: 'Priority was saved.' });
  await expect(message.getByRole('button', { name: 'Undo' })).toContainText('U');
  await message.getByRole('button', { name: 'Dismiss' }).click();
  await addLead(world, 'Ada Lovelace', { ownerId: me });
  const notice = page.getByRole('listitem').filter({ hasText: 'New lead for you: Ada Lovelace' });
  await expect(notice.getByRole('button')).toHaveText(['Open', '']);
  await details(page).getByRole('heading', { name: 'Grace Hopper' }).click();
  await page.keyboard.press('u');
  await expect(page.getByText('Priority is as before.')).toBeVisible();
  await expect(page).toHaveURL(/allLeads/);
});

test('a note that was added, changed or removed is as before after the undo', async ({
  sales,
  world,
}) => {
  await openLead(sales, await addLead(world, 'Grace Hopper'), 'Notes');
  const notes = section(sales, 'Notes');
  const undo = async (what: string) => {
    await sales
      .getByRole('listitem')
      .filter({ hasText: what })
      .getByRole('button', { name: 'Undo' })
      .click();
    await expect(sales.getByText(`Undone: ${what}`)).toBeVisible();
  };
  const write = async (text: string) => {
    await notes.getByLabel('New note').fill(text);
    await notes.getByRole('button', { name: 'Add note' }).click();
    await expect(notes.getByText(text, { exact: true })).toBeVisible();
  };
  await write('Wrong lead');
  await undo('The note was added.');
  await expect(notes.getByText('Wrong lead')).toHaveCount(0);
  await write('Call on Monday');
  await notes.getByText('Call on Monday').hover();
  await notes.getByRole('button', { name: 'Change the note' }).click();
  await notes.getByLabel('Text of the note').fill('Call on Friday');
  await notes.getByRole('button', { name: 'Save' }).click();
  await undo('The note was changed.');
  await expect(notes.getByText('Call on Monday')).toBeVisible();
  await notes.getByText('Call on Monday').hover();
  await notes.getByRole('button', { name: 'Remove the note' }).click();
  await sales.getByRole('alertdialog').getByRole('button', { name: 'Remove the note' }).click();
  await undo('The note was removed.');
  await expect(notes.getByText('Call on Monday')).toBeVisible();
});

test('tasks and meetings that were added, changed or deleted are as before after the key u', async ({
  sales,
  world,
}) => {
  const lead = await addLead(world, 'Grace Hopper');
  const pressUndo = async (what: string) => {
    await expect(sales.getByText(what, { exact: true })).toBeVisible();
    await sales.keyboard.press('u');
    await expect(sales.getByText(`Undone: ${what}`)).toBeVisible();
  };
  await sales.goto('/tasks');
  const form = sales.getByRole('dialog');
  await sales.getByRole('button', { name: 'Add a task' }).click();
  await form.getByLabel('Title').fill('Call');
  await form.getByRole('button', { name: 'Add a task' }).click();
  await pressUndo('Call was added.');
  await expect(sales.getByRole('checkbox', { name: 'Call: done' })).toHaveCount(0);
  await sales.getByRole('button', { name: 'Add a task' }).click();
  await form.getByLabel('Title').fill('Write');
  await form.getByRole('button', { name: 'Add a task' }).click();
  await sales.getByRole('button', { name: 'Edit: Write' }).click();
  await form.getByLabel('Title').fill('Write a letter');
  await form.getByRole('button', { name: 'Save' }).click();
  await pressUndo('Write a letter was changed.');
  await expect(sales.getByRole('checkbox', { name: 'Write: done' })).toBeVisible();
  await sales.getByRole('button', { name: 'Delete: Write' }).click();
  await sales.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await pressUndo('Write was deleted.');
  await expect(sales.getByRole('checkbox', { name: 'Write: done' })).toBeVisible();

  const start = { local: '2030-01-07T09:00', zone: 'Europe/Berlin' };
  await world.app.admin.post('/api/meetings', {
    leadId: lead._id,
    title: 'Tasting',
    start,
    durationMin: 30,
  });
  await openLead(sales, lead, 'Meetings and tasks');
  const part = section(sales, 'Meetings and tasks');
  const choose = async (item: string) => {
    await part.getByRole('button', { name: 'Actions for Tasting' }).click();
    await sales.getByRole('menuitem', { name: item }).click();
  };
  await choose('Cancel the meeting');
  await sales.getByRole('alertdialog').getByRole('button', { name: 'Cancel the meeting' }).click();
  await expect(part.getByText('Cancelled')).toBeVisible();
  await pressUndo('Tasting was changed.');
  await expect(part.getByText('Cancelled')).toHaveCount(0);
  await choose('Delete');
  await sales.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await pressUndo('Tasting was deleted.');
  await expect(part.getByText('Tasting', { exact: true })).toBeVisible();
});

test('a lead that was added by hand and a place on the board are taken back', async ({
  sales,
  world,
}) => {
  await addLead(world, 'Ada Lovelace');
  await addLead(world, 'Grace Hopper');
  await sales.goto('/user/allLeads');
  await expect(sales.getByRole('link', { name: 'Grace Hopper' }).first()).toBeVisible();
  await sales.keyboard.press('+');
  const form = sales.getByRole('dialog', { name: 'Add a lead' });
  await form.getByLabel('Name', { exact: true }).fill('Grace Twice');
  await form.getByRole('button', { name: 'Add the lead' }).click();
  await expect(details(sales).getByRole('heading', { name: 'Grace Twice' })).toBeFocused();
  await sales.keyboard.press('u');
  await expect(sales.getByText('Undone: The lead was added.')).toBeVisible();
  await expect(details(sales)).toHaveCount(0);
  await expect(sales.getByRole('link', { name: 'Grace Twice' })).toHaveCount(0);

  await sales.goto('/board');
  const cards = sales.getByRole('region', { name: 'New' }).locator('a[data-card]');
  await expect(cards).toHaveText(['Grace Hopper', 'Ada Lovelace']);
  await sales.getByRole('link', { name: 'Grace Hopper' }).focus();
  await sales.keyboard.press('Shift+ArrowDown');
  await expect(cards).toHaveText(['Ada Lovelace', 'Grace Hopper']);
  await expect(sales.getByText('Grace Hopper has a new place.')).toBeVisible();
  await sales.keyboard.press('u');
  await expect(cards).toHaveText(['Grace Hopper', 'Ada Lovelace']);
});

test('a view and a template that were removed are there again after the undo', async ({
  sales,
}) => {
  await sales.goto('/settings/templates');
  await sales.getByRole('button', { name: 'New template' }).click();
  const form = sales.getByRole('dialog', { name: 'New template' });
  await form.getByLabel('Name', { exact: true }).fill('Hello');
  await form.getByLabel('Text', { exact: true }).fill('Good morning');
  await form.getByRole('button', { name: 'Save' }).click();
  await sales.getByRole('button', { name: 'Remove Hello' }).click();
  await sales.getByRole('button', { name: 'Remove the template' }).click();
  await expect(sales.getByText('No templates yet')).toBeVisible();
  await sales.keyboard.press('u');
  await expect(sales.getByText('Good morning')).toBeVisible();

  await sales.goto('/user/allLeads?status=Won');
  const menu = sales.getByRole('button', { name: 'More' });
  await menu.click();
  await sales.getByRole('menuitem', { name: 'Save as a view…' }).click();
  await sales.getByRole('dialog').getByRole('textbox').fill('My wins');
  await sales.getByRole('dialog').getByRole('textbox').press('Enter');
  const view = sales.getByRole('navigation').getByRole('link', { name: /My wins/ });
  await expect(view).toBeVisible();
  await menu.click();
  await sales.getByRole('menuitem', { name: 'Manage views…' }).click();
  await sales.getByRole('button', { name: 'Change the view My wins' }).click();
  await sales.getByRole('menuitem', { name: 'Remove' }).click();
  await expect(view).toHaveCount(0);
  await sales.getByRole('button', { name: 'Close' }).click();
  await sales.keyboard.press('u');
  await expect(view).toBeVisible();
});

test('the timeline undoes the newest change of a field, and not an older one', async ({
  sales,
  world,
}) => {
  const lead = await addLead(world, 'Grace Hopper');
  for (const company of ['Navy', 'Harvard'])
    await world.app.admin.patch(`/api/leads/${lead._id}`, { company });
  await openLead(sales, lead, 'Timeline');
  const timeline = section(sales, 'Timeline');
  await expect(timeline.getByText('Company: Harvard')).toBeVisible();
  const undo = timeline.getByRole('button', { name: 'Undo: Company changed' });
  await expect(undo).toHaveCount(1);
  await undo.click();
  await expect(timeline.getByText('Undone')).toBeVisible();
  await expect(undo).toHaveCount(0);
  expect((await world.app.admin.get<LeadDetails>(`/api/leads/${lead._id}`)).body.company).toBe(
    'Navy',
  );
});

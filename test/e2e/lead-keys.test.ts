import type { Page } from '@playwright/test';
import type { ConversationList } from '../../src/contract/lead-conversation.ts';
import type { LeadDetails } from '../../src/contract/lead.ts';
import { findBarriers } from '../support/browser/axe.ts';
import { expect, test } from '../support/browser/browser-test.ts';
import { leadRow, openLeads } from '../support/browser/lead-list.ts';
import type { World } from '../support/start-world.ts';

const PERSON = { email: 'grace@example.com', phone: '+34 612 345 678' };
const details = (page: Page) => page.getByRole('complementary', { name: 'Lead details' });
const prompt = (page: Page) => page.getByRole('group', { name: 'How did it go?' });
const row = (page: Page, name: string) => page.getByRole('link', { name, exact: true });

const addLead = async ({ app }: World, name: string, body: object = PERSON) =>
  (await app.admin.post<LeadDetails>('/api/leads', { name, ...body })).body;

/** Records the links that would leave the browser. @returns reads them */
async function watchLinks(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const links: string[] = [];
    Object.assign(window, { links });
    addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (!link || /^https?:\/\/(127|localhost)/.test(link.href)) return;
      event.preventDefault();
      links.push(link.href);
    });
  });
  return () => page.evaluate(() => (window as unknown as { links: string[] }).links);
}

test('the lead that has the focus in the list is changed and called by keys, without opening it first', async ({
  sales,
  world,
}) => {
  const lead = await addLead(world, 'Grace Hopper');
  await addLead(world, 'Ada Lovelace', { email: 'ada@example.com' });
  const links = await watchLinks(sales);
  await openLeads(sales);
  const { keyboard } = sales;
  await row(sales, 'Grace Hopper').focus();
  await keyboard.press('s');
  await expect(sales.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await keyboard.type('qual');
  await keyboard.press('Enter');
  await expect(leadRow(sales, 'Grace Hopper')).toContainText('Qualified');
  await expect(leadRow(sales, 'Ada Lovelace')).toContainText('New');
  await expect(row(sales, 'Grace Hopper')).toBeFocused();
  await keyboard.press('i');
  await expect(sales.getByText('Owner was saved.')).toBeVisible();
  await keyboard.press('p');
  await expect(sales.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await keyboard.type('high');
  await keyboard.press('Enter');
  await expect(sales.getByText('Priority was saved.')).toBeVisible();
  const read = async () => (await world.app.admin.get<LeadDetails>(`/api/leads/${lead._id}`)).body;
  expect(await read()).toMatchObject({ status: 'Qualified', priority: 'high' });
  expect((await read()).ownerId).not.toBeNull();
  await expect(details(sales)).toHaveCount(0);

  // Ada has no number: nothing is called.
  await row(sales, 'Ada Lovelace').focus();
  await keyboard.press('c');
  expect(await links()).toEqual([]);
  await row(sales, 'Grace Hopper').focus();
  await keyboard.press('c');
  await expect(details(sales).getByRole('heading', { name: 'Grace Hopper' })).toBeVisible();
  expect(await links()).toEqual(['tel:+34612345678']);
  await expect(prompt(sales)).toBeVisible();
});

test('how a call went is noted by a key, and the key u takes it back', async ({ sales, world }) => {
  const lead = await addLead(world, 'Grace Hopper');
  const outcomes = async () => {
    const path = `/api/leads/${lead._id}/conversations`;
    const { body } = await world.app.admin.get<ConversationList>(path);
    return body.conversations.map(({ outcome }) => outcome);
  };
  await watchLinks(sales);
  await sales.goto(`/user/allLeads/${lead._id}`);
  await expect(details(sales).getByRole('heading', { name: 'Grace Hopper' })).toBeFocused();
  const { keyboard } = sales;
  // Without a call there is nothing to answer.
  await keyboard.press('r');
  await keyboard.press('c');
  await expect(prompt(sales)).toBeVisible();
  await keyboard.press('b');
  await expect(sales.getByText('Noted: No answer.', { exact: true })).toBeVisible();
  await expect(prompt(sales)).toBeHidden();
  expect(await outcomes()).toEqual(['no_answer']);

  // A call on another phone.
  await keyboard.press('d');
  await expect(prompt(sales)).toBeFocused();
  await keyboard.press('r');
  await expect(sales.getByText('Noted: Reached.', { exact: true })).toBeVisible();
  expect(await outcomes()).toEqual(['reached', 'no_answer']);
  await keyboard.press('u');
  await expect(sales.getByText('Undone: Noted: Reached.')).toBeVisible();
  expect(await outcomes()).toEqual(['no_answer']);
  await expect(prompt(sales)).toBeVisible();
  await keyboard.press('z');
  await expect(sales.getByText('Noted: Wrong number.', { exact: true })).toBeVisible();
  await keyboard.press('d');
  await prompt(sales).getByRole('button', { name: 'Do not note it' }).click();
  await expect(prompt(sales)).toBeHidden();
  await keyboard.press('u');
  await expect(prompt(sales)).toBeVisible();
});

test('the leads that are ticked are changed by keys, and the lead that has the focus stays as it is', async ({
  admin,
  world,
}) => {
  for (const name of ['Ada Lovelace', 'Alan Turing', 'Grace Hopper']) await addLead(world, name);
  await openLeads(admin);
  const { keyboard } = admin;
  await row(admin, 'Grace Hopper').focus();
  await keyboard.press('x');
  await admin.getByRole('checkbox', { name: 'Select Alan Turing' }).click();
  await expect(admin.getByText('2 leads selected')).toBeVisible();
  await row(admin, 'Ada Lovelace').focus();
  await keyboard.press('s');
  await expect(admin.getByRole('menu', { name: 'Set status' })).toBeVisible();
  await keyboard.press('q');
  await keyboard.press('Enter');
  await expect(leadRow(admin, 'Grace Hopper')).toContainText('Qualified');
  await expect(leadRow(admin, 'Alan Turing')).toContainText('Qualified');
  await expect(leadRow(admin, 'Ada Lovelace')).toContainText('New');
  await keyboard.press('u');
  await expect(leadRow(admin, 'Grace Hopper')).toContainText('New');

  await keyboard.press('X');
  await expect(admin.getByText('3 leads selected')).toBeVisible();
  await keyboard.press('l');
  await expect(admin.getByRole('dialog', { name: 'Tags of 3 leads' })).toBeVisible();
  await keyboard.press('Escape');
  const download = admin.waitForEvent('download');
  await keyboard.press('E');
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);
  await keyboard.press('X');
  await expect(admin.getByText('3 leads selected')).toBeVisible();
  await keyboard.press('Escape');
  await expect(admin.getByText('3 leads selected')).toBeHidden();
});

test('a text template is ready to be sent by its number, and a field is changed by its name', async ({
  sales,
  world,
}) => {
  const lead = await addLead(world, 'Grace Hopper');
  for (const name of ['First answer', 'Offer'])
    await world.app.admin.post('/api/templates', {
      name,
      text: `${name} for {firstName}`,
      channels: ['sms'],
      isShared: true,
    });
  const links = await watchLinks(sales);
  await sales.goto(`/user/allLeads/${lead._id}`);
  await expect(details(sales).getByRole('heading', { name: 'Grace Hopper' })).toBeFocused();
  const { keyboard } = sales;
  await keyboard.press('2');
  const texts = sales.getByRole('dialog', { name: 'Choose a text' });
  await expect(texts.getByRole('link', { name: /Offer/ })).toBeFocused();
  await keyboard.press('1');
  await expect(texts.getByRole('link', { name: /First answer/ })).toBeFocused();
  await keyboard.press('Enter');
  await expect(texts).toHaveCount(0);
  expect((await links()).map((link) => decodeURIComponent(link))).toEqual([
    expect.stringContaining('First answer for Grace'),
  ]);

  await details(sales).getByRole('heading', { name: 'Grace Hopper' }).click();
  await keyboard.press('f');
  await expect(sales.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await keyboard.type('e-mail');
  await keyboard.press('Enter');
  await expect(details(sales).getByRole('textbox', { name: 'E-mail' })).toBeFocused();
});

test('on the board the keys of a lead work on the card that has the focus', async ({
  sales,
  world,
}) => {
  const lead = await addLead(world, 'Grace Hopper');
  const links = await watchLinks(sales);
  await sales.goto('/board');
  const card = row(sales, 'Grace Hopper');
  await card.focus();
  const { keyboard } = sales;
  await keyboard.press('s');
  await expect(sales.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await keyboard.type('qual');
  await keyboard.press('Enter');
  const qualified = sales.getByRole('region', { name: 'Qualified' });
  await expect(qualified.getByRole('link', { name: 'Grace Hopper' })).toBeVisible();
  await card.focus();
  await keyboard.press('m');
  const meeting = sales.getByRole('dialog', { name: 'Plan a meeting' });
  await expect(meeting.getByLabel('Title')).toHaveValue('Meeting with Grace Hopper');
  await keyboard.press('Escape');
  await card.focus();
  await keyboard.press('v');
  await expect(sales.getByRole('menu', { name: 'Move to' })).toBeVisible();
  await keyboard.press('Escape');
  await card.focus();
  await keyboard.press('h');
  await expect(sales).toHaveURL(new RegExp(`/user/allLeads/${lead._id}`));
  await expect.poll(links).toEqual(['sms:+34612345678']);
});

test('keys are text while a window loads that takes it, and can be switched off', async ({
  sales,
  world,
}) => {
  const lead = await addLead(world, 'Grace Hopper');
  const links = await watchLinks(sales);
  await sales.goto(`/user/allLeads/${lead._id}`);
  const heading = details(sales).getByRole('heading', { name: 'Grace Hopper' });
  await expect(heading).toBeFocused();
  const { keyboard } = sales;
  // The notes and the palette take a moment. Each of these letters is a key of the lead.
  await sales.route('**/*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await route.continue();
  });
  await keyboard.press('o');
  await keyboard.type('chew');
  await expect(details(sales).getByLabel('New note')).toBeFocused();
  expect(await links()).toEqual([]);
  await keyboard.type('c');
  await expect(details(sales).getByLabel('New note')).toHaveValue('c');
  expect(await links()).toEqual([]);

  await heading.click();
  await keyboard.press('?');
  const keys = sales.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await keys.getByRole('checkbox', { name: /^Keys without Ctrl/ }).uncheck();
  await keyboard.press('Escape');
  await expect(keys).toHaveCount(0);
  await heading.click();
  await keyboard.press('c');
  await keyboard.press('?');
  expect(await links()).toEqual([]);
  await expect(keys).toHaveCount(0);
  await keyboard.press('Control+k');
  await keyboard.type('shortcuts');
  await keyboard.press('Enter');
  await keys.getByRole('checkbox', { name: /^Keys without Ctrl/ }).check();
  await keyboard.press('Escape');
  await heading.click();
  await keyboard.press('c');
  await expect.poll(links).toEqual(['tel:+34612345678']);
});

test('the list of keys names each key once, in English and Spanish, and passes the accessibility checks', async ({
  openBrowser,
  world,
}) => {
  for (const [locale, title, all] of [
    ['en-GB', 'Keyboard shortcuts', ['Reached', 'Copy the link to the lead', 'Export, for admins']],
    ['es-ES', 'Atajos de teclado', ['Contactado', 'Copiar el enlace al lead', 'Devolver el lead']],
  ] as const) {
    const page = await openBrowser(world.app.admin, { locale });
    await page.goto('/tasks');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.keyboard.press('?');
    const keys = page.getByRole('dialog', { name: title });
    for (const meaning of all) await expect(keys.getByText(meaning, { exact: true })).toBeVisible();
    expect(await findBarriers(page)).toEqual([]);
  }
});

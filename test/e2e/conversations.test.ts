import type { Page } from '@playwright/test';
import type { LeadDetails } from '../../src/contract/lead.ts';
import type { ConversationList } from '../../src/contract/lead-conversation.ts';
import { expect, test } from '../support/browser/browser-test.ts';
import type { World } from '../support/start-world.ts';

const details = (page: Page) => page.getByRole('complementary', { name: 'Lead details' });
const timeline = (page: Page) => details(page).getByRole('region', { name: 'Timeline' });
const form = (page: Page) => page.getByRole('dialog');
const message = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text });

const addLead = async ({ app }: World) =>
  (await app.admin.post<LeadDetails>('/api/leads', { name: 'Grace Hopper' })).body;
const contactOf = async ({ app }: World, { _id }: LeadDetails) =>
  (await app.admin.get<LeadDetails>(`/api/leads/${_id}`)).body.journey.firstContactedAt;
const conversationsOf = async ({ app }: World, { _id }: LeadDetails) =>
  (await app.admin.get<ConversationList>(`/api/leads/${_id}/conversations`)).body.conversations;

async function open(page: Page, { _id }: LeadDetails): Promise<void> {
  await page.goto(`/user/allLeads/${_id}`);
  await timeline(page).scrollIntoViewIfNeeded();
  await expect(timeline(page).getByText('Lead added')).toBeVisible();
}
async function undo(page: Page, what: string): Promise<void> {
  await message(page, what).getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText(`Undone: ${what}`)).toBeVisible();
}

test('a salesperson logs a call that a person made yesterday, and a colleague sees it at once', async ({
  admin,
  sales,
  world,
}) => {
  const lead = await addLead(world);
  await open(admin, lead);
  await open(sales, lead);
  await timeline(sales).getByRole('button', { name: 'Log a conversation' }).click();
  await expect(form(sales).getByLabel('Call')).toBeChecked();
  await form(sales).getByText('Reached', { exact: true }).click();
  await form(sales).getByText('WhatsApp').click();
  await form(sales).getByText('Incoming').click();
  await form(sales).getByLabel('What was said').fill('Wants to taste the lemon cake.');
  await form(sales).getByLabel('Date').fill('2031-01-01');
  await form(sales).getByRole('button', { name: 'Log a conversation' }).click();
  await expect(
    form(sales).getByText('This time is in the future. Enter when it was.'),
  ).toBeVisible();
  await form(sales).getByLabel('Date').fill('2026-01-02');
  await form(sales).getByLabel('Time').fill('09:30');
  await form(sales).getByRole('button', { name: 'Log a conversation' }).click();
  await expect(sales.getByText('The conversation was logged.')).toBeVisible();
  await expect(form(sales)).toHaveCount(0);
  for (const page of [sales, admin]) {
    await expect(timeline(page).getByText('WhatsApp')).toBeVisible();
    await expect(timeline(page)).toContainText(/incoming · Reached · .*9:30.* · Wants to taste/);
  }
  const zone = await sales.evaluate(() => new Intl.DateTimeFormat().resolvedOptions().timeZone);
  const [logged] = await conversationsOf(world, lead);
  const shown = new Date(logged?.startedAt ?? '').toLocaleString('sv-SE', { timeZone: zone });
  expect(shown).toBe('2026-01-02 09:30:00');
  expect(await contactOf(world, lead)).not.toBeNull();
});

test('a wrong outcome is corrected, the timeline says what it was, and the undo brings it back', async ({
  sales,
  world,
}) => {
  const lead = await addLead(world);
  await open(sales, lead);
  await timeline(sales).getByRole('button', { name: 'Log a conversation' }).click();
  await form(sales).getByText('Reached', { exact: true }).click();
  await form(sales).getByRole('button', { name: 'Log a conversation' }).click();
  await expect(timeline(sales).getByText('Reached', { exact: true })).toBeVisible();
  await timeline(sales).getByText('Call', { exact: true }).hover();
  await timeline(sales).getByRole('button', { name: 'Correct the conversation' }).click();
  await expect(form(sales).getByLabel('Reached')).toBeChecked();
  await form(sales).getByText('No answer').click();
  await form(sales).getByRole('button', { name: 'Save' }).click();
  await expect(timeline(sales).getByText('Conversation corrected')).toBeVisible();
  await expect(timeline(sales)).toContainText('Outcome: No answer (before: Reached)');
  await expect(timeline(sales).getByText('No answer · corrected')).toBeVisible();
  expect(await contactOf(world, lead)).toBeNull();
  await undo(sales, 'The conversation was corrected.');
  await expect(timeline(sales)).toContainText('Outcome: Reached (before: No answer)');
  expect(await contactOf(world, lead)).not.toBeNull();
});

test('a conversation that was logged or removed is as before after the undo', async ({
  sales,
  world,
}) => {
  const lead = await addLead(world);
  await open(sales, lead);
  const log = async () => {
    await timeline(sales).getByRole('button', { name: 'Log a conversation' }).click();
    await form(sales).getByText('Left a message').click();
    await form(sales).getByLabel('What was said').fill('Call me back');
    await form(sales).getByRole('button', { name: 'Log a conversation' }).click();
    await expect(timeline(sales).getByText('Left a message · Call me back')).toBeVisible();
  };
  await log();
  await undo(sales, 'The conversation was logged.');
  await expect(timeline(sales).getByText('This conversation was removed.')).toBeVisible();
  expect(await conversationsOf(world, lead)).toEqual([]);
  await log();
  await timeline(sales).getByText('Call me back').hover();
  await timeline(sales).getByRole('button', { name: 'Remove the conversation' }).click();
  const question = sales.getByRole('alertdialog');
  await question.getByRole('button', { name: 'Remove the conversation' }).click();
  await expect(timeline(sales).getByText('Call me back')).toHaveCount(0);
  await undo(sales, 'The conversation was removed.');
  await expect(timeline(sales).getByText('Left a message · Call me back')).toBeVisible();
  expect(await conversationsOf(world, lead)).toHaveLength(1);
});

test('what a colleague has logged cannot be corrected by a salesperson, but by an admin', async ({
  admin,
  sales,
  world,
}) => {
  const lead = await addLead(world);
  await world.app.admin.post(`/api/leads/${lead._id}/conversations`, {
    channel: 'call',
    direction: 'out',
    outcome: 'wrong_number',
  });
  for (const page of [admin, sales]) {
    await open(page, lead);
    await expect(timeline(page).getByText('Wrong number')).toBeVisible();
  }
  await expect(
    timeline(admin).getByRole('button', { name: 'Correct the conversation' }),
  ).toHaveCount(1);
  await expect(
    timeline(sales).getByRole('button', { name: 'Correct the conversation' }),
  ).toHaveCount(0);
});

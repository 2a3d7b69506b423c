import type { Page } from '@playwright/test';
import type { LeadDetails } from '../../src/contract/lead.ts';
import type { LeadNoteList } from '../../src/contract/lead-note.ts';
import type { UserList } from '../../src/contract/user.ts';
import { findBarriers } from '../support/browser/axe.ts';
import { expect, test } from '../support/browser/browser-test.ts';
import type { World } from '../support/start-world.ts';

const notes = (page: Page) =>
  page.getByRole('complementary', { name: 'Lead details' }).getByRole('region', { name: 'Notes' });
const offered = (page: Page) => page.getByRole('listbox', { name: 'People to mention' });

/** Two people of the team, one who cannot sign in any more, and a lead. */
async function prepare({ app }: World): Promise<LeadDetails> {
  for (const [name, email] of [
    ['Ada Lovelace', 'lovelace@example.com'],
    ['Zoë Adams', 'zoe@example.com'],
    ['Adam Gone', 'gone@example.com'],
  ])
    await app.admin.post('/api/users', { name, email, role: 'user' });
  const { users } = (await app.admin.get<UserList>('/api/users')).body;
  const gone = users.find(({ name }) => name === 'Adam Gone');
  await app.admin.patch(`/api/users/${gone?.id}`, { disabled: true });
  return (await app.admin.post<LeadDetails>('/api/leads', { name: 'Grace Hopper' })).body;
}
async function open(page: Page, { _id }: LeadDetails): Promise<void> {
  await page.goto(`/user/allLeads/${_id}`);
  await page.locator('[data-part="notes"]').scrollIntoViewIfNeeded();
  await expect(notes(page).getByLabel('New note')).toBeVisible();
}
const mentionedIn = async ({ app }: World, { _id }: LeadDetails) => {
  const { users } = (await app.admin.get<UserList>('/api/users')).body;
  const { body } = await app.admin.get<LeadNoteList>(`/api/leads/${_id}/notes`);
  return body.notes.map(({ text, mentions }) => ({
    text,
    names: mentions.map((id) => users.find((user) => user.id === id)?.name),
  }));
};

test('a salesperson mentions a colleague with the keyboard', async ({ sales, world }) => {
  const lead = await prepare(world);
  await open(sales, lead);
  const field = notes(sales).getByLabel('New note');
  await field.pressSequentially('Ask @ada');
  await expect(offered(sales).getByRole('option')).toHaveText(['Ada Lovelace', 'Zoë Adams']);
  await expect(offered(sales).getByRole('option', { selected: true })).toHaveText('Ada Lovelace');
  await expect(field).toHaveAttribute(
    'aria-activedescendant',
    (await offered(sales).getByRole('option').first().getAttribute('id')) ?? '',
  );
  expect(await findBarriers(sales)).toEqual([]);
  await field.press('ArrowDown');
  await expect(offered(sales).getByRole('option', { selected: true })).toHaveText('Zoë Adams');
  await field.press('ArrowDown');
  await field.press('Enter');
  await expect(field).toHaveValue('Ask @Ada Lovelace ');
  await expect(offered(sales)).toHaveCount(0);
  await field.pressSequentially('about it');
  await field.press('Control+Enter');
  await expect(notes(sales).getByText('Ask @Ada Lovelace about it')).toBeVisible();
  expect(await mentionedIn(world, lead)).toEqual([
    { text: 'Ask @Ada Lovelace about it', names: ['Ada Lovelace'] },
  ]);
});

test('Escape closes the list and neither the lead nor the text, and a new @ opens it again', async ({
  sales,
  world,
}) => {
  await open(sales, await prepare(world));
  const field = notes(sales).getByLabel('New note');
  await field.pressSequentially('@ad');
  await expect(offered(sales)).toBeVisible();
  await field.press('Escape');
  await expect(offered(sales)).toHaveCount(0);
  await field.press('Enter');
  await field.pressSequentially('and mail@ad');
  await expect(offered(sales)).toHaveCount(0);
  await field.pressSequentially(' @zo');
  await expect(offered(sales).getByRole('option')).toHaveText(['Zoë Adams']);
  await expect(field).toHaveValue('@ad\nand mail@ad @zo');
});

test('a mention in the middle of a note is chosen by pointer, also while a note is changed', async ({
  sales,
  world,
}) => {
  const lead = await prepare(world);
  await open(sales, lead);
  await notes(sales).getByLabel('New note').fill('Please call her.');
  await notes(sales).getByRole('button', { name: 'Add note' }).click();
  await notes(sales).getByText('Please call her.').hover();
  await notes(sales).getByRole('button', { name: 'Change the note' }).click();
  const field = notes(sales).getByLabel('Text of the note');
  await field.press('Control+Home');
  await field.pressSequentially('@lov');
  await offered(sales).getByRole('option', { name: 'Ada Lovelace' }).click();
  await expect(field).toBeFocused();
  await field.pressSequentially('- ');
  await expect(field).toHaveValue('@Ada Lovelace - Please call her.');
  await notes(sales).getByRole('button', { name: 'Save' }).click();
  await expect(notes(sales).getByText('@Ada Lovelace - Please call her.')).toBeVisible();
  expect(await mentionedIn(world, lead)).toMatchObject([{ names: ['Ada Lovelace'] }]);
});

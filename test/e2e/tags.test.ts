import type { Page } from '@playwright/test';
import type { LeadDetails } from '../../src/contract/lead.ts';
import type { SessionAnswer } from '../../src/contract/session.ts';
import { addUser } from '../support/add-user.ts';
import type { ApiClient } from '../support/api-client.ts';
import { findBarriers } from '../support/browser/axe.ts';
import { expect, test } from '../support/browser/browser-test.ts';

const details = (page: Page) => page.getByRole('complementary', { name: 'Lead details' });
const field = (page: Page) => details(page).getByLabel('Add a tag');
const offered = (page: Page) => page.getByRole('listbox', { name: 'Tags of other leads' });
const addLead = async (client: ApiClient, body: object) =>
  (await client.post<LeadDetails>('/api/leads', body)).body;

async function open(page: Page, { _id }: LeadDetails): Promise<void> {
  await page.goto(`/user/allLeads/${_id}`);
  await expect(field(page)).toBeVisible();
}

test('a salesperson chooses a tag that another lead has, with the keyboard and by pointer', async ({
  sales,
  world,
}) => {
  const { admin } = world.app;
  await addLead(admin, { name: 'Ada Lovelace', tags: ['wedding', 'weekend', 'birthday'] });
  const lead = await addLead(admin, { name: 'Grace Hopper', tags: ['birthday'] });
  await open(sales, lead);
  await field(sales).pressSequentially('we');
  await expect(offered(sales).getByRole('option')).toHaveText(['wedding', 'weekend']);
  await expect(
    details(sales).getByRole('combobox', { name: 'Add a tag', expanded: true }),
  ).toBeFocused();
  expect(await findBarriers(sales)).toEqual([]);
  await field(sales).press('ArrowDown');
  await field(sales).press('ArrowDown');
  await expect(offered(sales).getByRole('option', { selected: true })).toHaveText('weekend');
  await field(sales).press('Enter');
  await expect(
    details(sales).getByRole('button', { name: 'Remove the tag weekend' }),
  ).toBeVisible();
  await expect(field(sales)).toHaveValue('');
  await field(sales).pressSequentially('we');
  await offered(sales).getByRole('option', { name: 'wedding' }).click();
  await expect(
    details(sales).getByRole('button', { name: 'Remove the tag wedding' }),
  ).toBeVisible();
  const { body } = await admin.get<LeadDetails>(`/api/leads/${lead._id}`);
  expect(body.tags).toEqual(['birthday', 'weekend', 'wedding']);
});

test('Enter adds what was typed if no tag is chosen, and Escape closes the list alone', async ({
  sales,
  world,
}) => {
  const { admin } = world.app;
  await addLead(admin, { name: 'Ada Lovelace', tags: ['wedding'] });
  await open(sales, await addLead(admin, { name: 'Grace Hopper' }));
  await field(sales).pressSequentially('wed');
  await expect(offered(sales)).toBeVisible();
  await field(sales).press('Escape');
  await expect(offered(sales)).toHaveCount(0);
  await expect(field(sales)).toHaveValue('wed');
  await field(sales).press('Enter');
  await expect(details(sales).getByRole('button', { name: 'Remove the tag wed' })).toBeVisible();
});

test('a salesperson who sees only own leads is not offered the tags of others', async ({
  openBrowser,
  world,
}) => {
  const { admin } = world.app;
  const client = await addUser(world.app, 'user');
  const idOf = async (each: ApiClient) =>
    (await each.get<SessionAnswer>('/api/auth/get-session')).body.user?.id ?? '';
  await admin.put('/api/settings/visibility', { leads: 'own-and-unassigned' });
  const [me, other] = [await idOf(client), await idOf(admin)];
  await addLead(admin, { name: 'Hidden', tags: ['wed-secret'], ownerId: other });
  await addLead(admin, { name: 'Mine', tags: ['wed-mine'], ownerId: me });
  const lead = await addLead(admin, { name: 'Grace Hopper', ownerId: me });
  const page = await openBrowser(client);
  await open(page, lead);
  await field(page).pressSequentially('wed');
  await expect(offered(page).getByRole('option')).toHaveText(['wed-mine']);
});

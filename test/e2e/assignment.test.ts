import type { LeadDetails } from '../../src/contract/lead.ts';
import type { UserList } from '../../src/contract/user.ts';
import { findBarriers } from '../support/browser/axe.ts';
import { expect, test } from '../support/browser/browser-test.ts';
import type { World } from '../support/start-world.ts';

const add = async (world: World, name: string, body: object = {}) =>
  (await world.app.admin.post<LeadDetails>('/api/leads', { name, ...body })).body;

test('an admin makes a rule, the next lead goes to its member, and the member is told and opens it', async ({
  admin,
  sales,
  world,
}) => {
  await sales.goto('/tasks');
  await expect(sales.getByText('Nothing to do')).toBeVisible();
  await admin.goto('/admin/assignment');
  await admin.getByRole('button', { name: 'Add a rule' }).click();
  const form = admin.getByRole('dialog', { name: 'Add a rule' });
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByRole('alert')).toHaveText('Enter a name.');
  await form.getByLabel('Name').fill('Walk-ins');
  await form.getByLabel('Added by hand').check();
  await form.getByLabel('Sam Example', { exact: true }).check();
  await form.getByRole('button', { name: 'Save' }).click();
  const rule = admin.getByRole('list', { name: 'Assignment rules' }).getByRole('listitem');
  await expect(rule).toContainText('Walk-ins');
  await expect(rule).toContainText('To Sam Example');

  await add(world, 'Grace Hopper');
  const told = sales.getByText('New lead for you: Grace Hopper');
  await expect(told).toBeVisible();
  await sales.getByRole('button', { name: /^Account of/ }).click();
  await sales.getByRole('menuitem', { name: /^Notices/ }).click();
  await sales.getByRole('link', { name: 'Open: New lead for you: Grace Hopper' }).click();
  const details = sales.getByRole('complementary', { name: 'Lead details' });
  await expect(details).toContainText('Owner chosen by the rule “Walk-ins”');
  await sales.goto('/notices');
  await expect(sales.getByRole('button', { name: 'Mark all as read' })).toBeDisabled();
});

test('two salespeople who answer next get different leads, and each sees who has the other one', async ({
  admin,
  sales,
  world,
}) => {
  await add(world, 'Ada Lovelace');
  const grace = await add(world, 'Grace Hopper', { priority: 'high' });
  await sales.goto('/user/allLeads');
  await admin.goto('/user/allLeads');
  await sales.getByRole('button', { name: 'Answer next' }).click();
  const details = sales.getByRole('complementary', { name: 'Lead details' });
  await expect(details.getByRole('heading', { name: 'Grace Hopper' })).toBeVisible();
  await expect(details).toContainText('Yours to answer until');
  await admin.getByRole('button', { name: 'Answer next' }).click();
  const other = admin.getByRole('complementary', { name: 'Lead details' });
  await expect(other.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
  await admin.goto(`/user/allLeads/${grace._id}`);
  await expect(other).toContainText('Sam Example is answering it until');
  await admin.keyboard.press('n');
  await expect(admin.getByText('Nobody waits for a first contact.')).toBeVisible();
  await expect(other.getByRole('button', { name: 'Give back' })).toBeHidden();
  await details.getByRole('button', { name: 'Give back' }).click();
  await expect(sales.getByText('The lead was given back. Others can take it now.')).toBeVisible();
  await expect(details).not.toContainText('Yours to answer until');
  await expect(other).not.toContainText('Sam Example is answering it until');
  await admin.keyboard.press('n');
  await expect(other).toContainText('Yours to answer until');
});

test('rules are ordered, switched off and deleted, and the screen has no barriers', async ({
  admin,
  world,
}) => {
  const { users } = (await world.app.admin.get<UserList>('/api/users')).body;
  const members = users.map(({ id }) => ({ userId: id }));
  await world.app.admin.put('/api/assignment-rules', {
    rules: [
      { name: 'First', members },
      { name: 'Second', members, when: { countries: ['DE'] } },
    ],
  });
  await admin.goto('/admin/assignment');
  const rules = admin.getByRole('list', { name: 'Assignment rules' }).getByRole('listitem');
  const act = async (name: string, item: string) => {
    await admin.getByRole('button', { name: `Actions for ${name}` }).click();
    await admin.getByRole('menuitem', { name: item }).click();
  };
  await expect(rules).toContainText(['First', 'Second']);
  await act('Second', 'Move up');
  await expect(rules).toContainText(['Second', 'First']);
  await act('First', 'Switch off');
  await expect(rules.nth(1)).toContainText('Off');
  expect(await findBarriers(admin)).toEqual([]);
  await act('Second', 'Delete');
  await expect(rules).toContainText(['First']);
  await expect(rules).toHaveCount(1);
});

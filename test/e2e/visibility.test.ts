import type { LeadDetails } from '../../src/contract/lead.ts';
import type { UserList } from '../../src/contract/user.ts';
import { expect, test } from '../support/browser/browser-test.ts';
import { leadRow, openLeads } from '../support/browser/lead-list.ts';

test('an admin hides leads from salespeople, and those of others leave their open screens', async ({
  admin,
  sales,
  watch,
  world,
}) => {
  const { admin: api } = world.app;
  const { users } = (await api.get<UserList>('/api/users')).body;
  const ownerId = users.find(({ role }) => role === 'admin')?.id ?? null;
  const add = async (name: string, owner: string | null) =>
    (await api.post<LeadDetails>('/api/leads', { name, ownerId: owner })).body._id;
  const grace = await add('Grace Hopper', ownerId);
  const ada = await add('Ada Lovelace', null);
  await openLeads(sales);
  await expect(leadRow(sales, 'Grace Hopper')).toBeVisible();

  await admin.goto('/admin/people');
  const setting = admin.getByRole('switch', { name: 'Users see only their own leads' });
  await setting.check();
  await expect(
    admin.getByText('Users now see only their own leads and the leads without an owner.'),
  ).toBeVisible();
  await expect(leadRow(sales, 'Grace Hopper')).toHaveCount(0);
  await expect(leadRow(sales, 'Ada Lovelace')).toBeVisible();

  watch.expectTrouble(/404/);
  await leadRow(sales, 'Ada Lovelace').getByRole('link', { name: 'Ada Lovelace' }).click();
  const details = sales.getByRole('complementary', { name: 'Lead details' });
  await expect(details).toContainText('Ada Lovelace');
  await api.patch(`/api/leads/${ada}`, { ownerId });
  await expect(leadRow(sales, 'Ada Lovelace')).toHaveCount(0);
  await expect(details).not.toContainText('Ada Lovelace');
  await sales.goto(`/user/allLeads/${grace}`);
  await expect(sales.getByText('This lead does not exist')).toBeVisible();

  await admin.reload();
  await expect(setting).toBeChecked();
  await setting.uncheck();
  await expect(leadRow(sales, 'Grace Hopper')).toBeVisible();
});

import type { Page } from '@playwright/test';
import type { LeadDetails } from '../../src/contract/lead.ts';
import { expect, test } from '../support/browser/browser-test.ts';
import { connectAll, sendForm } from '../support/browser/demo-leads.ts';
import type { World } from '../support/start-world.ts';

const details = (page: Page) => page.getByRole('complementary', { name: 'Lead details' });
const section = (page: Page, name: string) => details(page).getByRole('region', { name });

async function newLead(world: World): Promise<LeadDetails> {
  await connectAll(world);
  const { leads } = await sendForm(world, {
    name: 'Grace Hopper',
    email: 'grace@example.com',
    phone: '+12025550142',
  });
  return world.lead(leads[0]?.id ?? '');
}
const addLead = async (world: World, body: object) =>
  (await world.app.admin.post<LeadDetails>('/api/leads', body)).body;

test('a salesperson sees that a colleague answers another enquiry of the same person, and unlinks a wrong match', async ({
  sales,
  world,
}) => {
  const lead = await newLead(world);
  const [admin] = (
    await world.app.admin.get<{ users: { id: string; name: string }[] }>('/api/users/names')
  ).body.users;
  await addLead(world, {
    name: 'Grace B. Hopper',
    email: 'Grace@Example.com',
    ownerId: admin?.id ?? null,
  });
  await sales.goto(`/user/allLeads/${lead._id}`);
  const others = section(sales, 'Other enquiries of this person');
  await expect(others.getByRole('listitem')).toHaveCount(1);
  await expect(others).toContainText('Grace B. Hopper');
  await expect(others).toContainText(admin?.name ?? '?');
  await expect(others).toContainText('same e-mail');

  // One that comes while the lead is open is there at once.
  await addLead(world, { name: 'Vincent Hopper', phone: '+1 (202) 555-0142' });
  await expect(others.getByRole('listitem').first()).toContainText('Vincent Hopper');
  await others.getByRole('button', { name: 'Vincent Hopper is another person' }).click();
  await expect(
    sales.getByText('The enquiry is shown no more as one of this person.'),
  ).toBeVisible();
  await others.getByText('1 enquiry of another person').click();
  await expect(others.getByText('Unlinked by')).toBeVisible();
  await sales.getByRole('button', { name: 'Undo' }).last().click();
  await expect(
    others.getByRole('button', { name: 'Vincent Hopper is another person' }),
  ).toBeVisible();
  await expect(others.getByText('1 enquiry of another person')).toBeHidden();

  await others.getByRole('link', { name: 'Grace B. Hopper' }).click();
  await expect(details(sales).getByRole('heading', { name: 'Grace B. Hopper' })).toBeVisible();
  await expect(section(sales, 'Other enquiries of this person')).toContainText('Grace Hopper');
});

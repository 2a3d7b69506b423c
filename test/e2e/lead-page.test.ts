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

  // If one comes while the lead is open, it is shown at once.
  await addLead(world, { name: 'Vincent Hopper', phone: '+1 (202) 555-0142' });
  await expect(others.getByRole('listitem').first()).toContainText('Vincent Hopper');
  await others.getByRole('button', { name: 'Vincent Hopper is another person' }).click();
  await expect(
    sales.getByText('The enquiry is not shown as one of this person any more.'),
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

test('an admin shares a template, and a salesperson sends it after filling in what the lead does not say', async ({
  admin,
  sales,
  world,
}) => {
  const lead = await newLead(world);
  await admin.goto('/user/allLeads');
  await admin.getByRole('button', { name: /^Account of/ }).click();
  await admin.getByRole('menuitem', { name: 'Text templates' }).click();
  await expect(admin.getByText('No templates yet')).toBeVisible();
  await admin.getByRole('button', { name: 'New template' }).click();
  const form = admin.getByRole('dialog', { name: 'New template' });
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByText('Give the template a name.')).toBeVisible();
  await form.getByLabel('Name', { exact: true }).fill('Price list');
  await form.getByLabel('SMS').check();
  await form.getByLabel('Text', { exact: true }).fill('Hi {nmae}');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByText('{nmae} is filled in by nothing.')).toBeVisible();
  await form.getByLabel('Text', { exact: true }).fill('Hi ');
  await form.getByRole('button', { name: 'First name' }).click();
  await form.getByLabel('Text', { exact: true }).pressSequentially(', here are our prices for ');
  await form.getByRole('button', { name: 'Company' }).click();
  await expect(form.getByLabel('Text', { exact: true })).toHaveValue(
    'Hi {First name}, here are our prices for {Company}',
  );
  await form.getByLabel('Everybody in the team sees it').check();
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(admin.getByRole('region', { name: 'For everybody' })).toContainText('Price list');

  await sales.goto(`/user/allLeads/${lead._id}`);
  await details(sales).getByRole('button', { name: 'Templates' }).click();
  const choice = sales.getByRole('dialog', { name: 'Choose a text' });
  await expect(choice).toContainText('Hi Grace, here are our prices for Company');
  await choice.getByRole('button', { name: 'Price list: WhatsApp' }).click();
  const fill = sales.getByRole('dialog', { name: 'Price list' });
  await fill.getByRole('button', { name: 'Open WhatsApp' }).click();
  await expect(fill.getByText('Fill this in.')).toBeVisible();
  await fill.getByLabel('Company').fill('Navy & Sons');
  await expect(fill.getByRole('link', { name: 'Open WhatsApp' })).toHaveAttribute(
    'href',
    'https://wa.me/12025550142?text=Hi%20Grace%2C%20here%20are%20our%20prices%20for%20Navy%20%26%20Sons',
  );
  // WhatsApp itself is not part of this.
  await fill.getByRole('link', { name: 'Open WhatsApp' }).evaluate((link) => {
    link.addEventListener('click', (event) => event.preventDefault());
  });
  await fill.getByRole('link', { name: 'Open WhatsApp' }).click();
  await expect(fill).toBeHidden();
  await expect(details(sales).getByRole('group', { name: 'How did it go?' })).toBeVisible();
});

test('a salesperson makes, changes and removes an own template, and a text without gaps is one tap', async ({
  sales,
  world,
}) => {
  const lead = await newLead(world);
  await sales.goto('/settings/templates');
  await sales.getByRole('button', { name: 'New template' }).click();
  const form = sales.getByRole('dialog');
  await form.getByLabel('Name', { exact: true }).fill('Hello');
  await expect(form.getByLabel('Everybody in the team sees it')).toBeHidden();
  await form.getByLabel('WhatsApp').uncheck();
  await form.getByLabel('E-mail').check();
  await form.getByLabel('Subject of the e-mail').fill('Your cake');
  await form.getByLabel('Text', { exact: true }).fill('Dear {Full name}');
  await form.getByRole('button', { name: 'Save' }).click();
  await sales.getByRole('button', { name: 'Change Hello' }).click();
  await form.getByLabel('Text', { exact: true }).fill('Dear {full NAME}!');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(sales.getByText('Dear {Full name}!')).toBeVisible();

  await sales.goto(`/user/allLeads/${lead._id}`);
  await details(sales).getByRole('button', { name: 'Templates' }).click();
  await expect(sales.getByRole('link', { name: 'Hello: E-mail' })).toHaveAttribute(
    'href',
    'mailto:grace@example.com?subject=Your%20cake&body=Dear%20Grace%20Hopper!',
  );
  await sales.getByRole('link', { name: 'Manage templates' }).click();
  await sales.getByRole('button', { name: 'Remove Hello' }).click();
  await sales.getByRole('button', { name: 'Remove the template' }).click();
  await expect(sales.getByText('No templates yet')).toBeVisible();
});

test('a salesperson adds a lead by key, is told that the person is here already, and adds it anyway', async ({
  sales,
  world,
}) => {
  await newLead(world);
  await sales.goto('/user/allLeads');
  await expect(sales.getByRole('link', { name: 'Grace Hopper' }).first()).toBeVisible();
  await sales.keyboard.press('+');
  const form = sales.getByRole('dialog', { name: 'Add a lead' });
  await form.getByRole('button', { name: 'Add the lead' }).click();
  await expect(form.getByText('Enter a name, an e-mail address or a phone number.')).toBeVisible();
  await form.getByLabel('Name', { exact: true }).fill('Grace B. Hopper');
  await form.getByLabel('Phone').fill('+1 (202) 555-0142');
  await form.getByLabel('Note').fill('Called on Monday.');
  await form.getByRole('button', { name: 'Add the lead' }).click();
  await expect(form.getByRole('alert')).toContainText(
    'A lead with this e-mail or phone is here already',
  );
  await expect(form.getByRole('link', { name: 'Grace Hopper' })).toBeVisible();
  await form.getByRole('button', { name: 'Add it anyway' }).click();
  const panel = details(sales);
  await expect(panel.getByRole('heading', { name: 'Grace B. Hopper' })).toBeVisible();
  await expect(panel.getByLabel('Owner')).toContainText('Sam Example');
  await expect(section(sales, 'Other enquiries of this person')).toContainText('Grace Hopper');
  await section(sales, 'Notes').scrollIntoViewIfNeeded();
  await expect(section(sales, 'Notes').getByText('Called on Monday.')).toBeVisible();
  await expect(sales.getByRole('link', { name: 'Grace B. Hopper' }).first()).toBeVisible();

  await panel.getByLabel('Priority').click();
  await sales.getByRole('option', { name: 'High' }).click();
  await expect(sales.getByText('Priority was saved.')).toBeVisible();
  await sales.reload();
  await expect(panel.getByLabel('Priority')).toContainText('High');
});

test('the timeline says who opened the lead, and what a meeting was before it was moved', async ({
  admin,
  sales,
  world,
}) => {
  const lead = await newLead(world);
  const start = { local: '2030-03-05T09:00', zone: 'Europe/Berlin' };
  const meeting = {
    leadId: lead._id,
    title: 'Tasting',
    start,
    durationMin: 30,
    place: 'Main Street',
  };
  const { body } = await world.app.admin.post<{ _id: string }>('/api/meetings', meeting);
  await world.app.admin.patch(`/api/meetings/${body._id}`, {
    title: 'Second tasting',
    place: 'Side Street',
    start: { ...start, local: '2030-03-06T10:00' },
  });
  const seen = (page: Page) =>
    section(page, 'Timeline')
      .getByRole('listitem')
      .filter({ hasText: 'Opened for the first time' });
  for (const page of [sales, admin, sales]) {
    await page.goto(`/user/allLeads/${lead._id}`);
    await section(page, 'Timeline').scrollIntoViewIfNeeded();
    await expect(
      seen(page).filter({ hasText: page === admin ? 'Admin' : 'Sam Example' }),
    ).toHaveCount(1);
  }
  await expect(seen(sales)).toHaveCount(2);
  const changed = section(sales, 'Timeline')
    .getByRole('listitem')
    .filter({ hasText: 'Meeting changed' });
  for (const text of [
    /Title: Second tasting.*Tasting/,
    /Place: Side Street.*Main Street/,
    /Time: .*2030.*2030/,
  ])
    await expect(changed).toContainText(text);
});

test('the head of a lead says its form and its campaign, and why it is lost, as long as it is', async ({
  sales,
  world,
}) => {
  const lead = await newLead(world);
  const { formName = '', campaignName = '' } = lead.origin ?? {};
  expect([formName, campaignName]).not.toContain('');
  await sales.goto(`/user/allLeads/${lead._id}`);
  const head = details(sales).locator('header').filter({ hasText: 'Grace Hopper' });
  await expect(head.getByText(`Form: ${formName}`)).toBeVisible();
  await expect(head.getByText(`Campaign: ${campaignName}`)).toBeVisible();
  await head.getByLabel('Status').click();
  await sales.getByRole('option', { name: 'Lost' }).click();
  await sales.getByRole('dialog').getByRole('button', { name: 'Too expensive' }).click();
  await expect(head.getByText('Reason for the loss: Too expensive')).toBeVisible();
  await head.getByLabel('Status').click();
  await sales.getByRole('option', { name: 'Qualified' }).click();
  await expect(head.getByText('Reason for the loss')).toHaveCount(0);
});

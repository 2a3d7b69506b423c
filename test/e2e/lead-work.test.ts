import { devices, type Page } from '@playwright/test';
import type { LeadDetails } from '../../src/contract/lead.ts';
import type { ConversationList } from '../../src/contract/lead-conversation.ts';
import { expect, test } from '../support/browser/browser-test.ts';
import { connectAll, sendForm } from '../support/browser/demo-leads.ts';
import type { World } from '../support/start-world.ts';

const PHONE = { ...devices['iPhone 14'], defaultBrowserType: undefined };

async function newLead(world: World): Promise<LeadDetails> {
  await connectAll(world);
  const { leads } = await sendForm(world, {
    name: 'Grace Hopper',
    email: 'grace@example.com',
    phone: '+12025550142',
  });
  return world.lead(leads[0]?.id ?? '');
}

const details = (page: Page) => page.getByRole('complementary', { name: 'Lead details' });
const section = (page: Page, name: string) => details(page).getByRole('region', { name });
async function open(page: Page, lead: LeadDetails): Promise<void> {
  await page.goto(`/user/allLeads/${lead._id}`);
  // What is far down is loaded when somebody gets near it.
  for (const [name, text] of [
    ['Notes', 'New note'],
    ['Timeline', 'Lead received'],
  ] as const) {
    await section(page, name).scrollIntoViewIfNeeded();
    await expect(section(page, name).getByText(text)).toBeVisible();
  }
}
const change = async (page: Page, field: string, value: string) => {
  await details(page)
    .getByRole('button', { name: `Change ${field}` })
    .click();
  await details(page).getByLabel(field, { exact: true }).fill(value);
  await details(page).getByRole('button', { name: 'Save' }).click();
};

test('a salesperson corrects a name and a number, and takes the change back', async ({
  sales,
  world,
}) => {
  const lead = await newLead(world);
  await open(sales, lead);
  await change(sales, 'Phone', '+1 202 555 0199');
  await expect(details(sales).getByRole('link', { name: 'Call' })).toHaveAttribute(
    'href',
    'tel:+12025550199',
  );
  await change(sales, 'Name', 'Grace Brewster Hopper');
  await expect(
    details(sales).getByRole('heading', { name: 'Grace Brewster Hopper' }),
  ).toBeVisible();
  await expect(section(sales, 'Timeline').getByText('Name: Grace Brewster Hopper')).toBeVisible();
  await sales.getByRole('button', { name: 'Undo' }).last().click();
  await expect(
    details(sales).getByRole('heading', { name: 'Grace Hopper', exact: true }),
  ).toBeVisible();
  await expect(section(sales, 'Timeline').getByText('Undone')).toBeVisible();
  await expect(
    section(sales, 'Contact data as it was sent').getByText('+12025550142'),
  ).toBeVisible();
});

test('W22: two people change the same field, and the second one is shown both values', async ({
  admin,
  sales,
  world,
  watch,
}) => {
  watch.expectTrouble(/^409 PATCH /);
  const lead = await newLead(world);
  await open(sales, lead);
  await open(admin, lead);
  await details(sales).getByRole('button', { name: 'Change Name' }).click();
  await details(sales).getByLabel('Name', { exact: true }).fill('Grace of Sales');
  await change(admin, 'Name', 'Grace of Admin');
  await expect(details(sales).getByRole('heading', { name: 'Grace of Admin' })).toBeVisible();
  await details(sales).getByRole('button', { name: 'Save' }).click();
  const alert = details(sales).getByRole('alert');
  await expect(alert).toContainText('has changed this while you were editing');
  await expect(alert).toContainText('Grace of Admin');
  await alert.getByRole('button', { name: 'Save mine' }).click();
  await expect(details(admin).getByRole('heading', { name: 'Grace of Sales' })).toBeVisible();
});

test('W22: two people change one status in the list, and the second one is told who was faster', async ({
  sales,
  world,
  watch,
}) => {
  watch.expectTrouble(/^409 PATCH /);
  const lead = await newLead(world);
  const path = `/api/leads/${lead._id}`;
  // The other person is faster by the time that the request takes.
  let isFirst = true;
  await sales.route(`**${path}`, async (route) => {
    if (route.request().method() === 'PATCH' && isFirst) {
      isFirst = false;
      await world.app.admin.patch(path, { status: 'Qualified' });
    }
    await route.continue();
  });
  await sales.goto('/user/allLeads');
  const status = sales.getByRole('combobox', { name: 'Status of Grace Hopper' });
  await status.click();
  await sales.getByRole('option', { name: 'Contacted' }).click();
  await expect(
    sales.getByText(/has just changed the status of Grace Hopper to Qualified\./),
  ).toBeVisible();
  await expect(status).toHaveText('Qualified');
  expect((await world.app.admin.get<LeadDetails>(path)).body.status).toBe('Qualified');
  await sales.getByRole('button', { name: 'Change to Contacted' }).click();
  await expect(status).toHaveText('Contacted');
});

test('a salesperson adds a city, a field of their own, a tag and an owner', async ({
  admin,
  world,
}) => {
  const lead = await newLead(world);
  await open(admin, lead);
  const panel = details(admin);
  await panel.getByRole('button', { name: 'Add a value' }).click();
  await panel.getByRole('button', { name: 'City' }).click();
  await panel.getByLabel('City').fill('Arlington');
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(section(admin, 'Contact data').first()).toContainText('City: Arlington');

  await panel.getByRole('button', { name: 'Add a value' }).click();
  await panel.getByRole('button', { name: 'Own field' }).click();
  await panel.getByLabel('Name of the field').fill('Guests');
  await panel.getByRole('button', { name: 'Own field' }).click();
  await panel.getByLabel('Guests').fill('80');
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(section(admin, 'Contact data').first()).toContainText('Guests: 80');

  await panel.getByLabel('Add a tag').fill('vip');
  await panel.getByLabel('Add a tag').press('Enter');
  await expect(panel.getByRole('button', { name: 'Remove the tag vip' })).toBeVisible();

  await panel.getByLabel('Owner', { exact: true }).click();
  await admin.getByRole('option').nth(1).click();
  await expect(panel.getByLabel('Owner', { exact: true })).not.toContainText('Nobody');
  await admin.reload();
  await expect(section(admin, 'Contact data').first()).toContainText('Guests: 80');
  await expect(panel.getByLabel('Owner', { exact: true })).not.toContainText('Nobody');
});

test('a colleague sees a note at once, and its author changes and removes it', async ({
  admin,
  sales,
  world,
}) => {
  const lead = await newLead(world);
  await open(admin, lead);
  await open(sales, lead);
  await section(sales, 'Notes').getByLabel('New note').fill('Wants three tiers.\nNo marzipan.');
  await section(sales, 'Notes').getByRole('button', { name: 'Add note' }).click();
  await expect(section(admin, 'Notes').getByText('Wants three tiers.')).toBeVisible();
  await expect(section(sales, 'Notes').getByLabel('New note')).toHaveValue('');

  await section(sales, 'Notes').getByRole('button', { name: 'Change the note' }).click();
  await section(sales, 'Notes').getByLabel('Text of the note').fill('Wants four tiers.');
  await section(sales, 'Notes').getByRole('button', { name: 'Save' }).click();
  await expect(section(admin, 'Notes').getByText('Wants four tiers.')).toBeVisible();

  await section(sales, 'Notes').getByRole('button', { name: 'Remove the note' }).click();
  await sales.getByRole('alertdialog').getByRole('button', { name: 'Remove the note' }).click();
  await expect(section(admin, 'Notes').getByText('Wants four tiers.')).toBeHidden();
  await expect(section(admin, 'Timeline').getByText('Note removed')).toBeVisible();
  await expect(section(admin, 'Timeline').getByText('This note was removed.')).toBeVisible();
});

test('after a call on the phone LeadRabbit asks how it went, also after a reload', async ({
  openBrowser,
  world,
}) => {
  const lead = await newLead(world);
  const phone = await openBrowser(world.app.admin, PHONE);
  await open(phone, lead);
  const panel = details(phone);
  await expect(panel.getByRole('link', { name: 'WhatsApp' })).toHaveAttribute(
    'href',
    'https://wa.me/12025550142',
  );
  await expect(panel.getByRole('link', { name: 'SMS' })).toHaveAttribute(
    'href',
    'sms:+12025550142',
  );
  // The link itself would leave the browser.
  await panel.getByRole('link', { name: 'Call' }).evaluate((link) => {
    link.addEventListener('click', (event) => event.preventDefault());
  });
  await panel.getByRole('link', { name: 'Call' }).tap();
  await phone.reload();
  await panel.getByRole('group', { name: 'How did it go?' }).getByText('Reached').tap();
  await expect(phone.getByText('Noted: Reached.')).toBeVisible();
  await expect(panel.getByRole('group', { name: 'How did it go?' })).toBeHidden();
  await section(phone, 'Timeline').scrollIntoViewIfNeeded();
  await expect(section(phone, 'Timeline').getByText('Reached')).toBeVisible();
  const { body } = await world.app.admin.get<LeadDetails>(`/api/leads/${lead._id}`);
  expect(body.journey.firstContactedAt).not.toBeNull();
});

test('a call from the list asks how it went without opening the lead, and one from the contact data too', async ({
  admin,
  openBrowser,
  world,
}) => {
  const lead = await newLead(world);
  const phone = await openBrowser(world.app.admin, PHONE);
  // A link itself would leave the browser.
  for (const page of [admin, phone])
    await page.addInitScript(() =>
      addEventListener('click', (event) => {
        const isLink = event.target instanceof Element && event.target.closest('a[href^="tel:"]');
        if (isLink) event.preventDefault();
      }),
    );
  const prompt = (page: Page) => page.getByRole('group', { name: 'How did it go?' });

  await admin.goto('/user/allLeads');
  await admin
    .getByRole('row', { name: /Grace Hopper/ })
    .getByRole('link', { name: '+1' })
    .click();
  await expect(prompt(admin)).toContainText('Call · Grace Hopper: How did it go?');
  await admin.reload();
  await prompt(admin).getByRole('button', { name: 'No answer' }).click();
  await expect(admin.getByText('Noted: No answer.')).toBeVisible();
  await expect(prompt(admin)).toBeHidden();

  await phone.goto('/user/allLeads');
  await phone.getByRole('link', { name: 'Call Grace Hopper' }).tap();
  await prompt(phone).getByRole('button', { name: 'Wrong number' }).tap();
  await expect(phone.getByText('Noted: Wrong number.')).toBeVisible();

  await admin.goto(`/user/allLeads/${lead._id}`);
  await details(admin).getByRole('listitem').getByRole('link', { name: '+1' }).click();
  await expect(prompt(admin)).toHaveCount(1);
  await prompt(admin).getByRole('button', { name: 'Reached' }).click();
  await expect(admin.getByText('Noted: Reached.')).toBeVisible();
  const { body } = await world.app.admin.get<ConversationList>(
    `/api/leads/${lead._id}/conversations`,
  );
  expect(body.conversations.map(({ outcome }) => outcome)).toEqual([
    'reached',
    'wrong_number',
    'no_answer',
  ]);
});

test('a lead without a certain number offers no WhatsApp, and what cannot work is not offered', async ({
  sales,
  world,
}) => {
  const lead = await newLead(world);
  await world.app.admin.patch(`/api/leads/${lead._id}`, { phone: 'ask my wife', email: '' });
  await open(sales, lead);
  for (const name of ['Call', 'WhatsApp', 'SMS', 'E-mail'])
    await expect(details(sales).getByRole('link', { name })).toBeHidden();
  await expect(details(sales).getByText('ask my wife').first()).toBeVisible();
});

import { DEMO } from '../../meta-emulator/defaults.ts';
import { addUser } from '../support/add-user.ts';
import { expect, test } from '../support/browser/browser-test.ts';
import { leadRow, openLeads, topRow } from '../support/browser/lead-list.ts';
import { ADMIN } from '../support/start-leadrabbit.ts';

test('a lead goes from a Meta ad to the salesperson’s screen', async ({
  world,
  openBrowser,
  stranger: admin,
}) => {
  const sales = await openBrowser(await addUser(world.app, 'user'));

  await test.step('an admin signs in', async () => {
    await admin.goto('/admin/connectors');
    await admin.getByLabel('E-mail').fill(ADMIN.email);
    await admin.getByLabel('Password').fill(ADMIN.password);
    await admin.getByRole('button', { name: 'Sign in' }).click();
    await expect(admin.getByRole('heading', { name: 'Connectors' })).toBeVisible();
  });

  await test.step('connects Pages in Meta’s dialog', async () => {
    await admin.getByRole('button', { name: 'Connect your first Page' }).click();
    await admin.getByRole('button', { name: 'Continue' }).click();
    await expect(admin.getByText('Connected to Meta')).toBeVisible();
    const bakery = admin.getByRole('article', { name: 'Brotzeit Bakery', exact: true });
    await expect(bakery.getByText('Disabled')).toBeVisible();
  });

  await test.step('enables one, after a confirmation', async () => {
    await admin.getByRole('button', { name: 'Enable Brotzeit Bakery' }).click();
    const question = admin.getByRole('alertdialog', { name: 'Enable Brotzeit Bakery?' });
    await question.getByRole('button', { name: 'Enable' }).click();
    await expect(question).toBeHidden();
    const bakery = admin.getByRole('article', { name: 'Brotzeit Bakery', exact: true });
    await expect(bakery.getByText('Enabled')).toBeVisible();
  });

  await test.step('a salesperson has the list open', async () => {
    await openLeads(sales);
    await expect(sales.getByText('No leads yet')).toBeVisible();
  });

  await test.step('a person fills in the form', async () => {
    const person = await openBrowser();
    await person.goto(`${world.meta.url}/forms/${DEMO.forms.weddingCake}`);
    await person.getByLabel('Full name').fill('Grace Hopper');
    await person.getByLabel('Email').fill('grace@example.com');
    await person.getByLabel('Phone number').fill('+12025550142');
    await person.getByLabel('Dark chocolate').check();
    await person.getByLabel('Lemon / poppy seed').check();
    await person.getByLabel('Brotzeit Bakery may call me about my enquiry.').check();
    await person.getByRole('button', { name: 'Submit' }).click();
    await expect(person.getByRole('heading', { name: /thank you/i })).toBeVisible();
  });

  await test.step('it stands at the top of the salesperson’s list, without a reload', async () => {
    await expect(topRow(sales)).toContainText('Grace Hopper');
    await expect(topRow(sales)).toContainText('Facebook');
    await expect(topRow(sales)).toContainText('Wedding cake enquiry');
    await expect(topRow(sales)).toContainText('Dark chocolate');
    await expect(topRow(sales)).toContainText('just now');
  });

  const details = sales.getByRole('complementary', { name: 'Lead details' });
  await test.step('opens with every answer and where it came from', async () => {
    await sales.getByRole('link', { name: 'Grace Hopper' }).click();
    await expect(details.getByRole('heading', { name: 'Grace Hopper' })).toBeFocused();
    await expect(details.getByText('Dark chocolate')).toBeVisible();
    await expect(details.getByText('Lemon / poppy seed')).toBeVisible();
    await expect(details.getByText('Paid, through an ad')).toBeVisible();
    await expect(details.getByText('Webhook', { exact: true })).toBeVisible();
    await expect(details.getByText('Form: Wedding cake enquiry')).toBeVisible();
    await sales.locator('[data-part="arrival"]').scrollIntoViewIfNeeded();
    await expect(details.getByText('Contact consent')).toBeVisible();
  });

  await test.step('its status is changed', async () => {
    const saved = sales.waitForResponse((answer) => answer.request().method() === 'PATCH');
    await details.getByLabel('Status').click();
    await sales.getByRole('option', { name: 'Contacted' }).click();
    await expect(leadRow(sales, 'Grace Hopper')).toContainText('Contacted');
    expect((await saved).status()).toBe(200);
  });

  await test.step('a sync brings what came before, and not the lead again', async () => {
    await admin.getByRole('button', { name: 'Sync', exact: true }).click();
    await expect(admin.getByText('Successfully synced 2 leads')).toBeVisible();
    await expect(leadRow(sales, 'Grace Hopper')).toHaveCount(1);
    await expect(sales.getByRole('table').getByRole('row')).toHaveCount(4);
  });

  await test.step('a reload keeps it', async () => {
    await sales.reload();
    await expect(topRow(sales)).toContainText('Grace Hopper');
    await expect(topRow(sales)).toContainText('Contacted');
    await expect(details.getByLabel('Status')).toContainText('Contacted');
  });
});

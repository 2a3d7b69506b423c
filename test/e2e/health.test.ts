import { DEMO } from '../../meta-emulator/defaults.ts';
import { expect, test } from '../support/browser/browser-test.ts';
import { connectAll, FITNESS, sendForm } from '../support/browser/demo-leads.ts';
import { openLeads } from '../support/browser/lead-list.ts';

test('a Page is red, says what to do, and is green once it is done', async ({ admin, world }) => {
  await connectAll(world);
  await world.meta.control.changeFaults({ leadAccessRevoked: { pageId: FITNESS } });
  await admin.goto('/admin/connectors');
  const proof = admin.getByRole('group', { name: 'Proof for Nordlicht Fitness' });
  const checkNow = admin.getByRole('button', { name: 'Check now' });
  await checkNow.click();
  await expect(proof).toContainText('Not working:');
  await proof.getByRole('button', { name: /checks of Nordlicht Fitness$/ }).click();
  const checks = proof.getByRole('listitem');
  await expect(checks.first()).toContainText('Not working: Leads access');
  await expect(checks.first()).toContainText('open Settings, Integrations, Leads access');

  await world.meta.control.clearFaults();
  await checkNow.click();
  await expect(proof).toContainText('Healthy: Everything works: leads come in.');
  await expect(checks.first()).toContainText('Healthy:');
});

test('a webhook of the app that Meta switched off is shown at the top', async ({
  admin,
  world,
}) => {
  await connectAll(world);
  await world.meta.control.changeApp({ subscriptionActive: false });
  await admin.goto('/admin/connectors');
  const app = admin.getByRole('region', { name: 'Webhooks and app' });
  await app.getByRole('button', { name: 'Check now' }).click();
  await expect(app).toContainText('Not working:');
  await expect(app).toContainText('Meta has switched the app');
});

test('a difference to Meta’s count is explained, and a sync closes it', async ({
  admin,
  world,
}) => {
  await connectAll(world);
  await world.meta.control.createLeads({
    formId: DEMO.forms.freeTrial,
    count: 3,
    deliver: false,
    createdTime: new Date(Date.now() - 20 * 86_400_000).toISOString(),
  });
  await world.app.admin.post('/api/facebook/sync', {});
  await admin.goto('/admin/connectors');
  const proof = admin.getByRole('group', { name: 'Proof for Nordlicht Fitness' });
  await expect(proof).toContainText('at Meta and not here yet');
  await proof.getByRole('button', { name: 'Sync missing leads of Nordlicht Fitness' }).click();
  await expect(admin.getByText(/^Successfully synced \d leads\.$/)).toBeVisible();
  await expect(proof).toContainText('Meta 6, here 6');
  await expect(proof.getByRole('button', { name: /^Sync missing leads/ })).toHaveCount(0);
  const fitness = admin.getByRole('article', { name: 'Nordlicht Fitness' });
  await fitness.getByRole('button', { name: /forms of Nordlicht Fitness$/ }).click();
  await expect(fitness.getByRole('listitem').filter({ hasText: 'Prueba' })).toContainText(
    'Meta 4, here 4',
  );
});

test('enabling a Page asks how far to look back', async ({ admin, world }) => {
  await world.connect();
  await admin.goto('/admin/connectors');
  await admin.getByRole('button', { name: 'Enable Nordlicht Fitness' }).click();
  const question = admin.getByRole('alertdialog', { name: 'Enable Nordlicht Fitness?' });
  const choice = question.getByLabel('Leads to bring in');
  await expect(choice).toHaveText('The last day');
  await choice.click();
  await expect(admin.getByRole('option')).toHaveCount(5);
  await admin.getByRole('option', { name: 'The last 7 days' }).click();
  const sent = admin.waitForRequest(
    (request) => request.method() === 'POST' && request.url().endsWith('/api/facebook/pages'),
  );
  await question.getByRole('button', { name: 'Enable' }).click();
  expect((await sent).postDataJSON()).toMatchObject({ lookBackDays: 7 });
  await expect(question).toBeHidden();

  await test.step('what was enabled before goes on from where it stood', async () => {
    await admin.getByRole('button', { name: 'Disable Nordlicht Fitness' }).click();
    await admin.getByRole('alertdialog').getByRole('button', { name: 'Disable' }).click();
    await admin.getByRole('button', { name: 'Enable Nordlicht Fitness' }).click();
    await expect(choice).toHaveText('Since the last complete sync');
  });
});

test('the delays of leads are shown in words, as a plot and as a table', async ({
  admin,
  world,
}) => {
  await connectAll(world);
  await admin.goto('/admin/connectors');
  const delays = admin.getByRole('region', { name: 'From Meta into the CRM' });
  await expect(delays).toContainText('No lead came in the last day.');
  for (const name of ['Grace Hopper', 'Ada Lovelace', 'Mary Jackson']) {
    const { leads } = await sendForm(world, { name });
    await world.lead(leads[0]?.id ?? '');
  }
  await delays.getByRole('tab', { name: 'Last week' }).click();
  await expect(delays).toContainText(/3 leads in the last week, all by webhook/);
  // The delays depend on the machine. Each lead is in one row of the table.
  const rows = await delays
    .getByRole('row')
    .filter({ hasText: /^(up to|longer)/ })
    .allInnerTexts();
  const byWebhook = rows.map((row) => Number(/(\d+)\s+\d+$/.exec(row)?.[1]));
  expect(byWebhook.reduce((sum, count) => sum + count, 0)).toBe(3);
});

test('the journey of a lead is shown from Meta to the first contact', async ({ sales, world }) => {
  await connectAll(world);
  await openLeads(sales);
  const { leads } = await sendForm(world, { name: 'Grace Hopper' });
  const row = sales.getByRole('link', { name: 'Grace Hopper' });
  await row.hover();
  const before = await world.lead(leads[0]?.id ?? '');
  expect(before.journey.firstSeenAt).toBeNull();

  await row.click();
  await sales.locator('[data-part="arrival"]').scrollIntoViewIfNeeded();
  const journey = sales.getByRole('region', { name: 'Journey' }).getByRole('listitem');
  await expect(journey).toHaveText([
    /^Form sent at Meta/,
    /^Webhook received (immediately|\d\.\d sec later)/,
    /^Answers read (immediately|\d\.\d sec later)/,
    /^Stored in the CRM (immediately|\d\.\d sec later)/,
    /^First opened \d+(\.\d)? sec later/,
    /^First contacted ?Not yet/,
  ]);
  await sales.getByRole('complementary').getByLabel('Status').click();
  await sales.getByRole('option', { name: 'Contacted' }).click();
  await expect(journey.last()).toHaveText(/^First contacted .* later/);
});

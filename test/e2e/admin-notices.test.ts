import { expect, test } from '../support/browser/browser-test.ts';
import { BAKERY, connectAll, FITNESS, sendForm } from '../support/browser/demo-leads.ts';

test('a problem of the app shows a bar on every screen to admins, at once and without a Page', async ({
  admin,
  sales,
  world,
}) => {
  await admin.goto('/admin/connectors');
  await sales.goto('/user/allLeads');
  await world.meta.control.changeApp({ subscriptionActive: false });
  const app = admin.getByRole('region', { name: 'Webhooks and app' });
  await app.getByRole('button', { name: 'Check now' }).click();
  const bar = admin.getByRole('region', { name: 'Needs an admin' });
  await expect(bar).toContainText('Meta has switched the app’s webhook off'.replace('’', "'"));
  await admin.getByRole('link', { name: 'Leads', exact: true }).click();
  await expect(bar).toBeVisible();
  await expect(sales.getByRole('region', { name: 'Needs an admin' })).toHaveCount(0);

  await world.meta.control.changeApp({ subscriptionActive: true });
  await world.app.admin.post('/api/facebook/health', {});
  await expect(bar).toHaveCount(0);
});

test('no connection is green while Meta refuses or limits calls, and the remedy names the cause', async ({
  admin,
  world,
}) => {
  await connectAll(world);
  await admin.goto('/admin/connectors');
  await admin.getByRole('button', { name: 'Check now' }).click();
  const proof = admin.getByRole('group', { name: 'Proof for Brotzeit Bakery' });
  await expect(proof).toContainText('Everything works: leads come in.');
  const permission = 'leads_retrieval';
  const pageId = BAKERY;
  await world.meta.control.changeFaults({ missingPermission: { pageId, permission } });
  await sendForm(world, { name: 'Grace Hopper' });
  const bakery = admin.getByRole('article', { name: 'Brotzeit Bakery', exact: true });
  await expect(bakery).toContainText(/leads_retrieval.*(not granted|not for Brotzeit Bakery)/);
  await expect(bakery).not.toContainText('Leads access');
  await expect(proof).not.toContainText('Everything works');

  await world.meta.control.clearFaults();
  await admin.getByRole('button', { name: 'Check now' }).click();
  await expect(proof).toContainText('Everything works: leads come in.');
  await expect(bakery.getByRole('button', { name: 'Connect again' })).toHaveCount(0);
});

test('the history of a Page shows a self-repair and the leads that it recovered', async ({
  admin,
  world,
}) => {
  await connectAll(world);
  await world.app.admin.post('/api/facebook/health', {});
  await world.meta.control.unsubscribePage(FITNESS);
  await world.app.admin.post('/api/facebook/health', {});
  await admin.goto('/admin/connectors');
  const proof = admin.getByRole('group', { name: 'Proof for Nordlicht Fitness' });
  await proof.getByRole('button', { name: /checks/ }).click();
  const history = proof.getByRole('list', { name: 'History of Nordlicht Fitness' });
  await expect(history).toContainText(/was missing\. LeadRabbit repaired it\..*From .* to /);
});

test('the notice after the sign-in goes away when its task is done', async ({ admin, world }) => {
  await world.connect();
  await admin.goto('/admin/connectors?facebook_auth=success');
  const notice = admin.getByRole('status').filter({ hasText: 'Connected to Meta' });
  await expect(notice).toContainText('New Pages start disabled');
  await world.enable(FITNESS);
  await expect(notice).toHaveCount(0);
});

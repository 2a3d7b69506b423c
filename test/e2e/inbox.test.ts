import { DEMO } from '../../meta-emulator/defaults.ts';
import { expect, test } from '../support/browser/browser-test.ts';
import { BAKERY, connectAll, FITNESS, sendForm } from '../support/browser/demo-leads.ts';
import { startGraphProxy } from '../support/graph-proxy.ts';
import type { World } from '../support/start-world.ts';

/** Leads that cannot be understood. @returns their ids */
async function sendPoison(world: World, count: number): Promise<string[]> {
  const formId = DEMO.forms.weddingCake;
  const { leads } = await world.meta.control.createLeads({
    formId,
    count,
    poison: 'field-data-text',
  });
  return leads.map(({ id }) => id);
}

test('a parked lead is shown with its reason, is retried, and is gone', async ({
  admin,
  world,
}) => {
  const proxy = await startGraphProxy();
  proxy.target = world.meta.url;
  await world.restart({ FACEBOOK_GRAPH_URL: proxy.url });
  await connectAll(world);
  await admin.goto('/admin/inbox');
  await expect(admin.getByRole('heading', { name: 'Nothing is parked' })).toBeVisible();

  const [id = ''] = await sendPoison(world, 1);
  const parked = admin.getByRole('list', { name: 'Parked leads' }).getByRole('listitem');
  await expect(parked).toContainText('Wedding cake enquiry');
  await expect(parked).toContainText('Brotzeit Bakery');
  await expect(parked).toContainText('could not be understood');
  const nav = admin.getByRole('navigation', { name: 'Main' });
  await expect(nav.getByRole('link', { name: /^Inbox/ })).toHaveText(/1 parked$/);

  await test.step('a retry that fails says so', async () => {
    await parked.getByRole('button', { name: /^Retry/ }).click();
    await expect(admin.getByText('Tried again, and still parked.')).toBeVisible();
    await expect(parked).toHaveCount(1);
  });

  await test.step('once Meta shows it as it should, a retry takes it in', async () => {
    const field_data = [{ name: 'full_name', values: ['Mended at Meta'] }];
    const lead = { id, created_time: '2026-01-05T10:00:00+0000', platform: 'fb', field_data };
    proxy.intercept = ({ path }) => (path === `/${id}` ? { body: lead } : undefined);
    await parked.getByRole('button', { name: /^Retry/ }).click();
    await expect(admin.getByText('Tried again, and no longer parked.')).toBeVisible();
    await expect(admin.getByText('Every lead that Meta announced is in the CRM.')).toBeVisible();
    await expect(admin.getByRole('list', { name: 'Leads by state' })).toHaveText('1 in the CRM');
    await expect(nav.getByRole('link', { name: /^Inbox/ })).toHaveText('Inbox');
  });
  await proxy.close();
});

test('all parked leads are retried after a question', async ({ admin, world }) => {
  await connectAll(world);
  await sendPoison(world, 3);
  await admin.goto('/admin/inbox');
  const parked = admin.getByRole('list', { name: 'Parked leads' }).getByRole('listitem');
  await expect(parked).toHaveCount(3);
  await admin.getByRole('button', { name: 'Retry all' }).click();
  const question = admin.getByRole('alertdialog', { name: 'Retry 3 parked leads?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toBeHidden();
  await admin.getByRole('button', { name: 'Retry all' }).click();
  await question.getByRole('button', { name: 'Retry all' }).click();
  await expect(admin.getByText('3 leads are tried again now.')).toBeVisible();
  await expect(question).toBeHidden();
  await expect(parked).toHaveCount(3);
});

test('a waiting lead says when Meta deletes it, and goes by itself', async ({ admin, world }) => {
  await connectAll(world);
  await world.meta.control.changeFaults({ leadAccessRevoked: { pageId: FITNESS } });
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
  for (const createdTime of [daysAgo(85), daysAgo(65), daysAgo(1)])
    await world.meta.control.createLeads({ formId: DEMO.forms.personalTraining, createdTime });
  await admin.goto('/admin/inbox');
  await admin.getByRole('tab', { name: /^Waiting/ }).click();
  await expect(admin).toHaveURL(/state=waiting/);
  const waiting = admin.getByRole('list', { name: 'Waiting leads' }).getByRole('listitem');
  await expect(waiting).toHaveCount(3);
  await expect(waiting.filter({ hasText: /Meta deletes it on .*, in 5 days/ })).toHaveCount(1);
  await expect(waiting.filter({ hasText: /Meta deletes it on .*, in 25 days/ })).toHaveCount(1);
  await expect(waiting.filter({ hasText: /next try in \d+ min/ })).toHaveCount(3);

  await world.meta.control.clearFaults();
  await world.connect();
  await expect(admin.getByRole('heading', { name: 'Nothing is waiting' })).toBeVisible();
});

test('a Page that needs an admin shows a bar on every screen until it is connected', async ({
  admin,
  sales,
  world,
}) => {
  await connectAll(world);
  await admin.goto('/user/allLeads');
  await sales.goto('/user/allLeads');
  await world.meta.control.changeFaults({ expiredToken: { pageId: BAKERY } });
  await sendForm(world, { name: 'Grace Hopper' });
  const notice = admin.getByRole('region', { name: 'Needs an admin' });
  await expect(notice).toContainText('Meta no longer accepts the sign-in for Brotzeit Bakery');
  await admin.getByRole('link', { name: /^Inbox/ }).click();
  await expect(notice).toBeVisible();
  await expect(sales.getByRole('region', { name: 'Needs an admin' })).toHaveCount(0);

  await test.step('it can be put away for the session', async () => {
    await notice.getByRole('button', { name: 'Dismiss' }).click();
    await expect(notice).toHaveCount(0);
    await admin.reload();
    await expect(admin.getByRole('heading', { name: 'Inbox' })).toBeVisible();
    await expect(notice).toHaveCount(0);
    await admin.evaluate(() => sessionStorage.clear());
    await admin.reload();
  });

  await test.step('its button leads to Meta, and back without the bar', async () => {
    await notice.getByRole('button', { name: 'Connect' }).click();
    await admin.getByRole('button', { name: 'Continue' }).click();
    await expect(admin.getByText('Connected to Meta')).toBeVisible();
    await expect(notice).toHaveCount(0);
    await expect(sales.getByRole('link', { name: 'Grace Hopper' })).toBeVisible();
  });
});

import { DEMO } from '../../meta-emulator/defaults.ts';
import type { NoticeList } from '../../src/contract/notice.ts';
import type { UserList } from '../../src/contract/user.ts';
import { expect, test } from '../support/browser/browser-test.ts';
import { connectAll, sendForm, sendForms } from '../support/browser/demo-leads.ts';
import { recordAlerts } from '../support/browser/device-alerts.ts';
import { leadList, openLeads } from '../support/browser/lead-list.ts';
import { daysAgo, sync } from '../support/sync.ts';

test('a salesperson who works in another window is told of a new lead', async ({
  sales,
  world,
}) => {
  const alerts = await recordAlerts(sales);
  await connectAll(world);
  await openLeads(sales);
  await sendForm(world, { name: 'Ada Lovelace' });
  await expect(sales.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
  // Leads that arrive together are told together, a moment after they are shown.
  await sales.waitForTimeout(1_000);
  await alerts.hide(true);
  await sendForm(world, { name: 'Grace Hopper' });
  await expect.poll(alerts.notifications).toEqual(['New lead: Grace Hopper, from Facebook']);
  await expect(sales).toHaveTitle(/^\(1\)/);
  expect(await alerts.sounds()).toBe(0);
});

test('a sound is off until the person switches it on, and stays on', async ({ sales, world }) => {
  const alerts = await recordAlerts(sales);
  await connectAll(world);
  await sales.goto('/settings/profile');
  const choice = sales.getByRole('checkbox', { name: 'Play a sound' });
  await expect(choice).not.toBeChecked();
  await choice.click();
  await expect.poll(alerts.sounds).toBe(1);
  await openLeads(sales);
  // Browsers play nothing before the person has pressed something.
  await sales.getByRole('heading', { name: 'Leads', exact: true }).click();
  await sendForm(world, { name: 'Grace Hopper' });
  await expect.poll(alerts.sounds).toBe(1);
});

test('a tab that the person looks at keeps the hidden tabs quiet', async ({ sales, world }) => {
  await connectAll(world);
  const hidden = await sales.context().newPage();
  const alerts = await recordAlerts(hidden);
  await openLeads(sales);
  await openLeads(hidden);
  // The code that tells other tabs is loaded only if the browser alerts the person to new leads.
  await sales.evaluate(() => localStorage.setItem('leadrabbit-alerts', '{"sound":true}'));
  await openLeads(sales);
  await alerts.hide(true);
  await sendForm(world, { name: 'Grace Hopper' });
  await expect(sales.getByRole('link', { name: 'Grace Hopper' })).toBeVisible();
  await expect(hidden.getByRole('link', { name: 'Grace Hopper' })).toBeVisible();
  await sendForm(world, { name: 'Ada Lovelace' });
  await expect(hidden.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
  expect(await alerts.notifications()).toEqual([]);
});

test('many old leads that webhooks bring make one notification and no sound', async ({
  sales,
  world,
}) => {
  const alerts = await recordAlerts(sales);
  await connectAll(world);
  await sales.goto('/settings/profile');
  await sales.getByRole('checkbox', { name: 'Play a sound' }).click();
  await openLeads(sales);
  await sales.getByRole('heading', { name: 'Leads', exact: true }).click();
  await alerts.hide(true);
  await sendForms(world, 120);
  await expect
    .poll(alerts.notifications, { timeout: 30_000 })
    .toEqual(['120 older leads were taken in']);
  expect(await alerts.sounds()).toBe(0);
});

test('W43: a backfill of 5,000 old leads makes one notification, one notice to their owner and no sound', async ({
  sales,
  world,
}) => {
  test.setTimeout(300_000);
  const COUNT = 5_000;
  // The demo has some of the last ten days, of other forms.
  const ALL = COUNT + 6;
  const alerts = await recordAlerts(sales);
  const { users } = (await world.app.admin.get<UserList>('/api/users')).body;
  const sam = users.find(({ name }) => name === 'Sam Example');
  await world.app.admin.put('/api/assignment-rules', {
    rules: [
      {
        name: 'Call-backs',
        when: { formIds: [DEMO.forms.callBack] },
        members: [{ userId: sam?.id }],
      },
    ],
  });
  await sales.goto('/settings/profile');
  await sales.getByRole('checkbox', { name: 'Play a sound' }).click();
  await openLeads(sales);
  await sales.getByRole('heading', { name: 'Leads', exact: true }).click();
  await alerts.hide(true);
  // They were sent while no LeadRabbit was connected.
  await world.meta.control.createLeads({
    formId: DEMO.forms.callBack,
    count: COUNT,
    createdTime: daysAgo(3).toISOString(),
    deliver: false,
  });
  await connectAll(world);
  await sync(world, { since: daysAgo(10).toISOString() });
  await expect(sales).toHaveTitle(`(${ALL}) Leads · LeadRabbit`, { timeout: 240_000 });
  await expect
    .poll(alerts.notifications, { timeout: 30_000 })
    .toEqual(['5,006 older leads were taken in']);
  expect(await alerts.sounds()).toBe(0);
  const messages = sales.getByRole('region', { name: 'Messages' }).getByRole('listitem');
  const { notices } = (await sales.request
    .get('/api/notices?limit=100')
    .then((answer) => answer.json())) as NoticeList;
  expect(notices.map(({ kind }) => kind)).toEqual(['old-leads-assigned']);

  await alerts.hide(false);
  await expect(sales).toHaveTitle('Leads · LeadRabbit');
  expect(await messages.count()).toBeLessThanOrEqual(1);
  await expect(sales.getByText('5,006 leads')).toBeVisible();
  await expect(leadList(sales).getByRole('row').nth(10)).toBeVisible();
  await sales.goto('/notices');
  await expect(sales.getByText('Older leads were given to you.')).toHaveCount(1);
});

import { devices } from '@playwright/test';
import { expect, test } from '../support/browser/browser-test.ts';
import { connectAll, sendForm, sendForms } from '../support/browser/demo-leads.ts';
import { openLeads } from '../support/browser/lead-list.ts';

const PHONE = { ...devices['iPhone 14'], defaultBrowserType: undefined };

test('a salesperson opens a lead, calls it and changes its status on a phone', async ({
  openBrowser,
  world,
}) => {
  await connectAll(world);
  await sendForms(world, 20);
  const phone = await openBrowser(world.app.admin, PHONE);
  await openLeads(phone);
  await sendForm(world, { name: 'Grace Hopper', phone: '+12025550142' });
  const top = phone.getByRole('list', { name: 'Leads' }).getByRole('listitem').first();
  await expect(top).toContainText('Grace Hopper');
  await expect(top.getByRole('link', { name: 'Call Grace Hopper' })).toHaveAttribute(
    'href',
    'tel:+12025550142',
  );

  await phone.getByRole('link', { name: 'Grace Hopper', exact: true }).tap();
  const details = phone.getByRole('complementary', { name: 'Lead details' });
  await expect(details.getByRole('heading', { name: 'Grace Hopper' })).toBeVisible();
  await details.getByLabel('Status').tap();
  await phone.getByRole('option', { name: 'Contacted' }).tap();
  await details.getByRole('link', { name: 'Back to the list' }).tap();
  await expect(top).toContainText('Contacted');
});

test('nothing is wider than a phone, and every button is large enough to tap', async ({
  openBrowser,
  world,
}) => {
  await connectAll(world);
  await sendForms(world, 5);
  const [lead] = await world.leads();
  const phone = await openBrowser(world.app.admin, PHONE);
  for (const [path, landmark] of [
    ['/user/allLeads', lead?.name ?? ''],
    [`/user/allLeads/${lead?._id}`, 'Where it came from'],
    ['/meetings', 'No meetings planned'],
    ['/dashboard', 'Median time to first contact'],
    ['/tasks', 'Nothing to do'],
    ['/notices', 'No notices'],
    ['/admin/assignment', 'No rules yet'],
    ['/admin/connectors', 'Pages and accounts'],
    ['/admin/delivery', 'No lead needs attention'],
    ['/admin/import', 'No file chosen yet'],
    ['/admin/audit', 'The same since'],
    ['/admin/api-keys', 'No API keys yet'],
    ['/admin/privacy', 'Ids from Meta’s e-mail'],
  ] as const) {
    await phone.goto(path);
    await expect(phone.getByRole('main').getByText(landmark).first()).toBeVisible();
    const tooWide = await phone.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(tooWide, path).toBe(0);
    const small = await phone.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('main button, nav a, nav button')]
        .filter((element) => element.checkVisibility() && element.closest('[inert]') === null)
        .filter((element) => element.getBoundingClientRect().height < 28)
        .map((element) => element.getAttribute('aria-label') ?? element.innerText),
    );
    expect(small, path).toEqual([]);
  }
});

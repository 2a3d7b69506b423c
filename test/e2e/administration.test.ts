import { devices } from '@playwright/test';
import { findClippedLabels } from '../support/browser/clipped-labels.ts';
import { expect, test } from '../support/browser/browser-test.ts';

const PHONE = { ...devices['iPhone 14'], defaultBrowserType: undefined };

test('an admin finds the administration in the sidebar, and a salesperson does not', async ({
  admin,
  sales,
}) => {
  await admin.goto('/user/allLeads');
  const section = admin.getByRole('group', { name: 'Administration' });
  await section.getByRole('link', { name: 'Privacy' }).click();
  await expect(admin.getByRole('heading', { name: 'Privacy', level: 1 })).toBeVisible();
  await expect(section.getByRole('link', { name: 'Privacy' })).toHaveAttribute(
    'aria-current',
    'page',
  );

  await sales.goto('/admin/privacy');
  await expect(sales.getByRole('heading', { name: 'Only admins can see this page' })).toBeVisible();
  await expect(sales.getByRole('group', { name: 'Administration' })).toHaveCount(0);
  await expect(sales.getByRole('button', { name: 'More', exact: true })).toHaveCount(0);
});

test('on a low screen the sidebar shows the place that is open', async ({ openBrowser, world }) => {
  const low = await openBrowser(world.app.admin, { viewport: { width: 1280, height: 600 } });
  await low.goto('/admin/privacy');
  const link = low.getByRole('group', { name: 'Administration' }).getByRole('link');
  await expect(link.filter({ hasText: 'Privacy' })).toBeInViewport({ ratio: 1 });
});

test('on a tablet the administration is a menu that the keyboard can use', async ({
  openBrowser,
  world,
}) => {
  const tablet = await openBrowser(world.app.admin, { viewport: { width: 900, height: 700 } });
  await tablet.goto('/user/allLeads');
  const more = tablet.getByRole('button', { name: 'More', exact: true });
  await more.focus();
  await tablet.keyboard.press('Enter');
  await expect(tablet.getByRole('menu')).toBeVisible();
  await tablet.keyboard.press('End');
  await expect(tablet.getByRole('menuitem', { name: 'Privacy' })).toBeFocused();
  await tablet.keyboard.press('Space');
  await expect(tablet.getByRole('heading', { name: 'Privacy', level: 1 })).toBeVisible();
  await expect(more).toHaveAttribute('aria-current', 'true');
  await expect(tablet.getByRole('menu')).toHaveCount(0);
});

test('on a phone the administration opens from the bar at the bottom', async ({
  openBrowser,
  world,
}) => {
  const phone = await openBrowser(world.app.admin, PHONE);
  for (const width of [320, 390]) {
    await phone.setViewportSize({ width, height: 700 });
    await phone.goto('/user/allLeads');
    await phone.getByRole('button', { name: 'More', exact: true }).tap();
    await expect(phone.getByRole('menuitem', { name: 'Privacy' })).toBeVisible();
    expect(await phone.evaluate(findClippedLabels), `${width} px`).toEqual([]);
    await phone.getByRole('menuitem', { name: 'Privacy' }).tap();
    await expect(phone.getByRole('heading', { name: 'Privacy', level: 1 })).toBeVisible();
  }
});

import type { Page } from '@playwright/test';
import { expect, test } from '../support/browser/browser-test.ts';
import { checkAccess } from '../support/browser/check-access.ts';
import { connectAll, sendForm } from '../support/browser/demo-leads.ts';

const CONTACTS = {
  name: 'contacts.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'Name;E-mail;Phone',
      'Anna Müller;anna@example.com;612 345 678',
      'Ben Broken;no address;',
    ].join('\n'),
  ),
};

const SHAPES = {
  desktop: {},
  tablet: { viewport: { width: 820, height: 1100 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
} as const;

/** The windows that take more than one step to open. `SCREENS` of the other test has those of one press. */
const WINDOWS: Readonly<
  Record<
    string,
    { path?: string; except?: keyof typeof SHAPES; open: (page: Page) => Promise<void> }
  >
> = {
  palette: { open: (page) => page.keyboard.press('Control+k') },
  'palette of an open lead': { path: '/LEAD', open: (page) => page.keyboard.press('Control+k') },
  'menu of the list': { open: openListMenu },
  'all filters': {
    open: async (page) => {
      await openListMenu(page);
      await page.getByRole('menuitem', { name: 'All filters…' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  columns: {
    except: 'phone',
    open: async (page) => {
      await openListMenu(page);
      await page.getByRole('menuitem', { name: 'Columns…' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  'ticked leads': {
    except: 'phone',
    open: async (page) => {
      await page.getByRole('checkbox', { name: 'Select Grace Hopper' }).check();
      await page.getByRole('button', { name: 'Set status' }).click();
      await expect(page.getByRole('menu')).toBeVisible();
    },
  },
  'a new conversation': {
    path: '/LEAD',
    open: async (page) => {
      await page.locator('[data-part="timeline"]').scrollIntoViewIfNeeded();
      await page.getByRole('button', { name: 'Log a conversation' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  'people to mention': {
    path: '/LEAD',
    open: async (page) => {
      await page.locator('[data-part="notes"]').scrollIntoViewIfNeeded();
      await page.getByLabel('New note').pressSequentially('@');
      await expect(page.getByRole('listbox')).toBeVisible();
    },
  },
  'question of a lost lead': {
    path: '/LEAD',
    open: async (page) => {
      await page.getByRole('complementary').getByLabel('Status').click();
      await page.getByRole('option', { name: 'Lost' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
};

for (const [shape, colorScheme] of [
  ['desktop', 'dark'],
  ['tablet', 'light'],
  ['phone', 'dark'],
] as const)
  test(`every window passes the accessibility checks: ${shape}, ${colorScheme}`, async ({
    openBrowser,
    world,
  }) => {
    test.setTimeout(180_000);
    await connectAll(world);
    const { leads } = await sendForm(world, { name: 'Grace Hopper', email: 'g@example.com' });
    const lead = await world.lead(leads[0]?.id ?? '');
    const look = { colorScheme, reducedMotion: 'reduce', ...SHAPES[shape] } as const;
    const page = await openBrowser(world.app.admin, look);
    for (const [name, { path = '', except, open }] of Object.entries(WINDOWS)) {
      if (shape === except) continue;
      await page.goto(`/user/allLeads${path.replace('LEAD', lead._id)}`);
      await expect(page.getByText('Grace Hopper').filter({ visible: true }).first()).toBeVisible();
      await open(page);
      await checkAccess(page, name);
    }
    await page.goto('/admin/import');
    await page.locator('input[type=file]').setInputFiles(CONTACTS);
    await expect(page.getByRole('button', { name: /^Import 1 lead/ })).toBeVisible();
    await checkAccess(page, 'preview of an import');
    await page.getByRole('button', { name: /^Import 1 lead/ }).click();
    await expect(page.getByText(/1 new/).first()).toBeVisible();
    await checkAccess(page, 'report of an import');
  });

async function openListMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More filters and order' }).click();
  await expect(page.getByRole('menu')).toBeVisible();
}

import type { Page } from '@playwright/test';
import type { Dashboard } from '../../src/contract/dashboard.ts';
import type { LeadCount } from '../../src/contract/lead-list.ts';
import { findBarriers } from '../support/browser/axe.ts';
import { expect, test } from '../support/browser/browser-test.ts';
import { findClippedLabels } from '../support/browser/clipped-labels.ts';
import { connectAll, sendForm, sendForms } from '../support/browser/demo-leads.ts';
import { eventually } from '../support/eventually.ts';
import type { World } from '../support/start-world.ts';

const BERLIN = { timezoneId: 'Europe/Berlin', locale: 'en-GB' } as const;

const today = () =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date());

/** Waits until the dashboard has counted as many leads as contacted. */
const counted = (world: World, leads: number, contacted: number) =>
  eventually('the leads to be counted', async () => {
    const from = new Date(Date.now() - 7 * 86_400_000).toISOString().slice(0, 10);
    const { body } = await world.app.admin.get<Dashboard>(
      `/api/dashboard?from=${from}&to=${today()}&zone=Europe/Berlin`,
    );
    const { current, isComplete } = body;
    return isComplete && current.leads === leads && current.contacted === contacted;
  });

/** Three leads of today: one is new, one was contacted, one is lost. */
async function fill(world: World): Promise<void> {
  await connectAll(world);
  const people = ['Grace Hopper', 'Ada Lovelace', 'Alan Turing'];
  const [, contacted, lost] = await Promise.all(
    people.map(async (name) => {
      const { leads } = await sendForm(world, { name, email: 'x@example.com' });
      return world.lead(leads[0]?.id ?? '');
    }),
  );
  const { admin } = world.app;
  await admin.patch(`/api/leads/${contacted?._id}`, { status: 'Contacted' });
  await admin.patch(`/api/leads/${lost?._id}`, { status: 'Lost', lostReason: 'Too expensive' });
  await counted(world, 3, 1);
}

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test('a manager sees how many leads came, how fast the team was, and opens the leads behind a number', async ({
  openBrowser,
  world,
}) => {
  await fill(world);
  const { leads } = await sendForm(world, { name: 'Joan Clarke', email: 'j@example.com' });
  const joan = await world.lead(leads[0]?.id ?? '');
  await world.app.admin.patch(`/api/leads/${joan._id}`, { status: 'Qualified' });
  await counted(world, 4, 2);
  const page = await openBrowser(world.app.admin, BERLIN);
  await page.goto('/user/allLeads');
  await page.getByRole('link', { name: 'Dashboard' }).click();
  await expect(page.getByRole('heading', { name: 'Dashboard' })).toBeVisible();
  const times = region(page, 'Time to first contact');
  await expect(times.getByRole('row', { name: /^All/ })).toContainText('50%');
  const lost = region(page, 'Why leads were lost');
  await expect(lost.getByRole('row', { name: /Too expensive/ })).toContainText('1');
  const funnel = region(page, 'How far the leads came');
  // Two have passed the stage: one is qualified by now. A lost lead says only that it has begun.
  await expect(funnel.getByRole('row', { name: /^New/ })).toContainText('4 · 100%');
  await expect(funnel.getByRole('row', { name: /Contacted/ })).toContainText('2 · 50%');
  await expect(funnel.getByRole('row', { name: /Contacted/ })).toContainText('1 now');
  await expect(funnel.getByRole('row', { name: /Lost/ })).toContainText('1 · 25%');
  await expect(funnel.getByText('Of a lost lead it is not known how far it came.')).toBeVisible();

  const fresh = region(page, 'New leads');
  await fresh.getByText('Numbers as a table').click();
  await expect(fresh.getByRole('columnheader', { name: 'Facebook' })).toBeVisible();
  await fresh.getByRole('tab', { name: 'Form' }).click();
  await expect(fresh.getByRole('columnheader', { name: /Wedding/ })).toBeVisible();

  const reached = funnel.getByRole('row', { name: /Contacted/ });
  await reached.getByRole('link', { name: '2', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Joan Clarke' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Grace Hopper' })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Alan Turing' })).toHaveCount(0);
  await page.goBack();
  await reached.getByRole('link', { name: '1 now' }).click();
  await expect(page).toHaveURL(/\/user\/allLeads\?.*status=Contacted/);
  await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Joan Clarke' })).toHaveCount(0);
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Dashboard' })).toBeVisible();
});

test('every number on the screen opens a list with as many leads', async ({
  openBrowser,
  world,
}) => {
  await fill(world);
  await world.app.admin.post('/api/leads', { name: 'Wanda Web', source: 'website' });
  await counted(world, 4, 1);
  const page = await openBrowser(world.app.admin, BERLIN);
  await page.goto('/dashboard?compare=true&range=week');
  const fresh = region(page, 'New leads');
  await fresh.getByText('Numbers as a table').click();
  for (const dimension of ['Source', 'Connection', 'Form', 'Campaign']) {
    await fresh.getByRole('tab', { name: dimension }).click();
    await expect(fresh.getByRole('table', { name: `New leads by ${dimension}` })).toBeVisible();
    const links = await page.locator('a[href^="/user/allLeads?"]').evaluateAll((found) =>
      found.flatMap((link) => {
        const [number] = /\d+/.exec(link.textContent ?? '') ?? [];
        const isCount = number !== undefined && !link.textContent?.includes('%');
        return isCount && link.closest('svg') === null
          ? [{ href: link.getAttribute('href') ?? '', number: Number(number) }]
          : [];
      }),
    );
    expect(links.length).toBeGreaterThan(20);
    for (const { href, number } of links) {
      const query = new URLSearchParams({ zone: 'Europe/Berlin' });
      for (const [name, value] of new URL(href, world.app.url).searchParams)
        for (const each of readValues(value)) query.append(name, each);
      const { body } = await world.app.admin.get<LeadCount>(
        `/api/leads/counts?${query.toString()}`,
      );
      expect(body.count, `${dimension}: ${href}`).toBe(number);
    }
  }
  await fresh.getByRole('tab', { name: 'Form' }).click();
  await fresh.getByRole('listitem').filter({ hasText: 'No form' }).getByRole('link').click();
  await expect(page.getByRole('link', { name: 'Wanda Web' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Grace Hopper' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Remove the filter No form' })).toBeVisible();
});

/** Lists and ids of digits are JSON in the address. */
function readValues(value: string): readonly string[] {
  try {
    return [JSON.parse(value) as unknown].flat().map(String);
  } catch {
    return [value];
  }
}

test('times to the first contact and lost reasons are compared with the period before', async ({
  openBrowser,
  world,
}) => {
  await fill(world);
  const page = await openBrowser(world.app.admin, BERLIN);
  // The leads of the tests are of today, which is the day before tomorrow.
  const noon = new Date(`${today()}T12:00:00Z`).getTime();
  const tomorrow = new Date(noon + 86_400_000).toISOString().slice(0, 10);
  await page.goto(`/dashboard?range=custom&from=${tomorrow}&to=${tomorrow}`);
  const times = region(page, 'Time to first contact');
  const lost = region(page, 'Why leads were lost');
  await expect(times.getByText('This period has no lead whose time counts.')).toBeVisible();
  await expect(lost.getByText('No lead of this period is lost.')).toBeVisible();

  await page.getByRole('checkbox', { name: 'Compare with the previous period' }).check();
  const before = times.getByRole('row', { name: /^All, previous/ });
  await expect(before.getByRole('cell').first()).toHaveText('3');
  await expect(before).toContainText('33%');
  const reason = lost.getByRole('row', { name: /Too expensive/ });
  await expect(reason).toContainText('previous: 1');
  await reason.getByRole('link', { name: 'previous: 1' }).click();
  await expect(page.getByRole('link', { name: 'Alan Turing' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toHaveCount(0);
});

test('the waiting leads are the same as in the list behind the number', async ({
  openBrowser,
  world,
}) => {
  await fill(world);
  const page = await openBrowser(world.app.admin, BERLIN);
  await page.goto('/dashboard');
  const waiting = region(page, 'Waiting for a first contact');
  await waiting
    .getByRole('row', { name: /Up to 5 minutes/ })
    .getByRole('link', { name: '1' })
    .click();
  await expect(page).toHaveURL(/untouched=true/);
  await expect(page.getByRole('link', { name: 'Grace Hopper' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Alan Turing' })).toHaveCount(0);
});

test('the range and the comparison are in the address and survive a reload', async ({
  openBrowser,
  world,
}) => {
  await connectAll(world);
  await sendForms(world, 3);
  await counted(world, 3, 0);
  const page = await openBrowser(world.app.admin, BERLIN);
  await page.goto('/dashboard');
  await page.getByRole('combobox', { name: 'Period', exact: true }).click();
  await page.getByRole('option', { name: 'Today' }).click();
  await page.getByRole('checkbox', { name: 'Compare with the previous period' }).check();
  await expect(page).toHaveURL(/range=today/);
  await expect(page).toHaveURL(/compare=true/);
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Period', exact: true })).toContainText('Today');
  await expect(page.getByText('previous: 3').first()).toBeVisible();
});

test('an admin changes the working hours from the dashboard', async ({ openBrowser, world }) => {
  await fill(world);
  const page = await openBrowser(world.app.admin, BERLIN);
  await page.goto('/dashboard');
  const times = region(page, 'Time to first contact');
  await times.getByRole('combobox', { name: 'Which time' }).click();
  await page.getByRole('option', { name: 'Working hours' }).click();
  await times.getByRole('button', { name: 'Change' }).click();
  const dialog = page.getByRole('dialog', { name: 'Working hours' });
  await dialog.getByLabel('Time zone').fill('Europe/Madrid');
  await dialog.getByLabel('To', { exact: true }).fill('08:00');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('The end must be after the beginning.')).toBeVisible();
  await dialog.getByLabel('To', { exact: true }).fill('17:30');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(times.getByText(/09:00 to 17:30, Europe\/Madrid/)).toBeVisible();
});

for (const [language, locale, title, colorScheme] of [
  ['English', 'en-GB', 'Time to first contact', 'light'],
  ['Spanish', 'es', 'Tiempo hasta el primer contacto', 'dark'],
] as const)
  test(`the dashboard fits on every screen and passes the accessibility checks: ${language}, ${colorScheme}`, async ({
    openBrowser,
    world,
  }, info) => {
    test.setTimeout(120_000);
    await fill(world);
    const page = await openBrowser(world.app.admin, {
      ...BERLIN,
      locale,
      colorScheme,
      reducedMotion: 'reduce',
    });
    for (const width of [320, 390, 768, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto('/dashboard?compare=true');
      await expect(page.getByRole('region', { name: title, exact: true })).toBeVisible();
      await page.getByText(/Numbers as a table|Cifras en una tabla/).click();
      const tooWide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(tooWide, `${width} px`).toBe(0);
      expect(await page.evaluate(findClippedLabels), `${width} px`).toEqual([]);
      expect(await findBarriers(page), `${width} px`).toEqual([]);
      await info.attach(`${width}`, {
        body: await page.screenshot({ fullPage: true }),
        contentType: 'image/png',
      });
    }
  });

import type { Page } from '@playwright/test';
import type { TaskAnswer } from '../../src/contract/planner.ts';
import { findBarriers } from '../support/browser/axe.ts';
import { expect, test } from '../support/browser/browser-test.ts';
import { connectAll, sendForm } from '../support/browser/demo-leads.ts';
import { findClippedLabels } from '../support/browser/clipped-labels.ts';
import type { World } from '../support/start-world.ts';

const BERLIN = { timezoneId: 'Europe/Berlin', locale: 'en-GB' } as const;

async function graceOf(world: World): Promise<string> {
  await connectAll(world);
  const { leads } = await sendForm(world, { name: 'Grace Hopper', email: 'grace@example.com' });
  return (await world.lead(leads[0]?.id ?? ''))._id;
}

const dateIn = (zone: string, days = 0) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(
    new Date(Date.now() + days * 86_400_000),
  );

test('a task is given to another person, who finds it among their own', async ({
  admin,
  sales,
}) => {
  await admin.goto('/tasks');
  await admin.getByRole('button', { name: 'Add a task' }).click();
  const form = admin.getByRole('dialog', { name: 'Add a task' });
  await form.getByLabel('Title').fill('Send the offer');
  await form.getByRole('combobox', { name: 'Who does it' }).click();
  await admin.getByRole('option', { name: 'Sam Example' }).click();
  await form.getByRole('button', { name: 'Add a task' }).click();
  await expect(form).toHaveCount(0);
  await sales.goto('/tasks');
  await expect(sales.getByText('Send the offer')).toBeVisible();
});

async function fillMeeting(page: Page, date: string, time: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Plan a meeting' });
  await dialog.getByLabel('Date').fill(date);
  await dialog.getByLabel('Time', { exact: true }).fill(time);
  await dialog.getByRole('button', { name: 'Plan a meeting' }).click();
  await expect(dialog).toHaveCount(0);
}

test('a salesperson plans a meeting from the open lead, moves it, and marks it as held', async ({
  openBrowser,
  world,
}) => {
  const leadId = await graceOf(world);
  const page = await openBrowser(world.app.admin, BERLIN);
  await page.goto(`/user/allLeads/${leadId}`);
  await page.locator('[data-part="planner"]').scrollIntoViewIfNeeded();
  const section = page.getByRole('region', { name: 'Meetings and tasks' });
  await expect(section).toContainText('Nothing is planned.');
  await section.getByRole('button', { name: 'Plan a meeting' }).click();
  await expect(page.getByRole('dialog').getByLabel('Title')).toHaveValue(
    'Meeting with Grace Hopper',
  );
  await fillMeeting(page, dateIn('Europe/Berlin', 1), '09:00');
  const entry = section.getByRole('listitem');
  await expect(entry).toContainText('Meeting with Grace Hopper');
  await expect(entry).toContainText('Tomorrow');
  await expect(entry).toContainText('09:00–09:30');

  await page.getByRole('link', { name: 'Meetings', exact: true }).click();
  const day = page.getByRole('region', { name: 'Tomorrow' });
  await expect(day.getByRole('link', { name: 'Grace Hopper' })).toBeVisible();
  const actions = page.getByRole('button', { name: 'Actions for Meeting with Grace Hopper' });
  await actions.click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change the meeting' });
  await dialog.getByLabel('Time', { exact: true }).fill('10:15');
  await dialog.getByLabel('Place').fill('Main Street 1');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(day).toContainText('10:15–10:45');
  await expect(day).toContainText('Main Street 1');

  await actions.click();
  await page.getByRole('menuitem', { name: 'It took place' }).click();
  await expect(day).toContainText('Held');
});

test('a meeting is planned from the list with a lead that is found by typing, by the keyboard alone', async ({
  openBrowser,
  world,
}) => {
  await graceOf(world);
  const page = await openBrowser(world.app.admin, BERLIN);
  await page.goto('/meetings');
  await expect(page.getByRole('heading', { name: 'No meetings planned' })).toBeVisible();
  await page.getByRole('button', { name: 'Plan a meeting' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Plan a meeting' });
  await dialog.getByRole('button', { name: 'Plan a meeting' }).press('Enter');
  await expect(dialog.getByText('Choose a lead.')).toBeVisible();
  await dialog.getByRole('combobox', { name: 'Lead' }).fill('grac');
  await expect(dialog.getByRole('option', { name: /Grace Hopper/ })).toBeVisible();
  await dialog.getByRole('combobox', { name: 'Lead' }).press('Enter');
  await expect(dialog.getByLabel('Title')).toHaveValue('Meeting with Grace Hopper');
  await dialog.getByLabel('Title').press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('Meeting with Grace Hopper', { exact: true })).toBeVisible();
});

test('a cancelled meeting stays in the list and says so, and a deleted one is gone', async ({
  openBrowser,
  world,
}) => {
  const leadId = await graceOf(world);
  await world.app.admin.post('/api/meetings', {
    leadId,
    title: 'Tasting',
    start: { local: `${dateIn('Europe/Berlin', 1)}T09:00`, zone: 'Europe/Berlin' },
    durationMin: 30,
  });
  const page = await openBrowser(world.app.admin, BERLIN);
  await page.goto('/meetings');
  const actions = page.getByRole('button', { name: 'Actions for Tasting' });
  await actions.click();
  await page.getByRole('menuitem', { name: 'Cancel the meeting' }).click();
  await page
    .getByRole('alertdialog', { name: 'Cancel Tasting?' })
    .getByRole('button', { name: 'Cancel the meeting' })
    .click();
  await expect(page.getByRole('region', { name: 'Tomorrow' })).toContainText('Cancelled');
  await actions.click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('heading', { name: 'No meetings planned' })).toBeVisible();
});

test('a meeting is shown in the time of the reader, with the time of its own zone beside it', async ({
  openBrowser,
  world,
}) => {
  const leadId = await graceOf(world);
  await world.app.admin.post('/api/meetings', {
    leadId,
    title: 'Call',
    start: { local: '2031-01-15T18:00', zone: 'America/New_York' },
    durationMin: 30,
  });
  const page = await openBrowser(world.app.admin, BERLIN);
  await page.goto('/meetings');
  // Already the next day in Berlin.
  const day = page.getByRole('region', { name: /Thursday 16 January 2031|Thursday, .*16.*2031/ });
  await expect(day).toContainText(/00:00|12:00.AM/);
  await expect(day).toContainText(/(18:00|6:00.PM) in America\/New York/);
});

test('W22: whoever saves a meeting that somebody else has changed hears of it', async ({
  openBrowser,
  watch,
  world,
}) => {
  watch.expectTrouble(/^409 PATCH \/api\/meetings\//);
  const leadId = await graceOf(world);
  const { body } = await world.app.admin.post<{ _id: string }>('/api/meetings', {
    leadId,
    title: 'Tasting',
    start: { local: `${dateIn('Europe/Berlin', 1)}T09:00`, zone: 'Europe/Berlin' },
    durationMin: 30,
  });
  const page = await openBrowser(world.app.admin, BERLIN);
  await page.goto('/meetings');
  await page.getByRole('button', { name: 'Actions for Tasting' }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change the meeting' });
  await dialog.getByLabel('Place').fill('Office');
  await world.app.admin.patch(`/api/meetings/${body._id}`, { place: 'Café' });
  await expect(page.getByText('Café')).toBeVisible();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Somebody else has changed this');
});

test('tasks are shown by urgency, and one that is done can be undone', async ({
  openBrowser,
  world,
}) => {
  const leadId = await graceOf(world);
  const zone = 'Europe/Berlin';
  const add = (title: string, local: string) =>
    world.app.admin.post<TaskAnswer>('/api/tasks', { title, due: { local, zone }, leadId });
  await add('Send the offer', dateIn(zone, -1));
  await add('Call back', dateIn(zone));
  await add('Write again', dateIn(zone, 3));
  const page = await openBrowser(world.app.admin, BERLIN);
  await page.goto('/user/allLeads');
  await page.getByRole('link', { name: 'Tasks', exact: true }).click();
  const overdue = page.getByRole('region', { name: 'Overdue' });
  const today = page.getByRole('region', { name: 'Today' });
  await expect(overdue).toContainText('Send the offer');
  await expect(overdue).toContainText('Overdue since Yesterday');
  await expect(today).toContainText('Call back');
  await expect(page.getByRole('region', { name: 'Later' })).toContainText('Write again');

  await page.getByRole('checkbox', { name: 'Send the offer: done' }).check();
  await expect(overdue).toHaveCount(0);
  await expect(page.getByRole('tabpanel')).toBeFocused();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(overdue).toContainText('Send the offer');

  await page.getByRole('button', { name: 'Add a task' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a task' });
  await dialog.getByLabel('Title').fill('Order flour');
  await dialog.getByLabel('Title').press('Enter');
  await expect(today).toContainText('Order flour');
});

test('a task that somebody else adds appears by itself', async ({ openBrowser, world }) => {
  await graceOf(world);
  const page = await openBrowser(world.app.admin, BERLIN);
  await page.goto('/tasks');
  await expect(page.getByRole('heading', { name: 'Nothing to do' })).toBeVisible();
  await world.app.admin.post('/api/tasks', {
    title: 'From another browser',
    due: { local: dateIn('Europe/Berlin', 1), zone: 'Europe/Berlin' },
  });
  await expect(page.getByText('From another browser')).toBeVisible();
});

test('a person makes the address of their calendar, sees it once, and deletes it', async ({
  openBrowser,
  world,
}) => {
  const page = await openBrowser(world.app.admin);
  await page.goto('/settings/profile');
  await page.getByRole('button', { name: 'Make the address' }).click();
  const shown = page.getByRole('dialog', { name: 'Your calendar address is ready' });
  const url = await shown.getByLabel('Calendar address', { exact: true }).inputValue();
  await shown.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText(url)).toHaveCount(0);
  const read = async () => (await fetch(new URL(new URL(url).pathname, world.app.url))).status;
  expect(await read()).toBe(200);
  await page.reload();
  await expect(page.getByText(/It was last read/)).toBeVisible();
  await page.getByRole('button', { name: 'Delete the address' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('button', { name: 'Make the address' })).toBeVisible();
  expect(await read()).toBe(404);
});

for (const [language, locale, colorScheme] of [
  ['English', 'en-GB', 'light'],
  ['Spanish', 'es', 'dark'],
] as const)
  test(`meetings and tasks fit on every screen and pass the accessibility checks: ${language}, ${colorScheme}`, async ({
    openBrowser,
    world,
  }) => {
    test.setTimeout(120_000);
    const leadId = await graceOf(world);
    const zone = 'Europe/Berlin';
    for (const [title, days] of [
      ['Send the offer for the wedding cake with three tiers', -2],
      ['Call back', 0],
    ] as const)
      await world.app.admin.post('/api/tasks', {
        title,
        due: { local: dateIn(zone, days), zone },
        leadId,
      });
    for (const [title, state] of [
      ['Tasting at the bakery with the whole family', 'planned'],
      ['Video call', 'cancelled'],
    ] as const) {
      const { body } = await world.app.admin.post<{ _id: string }>('/api/meetings', {
        leadId,
        title,
        start: { local: `${dateIn(zone, 1)}T09:00`, zone: 'America/New_York' },
        durationMin: 45,
        place: 'Main Street 1, 10115 Berlin',
        url: 'https://meet.example.com/tasting',
      });
      await world.app.admin.patch(`/api/meetings/${body._id}`, { state });
    }
    const page = await openBrowser(world.app.admin, {
      ...BERLIN,
      locale,
      colorScheme,
      reducedMotion: 'reduce',
    });
    for (const width of [320, 768, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      for (const [path, landmark] of [
        ['/meetings', 'Video call'],
        ['/tasks', 'Call back'],
        [`/user/allLeads/${leadId}`, 'Video call'],
      ] as const) {
        await page.goto(path);
        if (path.endsWith(leadId))
          await page.locator('[data-part="planner"]').scrollIntoViewIfNeeded();
        await expect(page.getByText(landmark).first()).toBeVisible();
        expect(await page.evaluate(findClippedLabels), `${path} at ${width} px`).toEqual([]);
        const tooWide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(tooWide, `${path} at ${width} px`).toBe(0);
        if (width !== 768) expect(await findBarriers(page), `${path} at ${width}`).toEqual([]);
      }
      await page.goto('/meetings');
      await page.getByRole('main').getByRole('button').first().click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await findBarriers(page), `the dialog at ${width}`).toEqual([]);
    }
  });

import type { Page } from '@playwright/test';
import type { LeadDetails } from '../../src/contract/lead.ts';
import type { MeetingAnswer, TaskAnswer } from '../../src/contract/planner.ts';
import { expect, test } from '../support/browser/browser-test.ts';
import { recordAlerts } from '../support/browser/device-alerts.ts';
import type { World } from '../support/start-world.ts';

/** The person works in New York, and plans with people in Tokyo. */
const PERSON = { timezoneId: 'America/New_York', locale: 'en-GB' } as const;
const TOKYO = 'Asia/Tokyo';

/** What the clocks of a zone show some seconds from now. */
function wallTime(seconds: number, zone: string): { local: string; zone: string } {
  const moment = new Date(Date.now() + seconds * 1_000);
  const local = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(moment);
  return { local: local.replace(' ', 'T'), zone };
}

/** A moment as the person reads it. */
const clockOfPerson = (iso: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: PERSON.timezoneId,
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(iso));

const addTask = async ({ app }: World, title: string, seconds: number) =>
  (await app.admin.post<TaskAnswer>('/api/tasks', { title, due: wallTime(seconds, TOKYO) })).body;

async function planMeeting({ app }: World, title: string, seconds: number): Promise<MeetingAnswer> {
  const lead = (await app.admin.post<LeadDetails>('/api/leads', { name: 'Grace Hopper' })).body;
  const start = wallTime(seconds, TOKYO);
  const meeting = { leadId: lead._id, title, start, durationMin: 30 };
  return (await app.admin.post<MeetingAnswer>('/api/meetings', meeting)).body;
}

const message = (page: Page, text: string) =>
  page.getByRole('region', { name: 'Messages' }).getByText(text, { exact: true });

async function openTasks(page: Page): Promise<void> {
  await page.goto('/tasks');
  await expect(page.getByRole('heading', { name: 'Tasks', level: 1 })).toBeVisible();
}

test('a meeting and a task that come due are told once, at the time of the person, in the app and on the device, and not again after a reload or a restart', async ({
  openBrowser,
  watch,
  world,
}) => {
  watch.expectTrouble(/ERR_|WebSocket|^50\d/);
  const page = await openBrowser(world.app.admin, PERSON);
  const alerts = await recordAlerts(page);
  await openTasks(page);
  await alerts.hide(true);
  // A meeting reminds a quarter of an hour before it begins.
  const { start } = await planMeeting(world, 'Tasting', 600);
  const meeting = `Meeting at ${clockOfPerson(start.at)}: Tasting`;
  await expect(message(page, meeting)).toBeVisible({ timeout: 20_000 });
  await addTask(world, 'Send the offer', 3);
  await expect(message(page, 'Task due: Send the offer')).toBeVisible({ timeout: 20_000 });
  expect(await alerts.notifications()).toEqual([meeting, 'Task due: Send the offer']);

  await page.reload();
  await expect(page.getByRole('heading', { name: 'Tasks', level: 1 })).toBeVisible();
  await alerts.hide(true);
  await world.restart();
  await addTask(world, 'Order flowers', 3);
  await expect(message(page, 'Task due: Order flowers')).toBeVisible({ timeout: 30_000 });
  expect(await alerts.notifications()).toEqual(['Task due: Order flowers']);
  await expect(message(page, meeting)).toHaveCount(0);
  await expect(message(page, 'Task due: Send the offer')).toHaveCount(0);

  await page.goto('/notices');
  const list = page.getByRole('list', { name: 'Your notices' });
  await expect(list.getByRole('listitem')).toHaveCount(3);
  await expect(list.getByText(meeting)).toHaveCount(1);
});

test('a task that is moved reminds at its new time, and not at the old one', async ({
  openBrowser,
  world,
}) => {
  const page = await openBrowser(world.app.admin, PERSON);
  await openTasks(page);
  const soon = await addTask(world, 'Call back', 6);
  await world.app.admin.patch(`/api/tasks/${soon._id}`, { due: wallTime(3_600, TOKYO) });
  await addTask(world, 'Water the plants', 7);
  await expect(message(page, 'Task due: Water the plants')).toBeVisible({ timeout: 30_000 });
  await expect(message(page, 'Task due: Call back')).toHaveCount(0);
  await world.app.admin.patch(`/api/tasks/${soon._id}`, { due: wallTime(2, TOKYO) });
  await expect(message(page, 'Task due: Call back')).toBeVisible({ timeout: 30_000 });
});

test('a person who has not allowed notifications is told in the app alone, on any screen', async ({
  openBrowser,
  world,
}) => {
  const page = await openBrowser(world.app.admin, PERSON);
  await page.goto('/dashboard');
  await expect(page.getByRole('heading', { name: 'Dashboard', level: 1 })).toBeVisible();
  expect(await page.evaluate(() => Notification.permission)).not.toBe('granted');
  await addTask(world, 'Send the offer', 3);
  const told = message(page, 'Task due: Send the offer');
  await expect(told).toBeVisible({ timeout: 20_000 });
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Task due: Send the offer' })
    .getByRole('button', { name: 'Open' })
    .click();
  await expect(page.getByRole('list', { name: 'Your notices' })).toContainText('Send the offer');
});

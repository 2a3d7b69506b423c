import ICAL from 'ical.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AuditList } from '../../src/contract/audit.ts';
import type { LeadDetails } from '../../src/contract/lead.ts';
import type {
  CalendarFeedAnswer,
  MeetingAnswer,
  NewCalendarFeedAnswer,
} from '../../src/contract/planner.ts';
import type { UserList } from '../../src/contract/user.ts';
import { addUser } from '../support/add-user.ts';
import type { ApiClient } from '../support/api-client.ts';
import { searchStored } from '../support/search-bytes.ts';
import { startSalesWorld } from '../support/start-sales-world.ts';
import type { World } from '../support/start-world.ts';

let world: World;
let lead: LeadDetails;
let sales: ApiClient;
beforeAll(async () => {
  ({ world, lead, sales } = await startSalesWorld());
});
afterAll(() => world.close());

/** The year after this one, so that the meetings are in the range of a feed. */
const soon = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

const plan = async (changes: object = {}, client = sales) =>
  (
    await client.post<MeetingAnswer>('/api/meetings', {
      leadId: lead._id,
      title: 'Tasting; with cake, and coffee',
      start: { local: `${soon}T09:00`, zone: 'Europe/Berlin' },
      durationMin: 45,
      place: 'Main Street 1, 2nd floor',
      url: 'https://meet.example.com/tasting',
      ...changes,
    })
  ).body;
const make = async (body: object = {}, client = sales) =>
  (await client.post<NewCalendarFeedAnswer>('/api/account/calendar-feed', body)).body;
const read = (url: string) =>
  world.app.stranger().get<string>(new URL(url).pathname, { headers: { accept: '*/*' } });
const eventsOf = (calendar: string) =>
  new ICAL.Component(ICAL.parse(calendar) as unknown[])
    .getAllSubcomponents('vevent')
    .map((component) => new ICAL.Event(component));

test('a meeting is a file that another program reads with the right time', async () => {
  const meeting = await plan();
  const { headers, body } = await sales.get<string>(`/api/meetings/${meeting._id}/ics`);
  expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  const [event] = eventsOf(body);
  expect(event?.startDate.toJSDate().toISOString()).toBe(meeting.start.at);
  expect(event?.endDate.toJSDate().toISOString()).toBe(meeting.endsAt);
  expect(event).toMatchObject({
    uid: `${meeting._id}@leadrabbit`,
    summary: 'Tasting; with cake, and coffee',
    location: 'Main Street 1, 2nd floor',
  });
  expect((await world.app.stranger().get(`/api/meetings/${meeting._id}/ics`)).status).toBe(401);
});

test('W34: the feed of a person has their meetings in UTC, with a stable id and a rising sequence', async () => {
  const meeting = await plan();
  await plan({ title: 'Of somebody else' }, world.app.admin);
  const { url } = await make();
  const find = async () => {
    const { body } = await read(url);
    return eventsOf(body).find(({ uid }) => uid === `${meeting._id}@leadrabbit`);
  };
  const { status, headers, body } = await read(url);
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(headers.get('cache-control')).toContain('private');
  expect(body).not.toContain('Of somebody else');
  expect(body).not.toContain('TZID');
  expect(body).toMatch(/\r\nDTSTAMP:\d{8}T\d{6}Z\r\n/);
  expect((await find())?.sequence).toBe(0);

  const start = { local: `${soon}T11:00`, zone: 'America/New_York' };
  const moved = await sales.patch<MeetingAnswer>(`/api/meetings/${meeting._id}`, { start });
  expect(await find()).toMatchObject({ sequence: 1 });
  expect((await find())?.startDate.toJSDate().toISOString()).toBe(moved.body.start.at);

  await sales.patch(`/api/meetings/${meeting._id}`, { state: 'cancelled' });
  const cancelled = await find();
  expect(cancelled?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
  expect(cancelled?.sequence).toBe(2);
});

test('a feed holds titles and times only, unless its person asked for more', async () => {
  await plan();
  const plain = (await read((await make()).url)).body;
  for (const text of ['Main Street', 'meet.example.com', lead.email, lead.phone])
    expect(plain).not.toContain(text);
  const full = (await read((await make({ withPlaces: true })).url)).body;
  expect(full).toContain('Main Street');
});

test('the address is shown once, and a new one ends the one before', async () => {
  const first = await make();
  const shown = (await sales.get<CalendarFeedAnswer>('/api/account/calendar-feed')).body;
  expect(shown.feed).toMatchObject({ withPlaces: false });
  const token = /calendar\/(.+)\.ics$/.exec(first.url)?.[1] ?? '';
  expect(token.length).toBeGreaterThan(40);
  expect(JSON.stringify(shown)).not.toContain(token);
  expect(await searchStored(world.app, [token])).toEqual([]);
  const second = await make();
  expect((await read(first.url)).status).toBe(404);
  expect((await read(second.url)).status).toBe(200);
  expect(
    (await sales.get<CalendarFeedAnswer>('/api/account/calendar-feed')).body.feed,
  ).toMatchObject({ lastReadAt: expect.any(String) });
});

test('a deleted feed cannot be read any more, and that is in the audit log', async () => {
  const { url } = await make();
  expect((await sales.delete('/api/account/calendar-feed')).status).toBe(200);
  expect((await sales.delete('/api/account/calendar-feed')).status).toBe(404);
  expect((await read(url)).status).toBe(404);
  const { entries } = (await world.app.admin.get<AuditList>('/api/audit?limit=10')).body;
  expect(entries.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['calendar-feed-made', 'calendar-feed-removed']),
  );
});

test('the feed of somebody who is disabled cannot be read', async () => {
  const leaver = await addUser(world.app, 'user', 'leaver@example.com');
  const { url } = await make({}, leaver);
  expect((await read(url)).status).toBe(200);
  const { users } = (await world.app.admin.get<UserList>('/api/users')).body;
  const id = users.find(({ email }) => email === 'leaver@example.com')?.id;
  await world.app.admin.patch(`/api/users/${id}`, { disabled: true });
  expect((await read(url)).status).toBe(404);
});

import { execFileSync } from 'node:child_process';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import type { Meeting } from './meeting.ts';
import { writeCalendar } from './write-calendar.ts';

const sample = (meeting: Partial<Meeting> = {}): Meeting => ({
  id: '6745a0c0f1e2d3c4b5a69788',
  leadId: '6745a0c0f1e2d3c4b5a69700',
  ownerId: 'u1',
  title: 'Tasting',
  start: {
    local: '2026-12-01T09:00',
    zone: 'Europe/Berlin',
    at: new Date('2026-12-01T08:00:00Z'),
  },
  durationMin: 45,
  place: '',
  url: '',
  state: 'planned',
  sequence: 3,
  createdBy: { kind: 'operator' },
  createdAt: new Date('2026-11-01T08:00:00Z'),
  updatedAt: new Date('2026-11-02T08:00:00.123Z'),
  ...meeting,
});

const write = (...meetings: Meeting[]) =>
  writeCalendar(meetings, { name: 'LeadRabbit', withPlaces: true });
const readBack = (calendar: string) =>
  new ICAL.Component(ICAL.parse(calendar) as unknown[])
    .getAllSubcomponents('vevent')
    .map((component) => new ICAL.Event(component));

describe('W34: another library reads the calendar as it was meant', () => {
  test.each(['UTC', 'America/New_York', 'Asia/Kolkata'])(
    'the times are the same on a server in %s',
    (zone) => {
      const program = `
        import { writeCalendar } from ${JSON.stringify(new URL('write-calendar.ts', import.meta.url).href)};
        const meeting = JSON.parse(process.argv[1], (key, value) =>
          ['at', 'createdAt', 'updatedAt'].includes(key) ? new Date(value) : value);
        process.stdout.write(writeCalendar([meeting], { name: 'x', withPlaces: true }));`;
      const calendar = execFileSync(
        process.execPath,
        ['--input-type=module', '-e', program, JSON.stringify(sample())],
        { encoding: 'utf8', env: { ...process.env, TZ: zone } },
      );
      const [event] = readBack(calendar);
      expect(event?.startDate.toJSDate().toISOString()).toBe('2026-12-01T08:00:00.000Z');
      expect(event?.endDate.toJSDate().toISOString()).toBe('2026-12-01T08:45:00.000Z');
      expect(event?.startDate.zone.tzid).toBe('UTC');
      expect(calendar).toContain('\r\nDTSTAMP:20261102T080000Z\r\n');
    },
  );

  test('a text with commas, semicolons, backslashes, lines and emoji comes back as it was', () => {
    const title = 'Cake, "tea"; a\\b\nsecond line 🐇 ñ';
    const [event] = readBack(write(sample({ title, place: title })));
    expect(event).toMatchObject({ summary: title, location: title });
  });

  test('a text cannot add lines of its own', () => {
    const title = 'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:forged\u0007';
    const calendar = write(sample({ title, url: 'https://a.example/\r\nATTACH:x' }));
    expect(readBack(calendar)).toHaveLength(1);
    expect(calendar).not.toMatch(/^(ATTACH|SUMMARY:forged)/m);
  });

  test('no line has more than 75 bytes, and no character is cut', () => {
    const title = '🐇ñ'.repeat(60);
    const calendar = write(sample({ title }));
    for (const line of calendar.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThan(76);
    expect(readBack(calendar)[0]?.summary).toBe(title);
  });

  test('a cancelled meeting stays and says so, with its id and its sequence', () => {
    const [event] = readBack(write(sample({ state: 'cancelled' })));
    expect(event?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(event).toMatchObject({ uid: '6745a0c0f1e2d3c4b5a69788@leadrabbit', sequence: 3 });
  });

  test('an empty calendar is one that can be read', () => {
    expect(readBack(write())).toEqual([]);
  });
});

import { expect, test } from 'vitest';
import { createFormats } from '../../texts/formats.ts';
import { leadHistory } from '../../texts/en/lead-history.ts';
import { describeItem, doneBy } from './describe-item.ts';

const formats = createFormats({ language: 'en', locale: 'en-GB', timeZone: 'Europe/Berlin' });
const { timeline } = leadHistory(formats);
const describe = (type: string, changes: Record<string, readonly [string | null, string | null]>) =>
  describeItem(
    {
      type: `lead.${type}`,
      changes: Object.entries(changes).map(([field, [from, to]]) => ({ field, from, to })),
    },
    timeline,
    {
      clock: formats.clock,
      day: formats.day,
      now: new Date('2026-11-26T08:00:00Z'),
      nameOfPerson: (id) => `person ${id}`,
    },
  );

test('a new meeting says its title, its time in the zone of the reader, and its place', () => {
  const { lines, text } = describe('meeting-added', {
    state: [null, 'planned'],
    start: [null, '2026-12-01T08:00:00.000Z'],
    title: ['', 'Tasting'],
    place: ['', 'Main Street 1'],
  });
  expect([lines, text]).toEqual([[], 'Tasting · 1 Dec, 09:00 · Main Street 1']);
});

test('a changed meeting says every value before and after, and which meeting it is', () => {
  const { lines, text } = describe('meeting-changed', {
    start: ['2026-12-01T08:00:00.000Z', '2026-11-26T09:30:00.000Z'],
    state: ['planned', 'no_show'],
    place: ['', 'Main Street 1'],
    title: ['Tasting', 'Tasting'],
  });
  expect(lines).toEqual([
    { field: 'Time', before: '1 Dec, 09:00', after: '10:30' },
    { field: 'State', before: 'Planned', after: 'Did not come' },
    { field: 'Place', before: 'empty', after: 'Main Street 1' },
  ]);
  expect(text).toBe('Tasting');
});

test('a task of a whole day is due on that day, and a removed one keeps its title', () => {
  expect(describe('task-changed', { due: ['2026-12-01', '2026-12-02'] }).lines).toEqual([
    { field: 'Due', before: '1 Dec', after: '2 Dec' },
  ]);
  expect(
    describe('task-removed', { title: ['Call back', ''], due: ['2026-12-02', null] }).text,
  ).toBe('Call back · 2 Dec');
});

test('an event that was stored before values were kept says nothing wrong', () => {
  expect(describe('meeting-changed', { title: [null, null] })).toEqual({ lines: [], text: '' });
});

test('a task that is done says so, and is no list of fields', () => {
  const changes = [{ field: 'isDone', from: 'false', to: 'true' }];
  expect(doneBy({ type: 'lead.task-changed', changes })).toBe(true);
  expect(describe('task-changed', { isDone: ['false', 'true'], title: ['A', 'A'] })).toEqual({
    lines: [],
    text: 'A',
  });
});

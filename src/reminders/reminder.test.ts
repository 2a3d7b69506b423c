import { expect, test } from 'vitest';
import type { Meeting } from '../planner/meeting.ts';
import type { Task } from '../planner/task.ts';
import { deadlineOf, momentOf } from '../planner/wall-time.ts';
import { reminderOfMeeting, reminderOfTask } from './reminder.ts';

const at = (text: string) => new Date(text);
const LONG_AGO = at('2026-01-01T00:00:00Z');
const COMMON = {
  sequence: 0,
  createdBy: { kind: 'operator' } as const,
  createdAt: LONG_AGO,
  updatedAt: LONG_AGO,
};

function meeting(local: string, zone: string, fields: Partial<Meeting> = {}): Meeting {
  const start = momentOf({ local, zone });
  return {
    ...COMMON,
    id: 'meeting-1',
    leadId: 'lead-1',
    title: 'Tasting',
    start,
    durationMin: 30,
    place: '',
    url: '',
    state: 'planned',
    ownerId: 'user-1',
    ...fields,
  };
}

function task(local: string, zone: string, fields: Partial<Task> = {}): Task {
  return {
    ...COMMON,
    id: 'task-1',
    leadId: null,
    title: 'Call',
    due: deadlineOf({ local, zone }),
    assigneeId: 'user-1',
    isDone: false,
    doneAt: null,
    doneBy: null,
    ...fields,
  };
}

test('W27: a meeting reminds fifteen minutes before its time on the clocks of its zone, in summer and in winter', () => {
  for (const [local, ring] of [
    ['2026-07-01T09:00', '2026-07-01T06:45:00Z'],
    ['2026-12-01T09:00', '2026-12-01T07:45:00Z'],
    // The clocks go forward in the night before, and 02:30 becomes 03:30.
    ['2026-03-29T02:30', '2026-03-29T01:15:00Z'],
    // 02:30 occurs twice; the first counts.
    ['2026-10-25T02:30', '2026-10-25T00:15:00Z'],
  ] as const) {
    const planned = meeting(local, 'Europe/Berlin');
    const before = new Date(at(ring).getTime() - 1);
    expect(reminderOfMeeting(planned, null, before)).toBeUndefined();
    expect(reminderOfMeeting(planned, null, at(ring))).toMatchObject({
      isLate: false,
      userId: 'user-1',
    });
  }
});

test('W32: a reminder that could not come in time is late, and does not come after the end of a meeting', () => {
  const planned = meeting('2026-12-01T09:00', 'UTC');
  const late = (text: string) => reminderOfMeeting(planned, null, at(text))?.isLate;
  expect(late('2026-12-01T08:50:00Z')).toBe(false);
  expect(late('2026-12-01T08:51:00Z')).toBe(true);
  expect(late('2026-12-01T09:29:59Z')).toBe(true);
  expect(late('2026-12-01T09:30:00Z')).toBeUndefined();
});

test('a meeting that is entered shortly before its start reminds at once, and not late', () => {
  const entered = at('2026-12-01T08:55:00Z');
  const planned = meeting('2026-12-01T09:00', 'UTC', { createdAt: entered, updatedAt: entered });
  expect(reminderOfMeeting(planned, null, at('2026-12-01T08:56:00Z'))).toMatchObject({
    isLate: false,
  });
});

test('another time, another person or another item is another reminder', () => {
  const keyOf = (planned: Meeting) =>
    reminderOfMeeting(planned, null, at('2026-12-01T09:00:00Z'))?.key ?? '';
  const keys = [
    keyOf(meeting('2026-12-01T09:00', 'UTC')),
    keyOf(meeting('2026-12-01T09:01', 'UTC')),
    keyOf(meeting('2026-12-01T09:00', 'UTC', { ownerId: 'user-2' })),
    keyOf(meeting('2026-12-01T09:00', 'UTC', { id: 'meeting-2' })),
  ];
  expect(new Set(keys).size).toBe(4);
  expect(keyOf(meeting('2026-12-01T10:00', 'Europe/Berlin', { title: 'Other' }))).toBe(keys[0]);
});

test('nobody is reminded of what is cancelled or done, has no person, or was over when it was entered', () => {
  const now = at('2026-12-01T09:00:00Z');
  expect(
    reminderOfMeeting(meeting('2026-12-01T09:00', 'UTC', { state: 'cancelled' }), null, now),
  ).toBe(undefined);
  expect(reminderOfMeeting(meeting('2026-12-01T09:00', 'UTC', { ownerId: null }), null, now)).toBe(
    undefined,
  );
  expect(reminderOfTask(task('2026-12-01T09:00', 'UTC', { isDone: true }), now)).toBe(undefined);
  expect(reminderOfTask(task('2026-12-01T08:00', 'UTC', { createdAt: now }), now)).toBe(undefined);
});

test('a task reminds when it is due, and one of a whole day in the morning of that day', () => {
  const rings = (each: Task, text: string) => reminderOfTask(each, at(text)) !== undefined;
  const timed = task('2026-12-01T09:00', 'America/New_York');
  expect(rings(timed, '2026-12-01T13:59:59Z')).toBe(false);
  expect(rings(timed, '2026-12-01T14:00:00Z')).toBe(true);
  const wholeDay = task('2026-12-01', 'America/New_York');
  expect(rings(wholeDay, '2026-12-01T13:59:59Z')).toBe(false);
  expect(rings(wholeDay, '2026-12-01T14:00:00Z')).toBe(true);
});

test('a meeting reminds as long before as its owner wants, also a day, and a changed wish is not late', () => {
  const planned = meeting('2026-12-02T09:00', 'UTC');
  const rings = (minutes: number, text: string, since = '2026-11-01T00:00:00Z') =>
    reminderOfMeeting(planned, { minutes, since: at(since) }, at(text))?.isLate;
  expect(rings(1_440, '2026-12-01T08:59:59Z')).toBeUndefined();
  expect(rings(1_440, '2026-12-01T09:00:00Z')).toBe(false);
  expect(rings(1_440, '2026-12-01T12:00:00Z')).toBe(true);
  expect(rings(1_440, '2026-12-01T12:00:00Z', '2026-12-01T11:59:00Z')).toBe(false);
  expect(rings(0, '2026-12-02T08:59:59Z')).toBeUndefined();
  expect(rings(0, '2026-12-02T09:00:00Z')).toBe(false);
});

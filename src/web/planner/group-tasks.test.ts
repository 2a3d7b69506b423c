import { expect, test } from 'vitest';
import type { TaskAnswer } from '../../contract/planner.ts';
import { groupTasks } from './group-tasks.ts';
import { createPlannerFormats } from './use-planner-formats.ts';

const task = (_id: string, local: string, at: string): TaskAnswer => ({
  _id,
  title: _id,
  sequence: 0,
  createdBy: { kind: 'user', id: 'u', name: 'Ada' },
  createdAt: at,
  updatedAt: at,
  leadId: null,
  leadName: null,
  due: { local, zone: 'America/Los_Angeles', at },
  allDay: local.length === 10,
  assigneeId: null,
  assigneeName: null,
  done: false,
  doneAt: null,
  doneBy: null,
});

const TASKS = [
  task('yesterday', '2026-11-30', '2026-12-01T08:00:00Z'),
  task('this morning', '2026-12-01T08:00', '2026-12-01T16:00:00Z'),
  task('this evening', '2026-12-01T20:00', '2026-12-02T04:00:00Z'),
  task('today', '2026-12-01', '2026-12-02T08:00:00Z'),
  task('tomorrow', '2026-12-02T09:00', '2026-12-02T17:00:00Z'),
];

const ids = (tasks: readonly TaskAnswer[]) => tasks.map(({ _id }) => _id);

test('W28: today ends at midnight of the reader, not of UTC', () => {
  const { dateOf } = createPlannerFormats('en', 'America/Los_Angeles');
  // Five in the afternoon in Los Angeles, and already the next day in UTC.
  const { overdue, today, later } = groupTasks(TASKS, new Date('2026-12-02T01:00:00Z'), dateOf);
  expect(ids(overdue)).toEqual(['yesterday', 'this morning']);
  expect(ids(today)).toEqual(['this evening', 'today']);
  expect(ids(later)).toEqual(['tomorrow']);
});

test('a task that is done is never overdue', () => {
  const { dateOf } = createPlannerFormats('en', 'UTC');
  const done = TASKS.map((each) => ({ ...each, done: true }));
  expect(groupTasks(done, new Date('2030-01-01T00:00:00Z'), dateOf).overdue).toEqual([]);
});

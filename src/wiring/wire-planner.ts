import { isClosing } from '../errors.ts';
import { createCalendarFeeds, type CalendarFeeds } from '../planner/calendar-feeds.ts';
import { createPlanner, type Planner } from '../planner/planner.ts';
import { createRemind } from '../reminders/remind.ts';
import { Sweep } from '../sweep.ts';
import type { AppContext } from './app-context.ts';

/** How often to look for what people are to be reminded of, in ms. */
const REMIND_MS = 5_000;

/** What people plan, as the server uses it. */
export interface PlannerParts {
  readonly planner: Planner;
  readonly calendarFeeds: CalendarFeeds;
}

/** Reminds people of their meetings and tasks. */
export function wireReminders({
  log,
  storage,
  now,
}: Pick<AppContext, 'log' | 'storage' | 'now'>): Sweep {
  const { bus, meetings, notices, tasks, users } = storage;
  return new Sweep({
    everyMs: REMIND_MS,
    run: createRemind({
      meetings,
      tasks,
      notices,
      readReminderTimes: async () =>
        new Map((await users.list()).map(({ id, reminder }) => [id, reminder])),
      onReminded: (userId) => bus.publish({ of: 'notices', userId }),
      now,
    }),
    onError: (err) => {
      if (!isClosing(err))
        log.error({ err }, 'people could not be reminded; it is tried again in seconds');
    },
  });
}

/** Meetings, tasks, and the calendars of people. */
export function wirePlanner({ storage, now }: Pick<AppContext, 'storage' | 'now'>): PlannerParts {
  const { meetings, tasks, users, bus, calendarFeeds } = storage;
  return {
    planner: createPlanner({
      meetings,
      tasks,
      users,
      onChanged: () => bus.publish({ of: 'planner' }),
      now,
    }),
    calendarFeeds: createCalendarFeeds({ feeds: calendarFeeds, meetings, users, now }),
  };
}

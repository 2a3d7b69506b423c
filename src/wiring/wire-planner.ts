import { isClosing } from '../errors.ts';
import { createCalendarFeeds, type CalendarFeeds } from '../planner/calendar-feeds.ts';
import { createPlanner, type Planner } from '../planner/planner.ts';
import { ReminderClock } from '../reminders/reminder-clock.ts';
import { createRemind } from '../reminders/remind.ts';
import type { AppContext } from './app-context.ts';

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
}: Pick<AppContext, 'log' | 'storage' | 'now'>): ReminderClock {
  const { bus, meetings, notices, tasks } = storage;
  return new ReminderClock({
    remind: createRemind({
      meetings,
      tasks,
      notices,
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

import { createCalendarFeeds, type CalendarFeeds } from '../planner/calendar-feeds.ts';
import { createPlanner, type Planner } from '../planner/planner.ts';
import type { AppContext } from './app-context.ts';

export interface PlannerParts {
  readonly planner: Planner;
  readonly calendarFeeds: CalendarFeeds;
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

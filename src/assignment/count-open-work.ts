import type { MeetingStore, TaskStore } from '../planner/planner-store.ts';
import type { AssignmentStore } from './assignment-store.ts';

/** What a person is responsible for. */
export interface OpenWork {
  readonly leads: number;
  readonly tasks: number;
  readonly meetings: number;
}

export interface CountOpenWorkDependencies {
  readonly store: Pick<AssignmentStore, 'countOwned'>;
  readonly meetings: Pick<MeetingStore, 'list'>;
  readonly tasks: Pick<TaskStore, 'list'>;
}

const MOST_COUNTED = 100;

/** The leads of a person, their open tasks and their planned meetings; counted up to a hundred of the last two. */
export async function countOpenWork(
  { store, meetings, tasks }: CountOpenWorkDependencies,
  userId: string,
): Promise<OpenWork> {
  const open = { userId, isOpen: true, limit: MOST_COUNTED };
  const [leads, ofTasks, ofMeetings] = await Promise.all([
    store.countOwned(userId),
    tasks.list(open),
    meetings.list(open),
  ]);
  return { leads, tasks: ofTasks.items.length, meetings: ofMeetings.items.length };
}

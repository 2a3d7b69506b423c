import type { TaskAnswer } from '../../contract/planner.ts';

export interface TaskGroups {
  readonly overdue: readonly TaskAnswer[];
  readonly today: readonly TaskAnswer[];
  readonly later: readonly TaskAnswer[];
}

/** The day of a task as `2026-12-01`: of a whole day the one that was said, else that of the reader's clocks. */
export const dayOfTask = (
  { allDay, due }: Pick<TaskAnswer, 'allDay' | 'due'>,
  dateOf: (moment: Date) => string,
): string => (allDay ? due.local : dateOf(new Date(due.at)));

export const isOverdue = ({ done, due }: Pick<TaskAnswer, 'done' | 'due'>, now: Date): boolean =>
  !done && new Date(due.at) <= now;

/** Open tasks by how urgent they are, each group in the order of the list. */
export function groupTasks(
  tasks: readonly TaskAnswer[],
  now: Date,
  dateOf: (moment: Date) => string,
): TaskGroups {
  const today = dateOf(now);
  const rest = tasks.filter((task) => !isOverdue(task, now));
  const isToday = (task: TaskAnswer) => dayOfTask(task, dateOf) <= today;
  return {
    overdue: tasks.filter((task) => isOverdue(task, now)),
    today: rest.filter(isToday),
    later: rest.filter((task) => !isToday(task)),
  };
}

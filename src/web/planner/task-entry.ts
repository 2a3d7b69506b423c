import type { ChangeTaskBody, NewTaskBody, TaskAnswer, WallTime } from '../../contract/planner.ts';
import { wallTimeAt } from '../time/wall-time.ts';

/** What the form of a task holds. */
export interface TaskEntry {
  readonly title: string;
  readonly date: string;
  /** Empty for a whole day. */
  readonly time: string;
  readonly zone: string;
  readonly assigneeId: string | null;
}

/** A new task is due today. */
export const newTaskEntry = (now: Date, zone: string, me: string): TaskEntry => ({
  title: '',
  date: wallTimeAt(now, zone).date,
  time: '',
  zone,
  assigneeId: me,
});

export const toTaskEntry = ({ title, due, assigneeId }: TaskAnswer): TaskEntry => ({
  title,
  date: due.local.slice(0, 10),
  time: due.local.slice(11, 16),
  zone: due.zone,
  assigneeId,
});

const dueOf = ({ date, time, zone }: TaskEntry): WallTime => ({
  local: time === '' ? date : `${date}T${time}`,
  zone,
});

export const toNewTask = (entry: TaskEntry, leadId: string | null): NewTaskBody => ({
  leadId,
  title: entry.title,
  due: dueOf(entry),
  assigneeId: entry.assigneeId,
});

/** What has changed, with the values that the form began with. */
export function toTaskChange(entry: TaskEntry, before: TaskAnswer): ChangeTaskBody {
  const { local, zone } = before.due;
  const [due, isRenamed] = [dueOf(entry), entry.title !== before.title];
  const isMoved = JSON.stringify(due) !== JSON.stringify(dueOf(toTaskEntry(before)));
  const isGiven = entry.assigneeId !== before.assigneeId;
  return {
    ...(isRenamed && { title: entry.title }),
    ...(isMoved && { due }),
    ...(isGiven && { assigneeId: entry.assigneeId }),
    from: {
      ...(isRenamed && { title: before.title }),
      ...(isMoved && { due: { local, zone } }),
      ...(isGiven && { assigneeId: before.assigneeId }),
    },
  };
}

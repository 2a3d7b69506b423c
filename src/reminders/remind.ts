import type { NoticeStore } from '../notices/notice-store.ts';
import type { NewNotice } from '../notices/notice.ts';
import { listAll } from '../planner/list-all.ts';
import type { MeetingStore, TaskStore } from '../planner/planner-store.ts';
import type { ReminderTime } from '../users/absence.ts';
import { LONGEST_BEFORE_MS, reminderOfMeeting, reminderOfTask } from './reminder.ts';

const DAY_MS = 24 * 60 * 60_000;

/** No meeting is longer. */
const LONGEST_MEETING_MS = DAY_MS;

/** A task of a whole day reminds before its end; a day has up to 25 hours. */
const LONGEST_DAY_MS = 25 * 60 * 60_000;

/** Nobody is reminded of tasks that have been overdue for longer. */
const TASKS_BACK_MS = 7 * DAY_MS;

export interface RemindDependencies {
  readonly meetings: Pick<MeetingStore, 'list'>;
  readonly tasks: Pick<TaskStore, 'list'>;
  readonly notices: Pick<NoticeStore, 'add'>;
  /** When people want to be reminded of meetings, by their ids. */
  readonly readReminderTimes: () => Promise<ReadonlyMap<string, ReminderTime | null>>;
  /** A person was reminded. */
  readonly onReminded: (userId: string) => void;
  readonly now: () => Date;
}

/**
 * Reminds people of all meetings and tasks whose time has come. What was told before is not told again, because a notice
 * is stored once by its key: also after a restart, and if several processes remind.
 */
export function createRemind({
  meetings,
  tasks,
  notices,
  readReminderTimes,
  onReminded,
  now,
}: RemindDependencies): () => Promise<void> {
  /** What this process knows to be told, so that it does not ask the storage again each time. */
  let told = new Set<string>();

  const tell = async (reminders: readonly NewNotice[]) => {
    const isTold = told;
    told = new Set(reminders.map(({ key }) => key));
    for (const reminder of reminders) {
      if (isTold.has(reminder.key)) continue;
      try {
        if (await notices.add(reminder)) onReminded(reminder.userId);
      } catch (error) {
        told.delete(reminder.key);
        throw error;
      }
    }
  };

  return async () => {
    const at = now();
    const after = (ms: number) => new Date(at.getTime() + ms);
    const soon = { from: after(-LONGEST_MEETING_MS), to: after(LONGEST_BEFORE_MS + 1) };
    const due = { from: after(-TASKS_BACK_MS), to: after(LONGEST_DAY_MS) };
    const reminders: NewNotice[] = [];
    const times = await readReminderTimes();
    for await (const meeting of listAll(meetings, { ...soon, isOpen: true }))
      reminders.push(
        ...toList(reminderOfMeeting(meeting, times.get(meeting.ownerId ?? '') ?? null, at)),
      );
    for await (const task of listAll(tasks, { ...due, isOpen: true }))
      reminders.push(...toList(reminderOfTask(task, at)));
    await tell(reminders);
  };
}

const toList = <Value>(value: Value | undefined): readonly Value[] =>
  value === undefined ? [] : [value];

import type { NewNotice } from '../notices/notice.ts';
import { endOf, type Meeting } from '../planner/meeting.ts';
import type { Task } from '../planner/task.ts';
import { REMINDER_MINUTES, USUAL_REMINDER_MINUTES, type ReminderTime } from '../users/absence.ts';
import { isWholeDay, momentOf, type PlannedTime } from '../planner/wall-time.ts';

const MINUTE_MS = 60_000;

/** How long before its start a meeting can remind at most, in ms. */
export const LONGEST_BEFORE_MS = Math.max(...REMINDER_MINUTES) * MINUTE_MS;

/** When a task of a whole day reminds, by the clocks of its zone. */
const MORNING = '09:00';

/** A reminder that comes later than this after its time is late, in ms. */
const LATE_MS = 5 * 60_000;

/**
 * The reminder of a meeting, if it is time for it: from the time that its owner has chosen until its end.
 *
 * @param wanted null: the usual time
 * @returns undefined if it is not time, or nobody is to be reminded
 */
export function reminderOfMeeting(
  meeting: Meeting,
  wanted: ReminderTime | null,
  now: Date,
): NewNotice | undefined {
  const { id, leadId, ownerId, state, start } = meeting;
  if (ownerId === null || state !== 'planned' || endOf(meeting) <= now) return undefined;
  const minutes = wanted?.minutes ?? USUAL_REMINDER_MINUTES;
  const ringAt = new Date(start.at.getTime() - minutes * MINUTE_MS);
  const common = { kind: 'meeting-soon', itemId: id, leadId, userId: ownerId } as const;
  const since = wanted?.since;
  return ringAt <= now
    ? toNotice(common, { due: start, ringAt, item: meeting, since, now })
    : undefined;
}

/** The reminder of a task, if it is time for it: when it is due, or in the morning of its day. */
export function reminderOfTask(task: Task, now: Date): NewNotice | undefined {
  const { id, leadId, assigneeId, isDone, due } = task;
  if (assigneeId === null || isDone) return undefined;
  const ringAt = isWholeDay(due)
    ? momentOf({ local: `${due.local}T${MORNING}`, zone: due.zone }).at
    : due.at;
  const common = { kind: 'task-due', itemId: id, leadId, userId: assigneeId } as const;
  return ringAt <= now ? toNotice(common, { due, ringAt, item: task, now }) : undefined;
}

interface Ringing {
  readonly due: PlannedTime;
  readonly ringAt: Date;
  readonly item: Meeting | Task;
  /** Since when the person has had this setting. */
  readonly since?: Date | undefined;
  readonly now: Date;
}

/**
 * One item reminds one person once of one time. If its time changes it reminds again. Nobody is reminded of what was over
 * when it was entered.
 */
function toNotice(
  notice: Pick<NewNotice, 'kind' | 'itemId' | 'leadId' | 'userId'>,
  { due, ringAt, item, since, now }: Ringing,
): NewNotice | undefined {
  if (item.createdAt > due.at) return undefined;
  const expectedAt = Math.max(
    ...[ringAt, item.updatedAt, since ?? ringAt].map((time) => time.getTime()),
  );
  return {
    ...notice,
    key: `reminder:${notice.itemId}:${due.at.getTime()}:${notice.userId}`,
    dueAt: due.at,
    isLate: now.getTime() - expectedAt > LATE_MS,
    createdAt: now,
  };
}

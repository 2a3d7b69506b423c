import type { Actor } from '../users/actor.ts';
import { editFields } from './edit.ts';
import type { ItemRules, PlannedItem } from './planned-item.ts';
import { isWholeDay, type PlannedTime } from './wall-time.ts';

/** What a person can change of a task. */
export interface TaskFields {
  readonly title: string;
  /** `at` is the moment after which it is overdue: of a whole day its end. */
  readonly due: PlannedTime;
  /** The user who does it; null if nobody does yet. */
  readonly assigneeId: string | null;
  readonly isDone: boolean;
}

/** Something to do until a time. */
export interface Task extends PlannedItem, TaskFields {
  /** Null until it is done. */
  readonly doneAt: Date | null;
  readonly doneBy: Actor | null;
}

export const TASK_RULES: ItemRules<Task, TaskFields> = {
  name: 'task',
  edit: (before, edit, by, now) => {
    const edited = editFields(before, edit);
    if (edited.kind !== 'changed') return edited;
    const { isDone } = edited.item;
    const done =
      isDone === before.isDone ? {} : { doneAt: isDone ? now : null, doneBy: isDone ? by : null };
    return {
      kind: 'changed',
      item: { ...edited.item, ...done, sequence: before.sequence + 1, updatedAt: now },
    };
  },
  toEventValues: ({ due, assigneeId, isDone }) => ({
    // Of a whole day the day itself: its end is the first moment of the next one.
    due: isWholeDay(due) ? due.local : due.at.toISOString(),
    assigneeId,
    isDone,
  }),
  privateFields: ['title'],
};

import type { Task } from '../../../planner/task.ts';
import * as column from '../columns.ts';
import {
  COMMON_COLUMNS,
  readActor,
  readPlannedTime,
  toActorRow,
  toCommonFields,
  toCommonRow,
  toTimeRow,
  type PlannerTable,
} from './planner-table.ts';

export const taskTable: PlannerTable<Task> = {
  name: 'tasks',
  columns: [
    ...COMMON_COLUMNS,
    'assigneeId',
    'title',
    'dueLocal',
    'dueZone',
    'dueAt',
    'doneAt',
    'doneByKind',
    'doneById',
    'doneByName',
  ],
  at: 'dueAt',
  userId: 'assigneeId',
  isOpen: 'doneAt IS NULL',
  momentOf: ({ due }) => due.at,
  toRow: (task) => ({
    ...toCommonRow(task),
    assigneeId: task.assigneeId,
    title: task.title,
    ...toTimeRow('due', task.due),
    doneAt: column.millis(task.doneAt),
    ...toActorRow('doneBy', task.doneBy),
  }),
  toItem: (row) => {
    const doneAt = column.timeOrNull(row, 'doneAt');
    return {
      ...toCommonFields(row),
      assigneeId: column.textOrNull(row, 'assigneeId'),
      title: column.text(row, 'title'),
      due: readPlannedTime(row, 'due'),
      isDone: doneAt !== null,
      doneAt,
      doneBy: doneAt && readActor(row, 'doneBy'),
    };
  },
};

import type { Task } from '../../../planner/task.ts';
import { toActorColumns } from '../../actor-columns.ts';
import { toText, toTime } from '../fields.ts';
import {
  readActor,
  readPlannedTime,
  toCommonFields,
  type PlannerCollection,
  type PlannerDocument,
} from './planner-document.ts';

export const taskCollection: PlannerCollection<Task> = {
  name: 'tasks',
  at: 'due.at',
  userId: 'assigneeId',
  openAt: { key: { doneAt: 1, 'due.at': 1, _id: 1 } },
  isOpen: { doneAt: null },
  isNotOpen: { doneAt: { $ne: null } },
  momentOf: ({ due }) => due.at,
  toFields: ({ assigneeId, title, due, doneAt, doneBy }) => ({
    assigneeId,
    title,
    due,
    doneAt,
    doneBy: doneBy && toActorColumns(doneBy),
  }),
  toItem: (document) => {
    const { assigneeId, title, due, ...rest } = document as PlannerDocument &
      Record<string, unknown>;
    const doneAt = toTime(rest['doneAt']);
    return {
      ...toCommonFields(document),
      assigneeId: typeof assigneeId === 'string' ? assigneeId : null,
      title: toText(title),
      due: readPlannedTime(due),
      isDone: doneAt !== null,
      doneAt,
      doneBy: doneAt && readActor(rest['doneBy']),
    };
  },
};

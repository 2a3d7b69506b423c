import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import type { TaskAnswer } from '../../contract/planner.ts';
import { usePlannerTexts } from '../texts/use-texts.ts';
import { useNow } from '../time/use-now.ts';
import { dayOfTask, isOverdue } from './group-tasks.ts';
import { nameDay } from './days.ts';
import { TaskActions } from './task-actions.tsx';
import { useFinishTask } from './use-finish-task.ts';
import { usePlannerFormats } from './use-planner-formats.ts';

interface TaskRowProps {
  task: TaskAnswer;
  /** Whether to say whose it is. */
  withAssignee?: boolean;
  /** Whether its lead is open beside it. */
  isOnLead?: boolean;
}

/** One task with the box that marks it as done. */
export function TaskRow({ task, withAssignee, isOnLead }: TaskRowProps) {
  const texts = usePlannerTexts();
  const { tasks } = texts;
  const { finish, isDone } = useFinishTask(task);
  return (
    <li className="flex min-w-0 items-start gap-1 py-2 pr-2 pl-2">
      <label className="grid size-8 shrink-0 place-items-center pointer-coarse:size-10">
        <input
          type="checkbox"
          aria-label={tasks.markDone(task.title)}
          className="size-4 accent-accent"
          checked={isDone}
          onChange={({ target }) => finish(target.checked)}
        />
      </label>
      <div className="grid min-w-0 flex-1 gap-0.5 py-1">
        <span
          dir="auto"
          className={clsx(
            'text-base font-medium [overflow-wrap:anywhere]',
            isDone && 'text-muted line-through',
          )}
        >
          {task.title}
        </span>
        <p className="flex flex-wrap gap-x-4 gap-y-0.5 text-sm text-muted">
          <TaskTime task={task} />
          {!isOnLead && task.leadId !== null && (
            <Link
              to="/user/allLeads/$leadId"
              params={{ leadId: task.leadId }}
              dir="auto"
              className="text-accent-text hover:underline"
            >
              {task.leadName || texts.noName}
            </Link>
          )}
          {withAssignee && task.assigneeName !== null && (
            <span dir="auto">{task.assigneeName}</span>
          )}
          {task.doneBy && <span dir="auto">{tasks.doneBy(task.doneBy.name)}</span>}
        </p>
      </div>
      <TaskActions task={task} />
    </li>
  );
}

/** When a task is due, in the time of the reader. */
function TaskTime({ task }: { task: TaskAnswer }) {
  const texts = usePlannerTexts();
  const { dateOf, weekday, timeOfDay } = usePlannerFormats();
  const now = useNow();
  const moment = new Date(task.due.at);
  const day = nameDay(dayOfTask(task, dateOf), dateOf(now), { texts, weekday });
  const time = task.allDay ? day : `${day}, ${timeOfDay(moment)}`;
  const isLate = isOverdue(task, now);
  return (
    <time dateTime={task.due.at} className={isLate ? 'text-danger-text' : undefined}>
      {isLate ? texts.tasks.overdueSince(time) : time}
    </time>
  );
}

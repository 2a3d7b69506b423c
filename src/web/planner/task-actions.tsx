import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { TaskAnswer } from '../../contract/planner.ts';
import { deleteTask } from '../api/planner.ts';
import { usePlannerTexts } from '../texts/use-texts.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { addTaskAgain } from './change-back.ts';
import { TaskDialog } from './task-dialog.tsx';
import { usePlannerChange } from './use-planner-change.ts';
import { useTellPlanned } from './use-tell-planned.ts';

/** The buttons that change a task and delete it. */
export function TaskActions({ task }: { task: TaskAnswer }) {
  const texts = usePlannerTexts();
  const { tasks } = texts;
  const [opened, open] = useState<'change' | 'delete'>();
  const close = () => open(undefined);
  const tellPlanned = useTellPlanned();
  const deletion = usePlannerChange(() => deleteTask(task._id), {
    onDone: () => tellPlanned(tasks.deleted(task.title), () => addTaskAgain(task)),
  });
  const remove = () => {
    close();
    deletion.mutate(undefined);
  };
  return (
    <>
      <IconButton
        label={`${texts.edit}: ${task.title}`}
        hint={texts.edit}
        onClick={() => open('change')}
      >
        <Pencil className="size-4" />
      </IconButton>
      <IconButton
        label={`${tasks.delete}: ${task.title}`}
        hint={tasks.delete}
        onClick={() => open('delete')}
      >
        <Trash2 className="size-4" />
      </IconButton>
      {opened === 'change' && <TaskDialog task={task} onClose={close} />}
      <ConfirmDialog
        isOpen={opened === 'delete'}
        title={tasks.deletion.title(task.title)}
        action={tasks.deletion.action}
        isDanger
        onConfirm={remove}
        onCancel={close}
      >
        <p>{tasks.deletion.text}</p>
      </ConfirmDialog>
    </>
  );
}

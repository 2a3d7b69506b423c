import type { TaskAnswer } from '../../contract/planner.ts';
import { changeTask } from '../api/planner.ts';
import { usePlannerTexts } from '../texts/use-texts.ts';
import { toast } from '../ui/toast.ts';
import { usePlannerChange } from './use-planner-change.ts';

interface Finishing {
  readonly done: boolean;
  readonly isUndo?: true;
}

/** Marks a task as done or as open again. The message that says so takes it back. */
export function useFinishTask(task: TaskAnswer) {
  const { tasks } = usePlannerTexts();
  const { mutate, isPending, variables } = usePlannerChange(
    ({ done }: Finishing) => changeTask(task._id, { done }),
    {
      onDone: (_answer, { done, isUndo }) => {
        if (isUndo) return;
        toast.success((done ? tasks.finished : tasks.reopened)(task.title), {
          key: `task ${task._id}`,
          action: {
            label: tasks.undo,
            isUndo: true,
            onPress: () => mutate({ done: !done, isUndo: true }),
          },
        });
      },
    },
  );
  // At once as it will be: the answer takes a moment.
  return {
    finish: (done: boolean) => mutate({ done }),
    isDone: isPending ? variables.done : task.done,
  };
}

import type { TaskAnswer } from '../../contract/planner.ts';
import { changeTask } from '../api/planner.ts';
import { usePlannerTexts } from '../texts/use-texts.ts';
import { toast } from '../ui/toast.ts';
import { usePlannerChange } from './use-planner-change.ts';

/** Marks a task as done or as open again. What was done can be undone for some seconds. */
export function useFinishTask(task: TaskAnswer) {
  const { tasks } = usePlannerTexts();
  const { mutate, isPending, variables } = usePlannerChange(
    (done: boolean) => changeTask(task._id, { done }),
    {
      onDone: (_answer, done) => {
        if (!done) return;
        toast.success(tasks.finished(task.title), {
          key: `task ${task._id}`,
          action: { label: tasks.undo, isUndo: true, onPress: () => mutate(false) },
        });
      },
    },
  );
  // At once as it will be: the answer takes a moment.
  return { finish: (done: boolean) => mutate(done), isDone: isPending ? variables : task.done };
}

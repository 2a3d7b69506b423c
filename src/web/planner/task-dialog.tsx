import { useRef, useState } from 'react';
import type { TaskAnswer } from '../../contract/planner.ts';
import { addTask, changeTask, deleteTask } from '../api/planner.ts';
import { useUser } from '../shell/use-user.ts';
import { shownTimeZone } from '../texts/time-zone-setting.ts';
import { usePlannerTexts } from '../texts/use-texts.ts';
import { useNow } from '../time/use-now.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { reverseChange } from './change-back.ts';
import { DueFields } from './due-fields.tsx';
import type { ChosenLead } from './lead-choice.tsx';
import { PersonField } from './person-field.tsx';
import { PlannerForm } from './planner-form.tsx';
import {
  newTaskEntry,
  toNewTask,
  toTaskChange,
  toTaskEntry,
  type TaskEntry,
} from './task-entry.ts';
import { usePlannerChange } from './use-planner-change.ts';
import { useTellPlanned } from './use-tell-planned.ts';

interface TaskDialogProps {
  /** The task to change; a new one if it is left out. */
  task?: TaskAnswer;
  /** The lead of a new task, if it has one. */
  lead?: ChosenLead;
  onClose: () => void;
}

/** Adds a task, or changes one. */
export function TaskDialog({ task: shown, lead, onClose }: TaskDialogProps) {
  // As it was when the form opened, whatever others change in between.
  const [task] = useState(shown);
  const { form, tasks } = usePlannerTexts();
  const now = useNow();
  const { id: me } = useUser();
  const titleField = useRef<HTMLInputElement>(null);
  const [entry, setEntry] = useState<TaskEntry>(() =>
    task ? toTaskEntry(task) : newTaskEntry(now, shownTimeZone(), me),
  );
  const [problems, setProblems] = useState<{ title?: string; date?: string }>({});
  const tellPlanned = useTellPlanned();
  const saving = usePlannerChange(
    () =>
      task
        ? changeTask(task._id, toTaskChange(entry, task))
        : addTask(toNewTask(entry, lead?._id ?? null)),
    {
      onDone: (answer) => {
        const { _id, sequence } = answer;
        const change = task && toTaskChange(entry, task);
        if (change)
          tellPlanned(tasks.changed(answer.title), () =>
            changeTask(_id, reverseChange(change, answer)),
          );
        else tellPlanned(tasks.added(answer.title), () => deleteTask(_id, sequence));
        onClose();
      },
      // The form shows it.
      onFailed: () => undefined,
    },
  );
  const set = (change: Partial<TaskEntry>) => setEntry((before) => ({ ...before, ...change }));
  const submit = () => {
    const found = {
      ...(entry.title.trim() === '' && { title: form.noTitle }),
      ...(entry.date === '' && { date: form.noDate }),
    };
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    saving.mutate(undefined);
  };
  return (
    <Dialog
      title={task ? tasks.change : tasks.add}
      isOpen
      firstFocus={() => titleField.current}
      onClose={() => !saving.isPending && onClose()}
    >
      <PlannerForm
        problem={saving.error?.message}
        isBusy={saving.isPending}
        onSubmit={submit}
        onCancel={onClose}
        {...(!task && { action: tasks.add })}
      >
        <Field
          label={form.title}
          autoComplete="off"
          maxLength={200}
          ref={titleField}
          value={entry.title}
          error={problems.title}
          onChange={({ target }) => set({ title: target.value })}
        />
        <DueFields entry={entry} error={problems.date} onChange={set} />
        <PersonField
          label={form.assignee}
          value={entry.assigneeId}
          onChange={(assigneeId) => set({ assigneeId })}
        />
      </PlannerForm>
    </Dialog>
  );
}

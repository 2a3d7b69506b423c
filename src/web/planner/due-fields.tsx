import { usePlannerTexts } from '../texts/use-texts.ts';
import { Field } from '../ui/field.tsx';
import type { TaskEntry } from './task-entry.ts';

interface DueFieldsProps {
  entry: TaskEntry;
  /** What is wrong with the date. */
  error: string | undefined;
  onChange: (change: Partial<TaskEntry>) => void;
}

/** When a task is due: on a day, or at a time of it. */
export function DueFields({ entry, error, onChange }: DueFieldsProps) {
  const { form } = usePlannerTexts();
  return (
    <div className="grid gap-1.5">
      <div className="grid grid-cols-2 gap-3">
        <Field
          label={form.date}
          type="date"
          value={entry.date}
          error={error}
          onChange={({ target }) => onChange({ date: target.value })}
        />
        <Field
          label={form.time}
          type="time"
          value={entry.time}
          onChange={({ target }) => onChange({ time: target.value })}
        />
      </div>
      <p className="text-xs text-pretty text-muted">
        {form.wholeDay} {form.zone(entry.zone.replaceAll('_', ' '))}
      </p>
    </div>
  );
}

import { usePlannerTexts } from '../texts/use-texts.ts';
import { Field } from '../ui/field.tsx';
import { Select } from '../ui/select.tsx';
import type { MeetingEntry } from './meeting-entry.ts';

const DURATIONS = [15, 30, 45, 60, 90, 120] as const;

interface WhenFieldsProps {
  entry: MeetingEntry;
  error: string | undefined;
  onChange: (change: Partial<MeetingEntry>) => void;
}

/** When a meeting begins, and how long it takes. */
export function WhenFields({ entry, error, onChange }: WhenFieldsProps) {
  const { form } = usePlannerTexts();
  const durations = [...new Set([...DURATIONS, entry.durationMin])].toSorted((a, b) => a - b);
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
      <div className="grid gap-1.5">
        <span className="text-sm font-medium" aria-hidden="true">
          {form.duration}
        </span>
        <Select
          label={form.duration}
          className="w-full"
          value={String(entry.durationMin)}
          options={durations.map((minutes) => ({
            value: String(minutes),
            label: form.minutes(minutes),
          }))}
          onChange={(value) => onChange({ durationMin: Number(value) })}
        />
      </div>
      <p className="text-xs text-muted">{form.zone(entry.zone.replaceAll('_', ' '))}</p>
    </div>
  );
}

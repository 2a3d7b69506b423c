import { usePlannerTexts } from '../texts/use-texts.ts';
import { Field } from '../ui/field.tsx';
import type { MeetingEntry } from './meeting-entry.ts';

interface PlaceFieldsProps {
  entry: MeetingEntry;
  /** What is wrong with the link. */
  error: string | undefined;
  onChange: (change: Partial<MeetingEntry>) => void;
}

/** Where a meeting is: a place, a link, or both. */
export function PlaceFields({ entry, error, onChange }: PlaceFieldsProps) {
  const { form } = usePlannerTexts();
  return (
    <>
      <Field
        label={form.place}
        autoComplete="off"
        maxLength={200}
        value={entry.place}
        onChange={({ target }) => onChange({ place: target.value })}
      />
      <Field
        label={form.url}
        hint={form.urlHint}
        type="url"
        inputMode="url"
        autoComplete="off"
        maxLength={2000}
        value={entry.url}
        error={error}
        onChange={({ target }) => onChange({ url: target.value })}
      />
    </>
  );
}

import { X } from 'lucide-react';
import { useState, type SubmitEvent } from 'react';
import type { Absence } from '../../contract/absence.ts';
import type { AbsenceTexts } from '../../texts/texts.ts';
import { useFormats } from '../texts/use-texts.ts';
import { useNow } from '../time/use-now.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { sayDays } from './say-days.ts';

interface AbsenceListProps {
  absences: readonly Absence[];
  texts: AbsenceTexts;
  isBusy: boolean;
  /** What the server said. */
  error: string | undefined;
  /** Stores the list. */
  onChange: (absences: Absence[]) => void;
}

const EMPTY = { from: '', to: '' };

/** The absences of a person: each change is stored at once. Those that are over are left out. */
export function AbsenceList({ absences, texts, isBusy, error, onChange }: AbsenceListProps) {
  const { locale } = useFormats();
  const [draft, set] = useState<Absence>(EMPTY);
  const [problem, setProblem] = useState<string>();
  const today = useNow().toISOString().slice(0, 10);
  const coming = absences.filter(({ to }) => to >= today);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const found = problemOf(draft, texts);
    setProblem(found);
    if (found !== undefined) return;
    onChange([...coming, draft].toSorted((one, other) => (one.from < other.from ? -1 : 1)));
    set(EMPTY);
  };
  return (
    <div className="grid gap-3">
      {coming.length === 0 ? (
        <p className="text-sm text-muted">{texts.none}</p>
      ) : (
        <ul className="divide-y divide-line rounded-lg border border-line">
          {coming.map((absence) => {
            const days = sayDays(absence, locale);
            return (
              <li
                key={`${absence.from} ${absence.to}`}
                className="flex min-h-11 items-center justify-between gap-3 py-1 pr-1.5 pl-3 text-sm"
              >
                {days}
                <IconButton
                  label={texts.remove(days)}
                  disabled={isBusy}
                  onClick={() => onChange(coming.filter((each) => each !== absence))}
                >
                  <X className="size-4" />
                </IconButton>
              </li>
            );
          })}
        </ul>
      )}
      <form className="flex flex-wrap items-end gap-3" noValidate onSubmit={submit}>
        <Field
          label={texts.from}
          type="date"
          value={draft.from}
          onChange={({ target }) =>
            set({ from: target.value, to: draft.to < target.value ? target.value : draft.to })
          }
        />
        <Field
          label={texts.to}
          type="date"
          value={draft.to}
          onChange={({ target }) => set({ ...draft, to: target.value })}
        />
        <Button type="submit" className="h-9 pointer-coarse:h-11" isBusy={isBusy}>
          {texts.add}
        </Button>
      </form>
      {(problem ?? error) !== undefined && (
        <p role="alert" className="text-sm text-pretty text-danger-text">
          {problem ?? error}
        </p>
      )}
    </div>
  );
}

function problemOf({ from, to }: Absence, texts: AbsenceTexts): string | undefined {
  if (from === '' || to === '') return texts.noDays;
  return to < from ? texts.wrongOrder : undefined;
}

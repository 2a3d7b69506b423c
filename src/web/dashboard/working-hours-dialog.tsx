import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import type { WorkingHours } from '../../contract/dashboard.ts';
import { DASHBOARD } from '../api/dashboard-key.ts';
import { saveWorkingHours } from '../api/dashboard.ts';
import { useDashboardTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { toast } from '../ui/toast.ts';
import { useWeekdays } from './use-weekdays.ts';

interface WorkingHoursDialogProps {
  hours: WorkingHours;
  onClose: () => void;
}

/** Changes when the team works. */
export function WorkingHoursDialog({ hours, onClose }: WorkingHoursDialogProps) {
  const { hours: texts } = useDashboardTexts();
  const client = useQueryClient();
  const [entered, setEntered] = useState(hours);
  const save = useMutation({
    mutationFn: saveWorkingHours,
    onSuccess: () => {
      toast.success(texts.saved);
      void client.invalidateQueries({ queryKey: DASHBOARD });
      onClose();
    },
  });
  const isInOrder = entered.from < entered.to;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isInOrder) save.mutate(entered);
  };
  return (
    <Dialog title={texts.title} isOpen onClose={onClose}>
      <form className="grid gap-4" onSubmit={submit}>
        <p className="text-sm text-muted">{texts.intro}</p>
        <DaysField days={entered.days} onChange={(days) => setEntered({ ...entered, days })} />
        <div className="grid grid-cols-2 gap-3">
          <Field
            label={texts.from}
            type="time"
            required
            value={entered.from}
            onChange={({ target }) => setEntered({ ...entered, from: target.value })}
          />
          <Field
            label={texts.to}
            type="time"
            required
            value={entered.to}
            error={isInOrder ? undefined : texts.order}
            onChange={({ target }) => setEntered({ ...entered, to: target.value })}
          />
        </div>
        <Field
          label={texts.zone}
          hint={texts.zoneHint}
          required
          maxLength={64}
          value={entered.zone}
          error={save.error?.message}
          onChange={({ target }) => setEntered({ ...entered, zone: target.value })}
        />
        <div className="flex justify-end">
          <Button type="submit" look="primary" isBusy={save.isPending}>
            {texts.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface DaysFieldProps {
  days: readonly number[];
  onChange: (days: number[]) => void;
}

function DaysField({ days, onChange }: DaysFieldProps) {
  const { hours: texts } = useDashboardTexts();
  const weekdays = useWeekdays();
  const toggle = (day: number, isChecked: boolean) => {
    const others = days.filter((each) => each !== day);
    onChange((isChecked ? [...others, day] : others).toSorted((one, other) => one - other));
  };
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">{texts.days}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-2">
        {weekdays.map(({ day, name }) => (
          <label key={day} className="flex min-h-8 items-center gap-1.5 text-sm">
            <input
              type="checkbox"
              className="size-4 accent-accent"
              checked={days.includes(day)}
              onChange={({ target }) => toggle(day, target.checked)}
            />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

import { useState } from 'react';
import type { WorkingHours } from '../../contract/dashboard.ts';
import { useUser } from '../shell/use-user.ts';
import { useDashboardTexts, useFormats } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { useWeekdays } from './use-weekdays.ts';
import { WorkingHoursDialog } from './working-hours-dialog.tsx';

/** The hours that the times count. Admins can change them. */
export function WorkingHoursLine({ hours }: { hours: WorkingHours }) {
  const { times } = useDashboardTexts();
  const { list } = useFormats();
  const weekdays = useWeekdays();
  const isAdmin = useUser().role === 'admin';
  const [isOpen, setOpen] = useState(false);
  const days = list(weekdays.filter(({ day }) => hours.days.includes(day)).map(({ name }) => name));
  return (
    <div className="flex flex-wrap items-center gap-2 text-xs text-muted">
      {times.hours(days, hours.from, hours.to, hours.zone)}
      {isAdmin && (
        <Button size="sm" onClick={() => setOpen(true)}>
          {times.changeHours}
        </Button>
      )}
      {isOpen && <WorkingHoursDialog hours={hours} onClose={() => setOpen(false)} />}
    </div>
  );
}

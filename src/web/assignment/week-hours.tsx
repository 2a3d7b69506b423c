import clsx from 'clsx';
import { Plus, X } from 'lucide-react';
import { useId } from 'react';
import { useAdminTexts, useFormats } from '../texts/use-texts.ts';
import { inputLook } from '../ui/field.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import type { Week } from './rule-draft.ts';

type Day = keyof Week;
type Ranges = NonNullable<Week[Day]>;
type Range = Ranges[number];

const DAYS: readonly Day[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const OFFICE: Range = { from: '09:00', to: '17:00' };
const MOST_RANGES = 10;

interface WeekHoursProps {
  value: Week;
  onChange: (value: Week) => void;
}

/** The hours of each day of a week. A day may have several, such as before and after a break. */
export function WeekHours({ value, onChange }: WeekHoursProps) {
  const { days } = useAdminTexts().assignment.form;
  const { locale } = useFormats();
  const nameOf = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  return (
    <fieldset className="grid">
      <legend className="mb-1 text-sm font-medium">{days}</legend>
      <ul className="divide-y divide-line rounded-lg border border-line">
        {DAYS.map((day, index) => (
          <DayHours
            key={day}
            // 5 January 1970 was a Monday.
            name={nameOf.format(new Date(Date.UTC(1970, 0, 5 + index)))}
            ranges={value[day] ?? []}
            usual={usualOf(value)}
            onChange={(ranges) => onChange({ ...value, [day]: ranges })}
          />
        ))}
      </ul>
    </fieldset>
  );
}

/** What a day begins with: the hours of the first day that has any. */
const usualOf = (week: Week): Ranges =>
  DAYS.map((day) => week[day] ?? []).find((ranges) => ranges.length > 0) ?? [OFFICE];

interface DayHoursProps {
  name: string;
  ranges: Ranges;
  usual: Ranges;
  onChange: (ranges: Ranges) => void;
}

function DayHours({ name, ranges, usual, onChange }: DayHoursProps) {
  const { addHours, free } = useAdminTexts().assignment.form;
  const id = useId();
  const last = ranges.at(-1);
  return (
    <li className="flex min-h-11 items-start gap-2.5 px-3 py-1.5 text-sm max-sm:flex-wrap max-sm:gap-y-0">
      <label
        htmlFor={id}
        className={clsx(
          'flex h-8 w-28 shrink-0 items-center gap-2.5 pointer-coarse:h-10',
          last && 'max-sm:w-full',
        )}
      >
        <input
          id={id}
          type="checkbox"
          className="size-4 shrink-0 accent-accent"
          checked={ranges.length > 0}
          onChange={({ target }) => onChange(target.checked ? [...usual] : [])}
        />
        <span className="first-letter:uppercase">{name}</span>
      </label>
      <div className="grid min-w-0 flex-1 gap-1.5">
        {ranges.length === 0 && (
          <p className="flex h-8 items-center text-muted pointer-coarse:h-10">{free}</p>
        )}
        {ranges.map((range, index) => (
          <RangeFields
            key={index}
            name={name}
            range={range}
            onChange={(changed) => onChange(ranges.with(index, changed))}
            onRemove={ranges.length > 1 ? () => onChange(ranges.toSpliced(index, 1)) : undefined}
          />
        ))}
      </div>
      {last && ranges.length < MOST_RANGES && (
        <IconButton
          label={addHours(name)}
          onClick={() => onChange([...ranges, { from: last.to, to: '24:00' }])}
        >
          <Plus className="size-4" />
        </IconButton>
      )}
    </li>
  );
}

interface RangeFieldsProps {
  name: string;
  range: Range;
  onChange: (range: Range) => void;
  onRemove: (() => void) | undefined;
}

function RangeFields({ name, range, onChange, onRemove }: RangeFieldsProps) {
  const { fromOf, toOf, removeHours } = useAdminTexts().assignment.form;
  const look = `${inputLook} h-8 min-w-0 px-2 pointer-coarse:h-10`;
  return (
    <div className="flex items-center gap-1.5">
      <input
        type="time"
        aria-label={fromOf(name)}
        className={look}
        value={range.from}
        onChange={({ target }) => onChange({ ...range, from: target.value })}
      />
      <span aria-hidden="true">–</span>
      <input
        type="time"
        aria-label={toOf(name)}
        className={look}
        // A browser knows no 24:00.
        value={range.to === '24:00' ? '00:00' : range.to}
        onChange={({ target: { value } }) =>
          onChange({ ...range, to: value === '00:00' ? '24:00' : value })
        }
      />
      {onRemove && (
        <IconButton label={removeHours(name)} onClick={onRemove}>
          <X className="size-4" />
        </IconButton>
      )}
    </div>
  );
}

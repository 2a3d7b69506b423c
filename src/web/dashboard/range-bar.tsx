import { useNavigate } from '@tanstack/react-router';
import { useDashboardTexts } from '../texts/use-texts.ts';
import { Select } from '../ui/select.tsx';
import { DateInput } from './date-input.tsx';
import { isCountable, type DashboardSearch, type Days, type Span } from './dashboard-search.ts';

const RANGES = ['today', 'week', 'month', 'quarter', 'year', 'custom'] as const;

interface RangeBarProps {
  search: DashboardSearch;
  days: Days;
}

/** Chooses the days, and whether they are compared with the days before. */
export function RangeBar({ search, days }: RangeBarProps) {
  const { range: texts } = useDashboardTexts();
  const navigate = useNavigate();
  const { range = 'month', compare } = search;
  const shared = compare ? ({ compare } as const) : {};
  const go = (next: DashboardSearch) => void navigate({ to: '/dashboard', search: { ...next } });
  const choose = (value: Span | 'custom') => {
    if (value === 'custom') go({ ...shared, range: value, ...days });
    else go(value === 'month' ? shared : { ...shared, range: value });
  };
  const change = (changed: Partial<Days>) =>
    go({ ...shared, range: 'custom', ...days, ...changed });
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Select
          label={texts.label}
          value={range}
          options={RANGES.map((value) => ({ value, label: texts[value] }))}
          onChange={choose}
        />
        {range === 'custom' && (
          <div className="flex flex-wrap items-center gap-2">
            <DateInput label={texts.from} value={days.from} onChange={(from) => change({ from })} />
            <DateInput label={texts.to} value={days.to} onChange={(to) => change({ to })} />
          </div>
        )}
        <label className="flex min-h-8 items-center gap-2 text-sm">
          <input
            type="checkbox"
            className="size-4 accent-accent"
            checked={compare === true}
            onChange={({ target }) => {
              const { compare: _compare, ...rest } = search;
              go(target.checked ? { ...rest, compare: true } : rest);
            }}
          />
          {texts.compare}
        </label>
      </div>
      {!isCountable(days) && (
        <p role="alert" className="text-sm text-danger-text">
          {texts.wrong}
        </p>
      )}
    </div>
  );
}

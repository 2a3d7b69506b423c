import { useAdminTexts } from '../texts/use-texts.ts';
import { Select } from '../ui/select.tsx';
import type { RuleDraft } from './rule-draft.ts';
import { WeekHours } from './week-hours.tsx';

interface HoursChoiceProps {
  draft: RuleDraft;
  onChange: (part: Partial<RuleDraft>) => void;
}

/** When the people of a rule work. */
export function HoursChoice({ draft: { hasHours, hours }, onChange }: HoursChoiceProps) {
  const texts = useAdminTexts().assignment.form;
  const zones = [...new Set([...Intl.supportedValuesOf('timeZone'), hours.zone])];
  return (
    <div className="grid gap-3">
      <label className="flex items-center gap-2 text-sm font-medium pointer-coarse:min-h-10">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          checked={hasHours}
          onChange={({ target }) => onChange({ hasHours: target.checked })}
        />
        {texts.onlyInHours}
      </label>
      {hasHours && (
        <>
          <WeekHours
            value={hours.week}
            onChange={(week) => onChange({ hours: { ...hours, week } })}
          />
          <div className="grid gap-1.5">
            <span className="text-sm font-medium" aria-hidden="true">
              {texts.zone}
            </span>
            <Select
              label={texts.zone}
              className="w-full"
              value={hours.zone}
              options={zones.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
              onChange={(zone) => onChange({ hours: { ...hours, zone } })}
            />
          </div>
        </>
      )}
    </div>
  );
}

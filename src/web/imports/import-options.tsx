import { useMemo } from 'react';
import type { ImportPreview } from '../../contract/import.ts';
import type { ImportChoice } from '../api/imports.ts';
import { useAdminTexts, useFormats } from '../texts/use-texts.ts';
import { Select } from '../ui/select.tsx';
import { listCountries } from './countries.ts';

interface ImportOptionsProps {
  preview: ImportPreview;
  choice: ImportChoice;
  onChange: (change: ImportChoice) => void;
}

/** How phone numbers and dates are read, and what to do with people who are here already. */
export function ImportOptions({ preview, choice, onChange }: ImportOptionsProps) {
  const texts = useAdminTexts().imports.options;
  const { locale } = useFormats();
  const countries = useMemo(() => listCountries(locale), [locale]);
  const { kind, columns, dates } = preview;
  if (kind === 'meta-export') return null;
  const hasPhone = columns.some(({ field }) => field === 'phone');
  return (
    <section aria-label={texts.title} className="grid gap-2 text-sm">
      <h2 className="font-semibold">{texts.title}</h2>
      <div className="grid gap-3 rounded-xl border border-line px-4 py-3">
        {hasPhone && (
          <div className="grid items-center gap-x-4 gap-y-1 sm:grid-cols-[minmax(0,1fr)_14rem]">
            <span>{texts.country}</span>
            <Select
              label={texts.country}
              value={choice.country ?? ''}
              options={[
                { value: '', label: texts.noCountry },
                ...countries.map(({ code, name }) => ({ value: code, label: name })),
              ]}
              onChange={(country) => onChange({ country })}
              className="w-full"
            />
          </div>
        )}
        {dates && <DateOrderChoice dates={dates} onChange={onChange} />}
        <label className="flex items-center gap-2.5">
          <input
            type="checkbox"
            className="size-4 accent-(--color-accent)"
            checked={choice.keepsDuplicates ?? false}
            onChange={({ currentTarget }) => onChange({ keepsDuplicates: currentTarget.checked })}
          />
          {texts.duplicates}
        </label>
      </div>
    </section>
  );
}

interface DateOrderChoiceProps extends Pick<ImportOptionsProps, 'onChange'> {
  dates: NonNullable<ImportPreview['dates']>;
}

/** How the first dates are read, and the choice if they have two meanings. */
function DateOrderChoice({ dates: { order, isChoice, examples }, onChange }: DateOrderChoiceProps) {
  const texts = useAdminTexts().imports.options;
  const { locale } = useFormats();
  // The day that the file has, not the one that it is here at that moment.
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return (
    <div className="grid items-start gap-x-4 gap-y-1 sm:grid-cols-[minmax(0,1fr)_14rem]">
      <div className="grid gap-0.5">
        <span>{texts.dates}</span>
        <ul className="grid text-muted">
          {examples.map(({ text, at }) => (
            <li key={text} className={at === null ? 'text-danger-text' : undefined}>
              {at === null
                ? texts.dateUnread(text)
                : texts.dateExample(text, day.format(new Date(at)))}
            </li>
          ))}
        </ul>
      </div>
      {isChoice && (
        <Select
          label={texts.dates}
          value={order ?? 'none'}
          options={(order ? (['dmy', 'mdy'] as const) : (['none', 'dmy', 'mdy'] as const)).map(
            (value) => ({ value, label: texts.orders[value] }),
          )}
          onChange={(chosen) => {
            if (chosen !== 'none') onChange({ dateOrder: chosen });
          }}
          className="w-full"
        />
      )}
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LeadValues, ValueField } from '../../contract/lead-values.ts';
import { leadValuesQuery } from '../api/lead-values.ts';
import { useLeadToolTexts, useTexts } from '../texts/use-texts.ts';
import { inputLook } from '../ui/field.tsx';
import { FilterChoice, type FilterChoiceProps } from './filter-choice.tsx';

interface ValueFilterProps extends Pick<FilterChoiceProps, 'label' | 'value' | 'onChange'> {
  name: ValueField;
  /** The choice of leads without a value. */
  without: { readonly value: string; readonly label: string };
}

/** One of the values that leads have, or none. If there are too many to offer, a search finds the others. */
export function ValueFilter({ name, label, value, without, onChange }: ValueFilterProps) {
  const { filterDialog: texts } = useLeadToolTexts();
  const [search, setSearch] = useState('');
  const { data: all } = useQuery(leadValuesQuery(name));
  const { data = all } = useQuery(leadValuesQuery(name, search.trim()));
  const chosen = typeof value === 'string' && value !== without?.value ? value : '';
  const { data: named } = useQuery({
    ...leadValuesQuery(name, chosen),
    enabled: chosen !== '',
  });
  const toOptions = useToOptions(name);
  const offered = toOptions(data?.values ?? []);
  const shown = offered.some((option) => option.value === chosen)
    ? []
    : toOptions(named?.values ?? []).filter((option) => option.value === chosen);
  return (
    <div className="grid content-start gap-1.5">
      <FilterChoice
        label={label}
        value={value}
        options={[without, ...shown, ...offered]}
        onChange={onChange}
      />
      {all?.isMore === true && (
        <input
          type="search"
          aria-label={texts.searchIn(label)}
          placeholder={texts.search}
          autoComplete="off"
          maxLength={200}
          className={`${inputLook} h-8 px-2.5 pointer-coarse:h-10`}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
      )}
    </div>
  );
}

/** Says which value it is, also if two have the same name. */
function useToOptions(name: ValueField) {
  const { sources } = useTexts().leads;
  return (values: LeadValues['values']): readonly { value: string; label: string }[] => {
    const labels = values.map((each) => {
      const platform = name === 'connection' ? each.value.split(':')[1] : undefined;
      const label = each.name || each.value;
      return platform === 'instagram' || platform === 'facebook'
        ? `${label} · ${sources[platform]}`
        : label;
    });
    return values.map(({ value }, index) => {
      const label = labels[index] ?? value;
      const isOnly = labels.indexOf(label) === labels.lastIndexOf(label);
      return { value, label: isOnly ? label : `${label} (${value})` };
    });
  };
}

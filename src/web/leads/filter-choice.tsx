import { useLeadToolTexts } from '../texts/use-texts.ts';
import { Select } from '../ui/select.tsx';

/** No tag begins with a space, so that none is taken for one of these. */
const ANY = ' any';
/** Chosen by a link or a view. The window offers one value of each filter. */
const SEVERAL = ' several';

export interface FilterChoiceProps {
  label: string;
  value: string | readonly string[] | undefined;
  options: readonly { readonly value: string; readonly label: string }[];
  onChange: (value: string | undefined) => void;
}

/** One value of a filter, or any. */
export function FilterChoice({ label, value, options, onChange }: FilterChoiceProps) {
  const { filterDialog: texts } = useLeadToolTexts();
  const isOne = value === undefined || typeof value === 'string';
  const chosen = isOne ? (value ?? ANY) : SEVERAL;
  const offered = [
    { value: ANY, label: texts.any },
    ...(isOne ? [] : [{ value: SEVERAL, label: texts.several }]),
    ...options,
  ];
  const isOffered = offered.some((option) => option.value === chosen);
  return (
    <div className="grid content-start gap-1.5">
      <span aria-hidden="true" className="text-sm font-medium">
        {label}
      </span>
      <Select
        label={label}
        value={chosen}
        className="w-full"
        options={isOffered ? offered : [...offered, { value: chosen, label: chosen }]}
        onChange={(next) => {
          if (next !== SEVERAL) onChange(next === ANY ? undefined : next);
        }}
      />
    </div>
  );
}

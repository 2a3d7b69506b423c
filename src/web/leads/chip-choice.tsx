import { useId } from 'react';

interface ChipChoiceProps<Value> {
  label: string;
  value: Value;
  options: readonly { readonly value: Value; readonly label: string }[];
  onChange: (value: Value) => void;
}

/** One of a few values, all of them in sight: radio buttons that look like chips. */
export function ChipChoice<Value extends string | null>(props: ChipChoiceProps<Value>) {
  const { label, value, options, onChange } = props;
  const name = useId();
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-sm font-medium">{label}</legend>
      <div className="flex flex-wrap gap-1.5">
        {options.map((option) => (
          <label
            key={option.value}
            className={`relative inline-flex h-8 cursor-pointer items-center rounded-md border px-3 text-sm shadow-low select-none pointer-coarse:h-10 ${
              option.value === value
                ? 'border-accent bg-accent-soft font-medium text-accent-text'
                : 'border-line-strong bg-surface hover:bg-hover'
            }`}
          >
            <input
              type="radio"
              name={name}
              // Without a look of its own, so that its outline is that of the chip.
              className="absolute inset-0 cursor-pointer appearance-none rounded-md"
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

import { Check } from 'lucide-react';
import { useId } from 'react';
import { choiceLook } from './choices.tsx';
import { focusOnHover } from './menu.tsx';

interface MenuChecksProps<Value extends string> {
  label: string;
  values: readonly Value[];
  options: readonly { value: Value; label: string }[];
  /** In the order of the options. */
  onChange: (values: readonly Value[]) => void;
}

/** Any number of a few, chosen inside a menu that stays open. */
export function MenuChecks<Value extends string>(props: MenuChecksProps<Value>) {
  const { label, values, options, onChange } = props;
  const labelId = useId();
  const toggle = (toggled: Value) =>
    onChange(
      options
        .map(({ value }) => value)
        .filter((value) => values.includes(value) !== (value === toggled)),
    );
  return (
    <div role="group" aria-labelledby={labelId}>
      <div id={labelId} role="presentation" className="px-2 pt-1.5 pb-1 text-xs text-faint">
        {label}
      </div>
      {options.map(({ value, label: text }) => (
        <button
          key={value}
          type="button"
          role="menuitemcheckbox"
          aria-checked={values.includes(value)}
          tabIndex={-1}
          data-choice=""
          className={choiceLook}
          onPointerMove={focusOnHover}
          onClick={() => toggle(value)}
        >
          <span className="flex-1">{text}</span>
          {values.includes(value) && (
            <Check className="size-4 text-accent-text" aria-hidden="true" />
          )}
        </button>
      ))}
    </div>
  );
}

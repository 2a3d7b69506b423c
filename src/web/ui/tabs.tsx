import { useId, type ReactNode } from 'react';
import { moveFocus } from './move-focus.ts';

interface TabsProps<Value extends string> {
  /** What is chosen from, for a screen reader. */
  label: string;
  value: Value;
  options: readonly { readonly value: Value; readonly label: ReactNode }[];
  onChange: (value: Value) => void;
  /** Shown before them, such as a heading. */
  heading?: ReactNode;
  /** Buttons at the end of the line. */
  actions?: ReactNode;
  /** What the chosen tab shows. */
  children: ReactNode;
}

/** A few views of the same thing, one at a time. Moving the focus chooses. */
export function Tabs<Value extends string>(props: TabsProps<Value>) {
  const { label, value, options, onChange, heading, actions, children } = props;
  const id = useId();
  return (
    <div className="grid min-w-0 gap-3">
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-2">
        {heading}
        <div
          role="tablist"
          tabIndex={-1}
          aria-label={label}
          className="inline-flex max-w-full flex-wrap gap-0.5 rounded-lg bg-hover p-0.5"
          onKeyDown={(event) => {
            if (moveFocus(event, '[role="tab"]')) event.preventDefault();
          }}
        >
          {options.map((option) => (
            <button
              key={option.value}
              type="button"
              role="tab"
              id={`${id}-${option.value}`}
              aria-selected={option.value === value}
              aria-controls={option.value === value ? `${id}-panel` : undefined}
              tabIndex={option.value === value ? 0 : -1}
              className="inline-flex h-7 items-center gap-1.5 rounded-md px-2.5 text-sm font-medium text-muted transition-colors hover:text-ink aria-selected:bg-raised aria-selected:text-ink aria-selected:shadow-low pointer-coarse:h-9"
              onClick={() => onChange(option.value)}
              onFocus={() => {
                if (option.value !== value) onChange(option.value);
              }}
            >
              {option.label}
            </button>
          ))}
        </div>
        {actions}
      </div>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${value}`}
        tabIndex={0}
        className="min-w-0 rounded-xl"
      >
        {children}
      </div>
    </div>
  );
}

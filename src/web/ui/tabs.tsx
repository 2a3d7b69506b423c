import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

interface TabsProps<Value extends string> {
  /** What is chosen from, for a screen reader. */
  label: string;
  value: Value;
  options: readonly { readonly value: Value; readonly label: ReactNode }[];
  onChange: (value: Value) => void;
  /** Stands before them, such as a heading. */
  heading?: ReactNode;
  /** Buttons at the end of the line. */
  actions?: ReactNode;
  /** What the chosen tab shows. */
  children: ReactNode;
}

/** A few views of the same thing, one at a time. */
export function Tabs<Value extends string>(props: TabsProps<Value>) {
  const { label, value, options, onChange, heading, actions, children } = props;
  return (
    <Radix.Root
      value={value}
      onValueChange={(next) => {
        const option = options.find((candidate) => candidate.value === next);
        if (option) onChange(option.value);
      }}
      className="grid min-w-0 gap-3"
    >
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-2">
        {heading}
        <Radix.List aria-label={label} className="inline-flex gap-0.5 rounded-lg bg-hover p-0.5">
          {options.map((option) => (
            <Radix.Trigger
              key={option.value}
              value={option.value}
              className="inline-flex h-7 items-center gap-1.5 rounded-md px-2.5 text-sm font-medium text-muted transition-colors hover:text-ink data-[state=active]:bg-raised data-[state=active]:text-ink data-[state=active]:shadow-low pointer-coarse:h-9"
            >
              {option.label}
            </Radix.Trigger>
          ))}
        </Radix.List>
        {actions}
      </div>
      {options.map((option) => (
        <Radix.Content key={option.value} value={option.value} className="min-w-0 rounded-xl">
          {option.value === value && children}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}

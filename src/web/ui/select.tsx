import { cva, type VariantProps } from 'class-variance-authority';
import { Check, ChevronDown } from 'lucide-react';
import { Select as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { itemLook, popoverLook } from './menu.tsx';

const triggerLook = cva(
  'group inline-flex items-center gap-1.5 rounded-md whitespace-nowrap transition-colors select-none',
  {
    variants: {
      look: {
        /** A field of a form or a toolbar. */
        field:
          'h-8 border border-line-strong bg-surface px-2.5 text-sm shadow-low hover:bg-hover pointer-coarse:h-10',
        /** Part of a text or a table row: its frame shows when it is meant. */
        quiet: '-mx-1.5 h-7 px-1.5 text-sm hover:bg-hover data-[state=open]:bg-hover',
      },
    },
    defaultVariants: { look: 'field' },
  },
);

export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly icon?: ReactNode;
}

interface SelectProps<Value extends string> extends VariantProps<typeof triggerLook> {
  /** Its accessible name. */
  label: string;
  value: Value;
  options: readonly SelectOption<Value>[];
  onChange: (value: Value) => void;
  align?: 'start' | 'end';
  className?: string;
}

export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, value, options, onChange, look, align = 'start', className } = props;
  const chosen = options.find((option) => option.value === value);
  return (
    <Radix.Root
      value={value}
      onValueChange={(next) => {
        const option = options.find((candidate) => candidate.value === next);
        if (option) onChange(option.value);
      }}
    >
      <Radix.Trigger aria-label={label} className={triggerLook({ look, className })}>
        {chosen?.icon}
        <Radix.Value>{chosen?.label}</Radix.Value>
        <ChevronDown
          className={
            look === 'quiet'
              ? 'size-3.5 text-faint opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100 group-data-[state=open]:opacity-100 pointer-coarse:opacity-100'
              : 'ml-auto size-3.5 text-faint'
          }
          aria-hidden="true"
        />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className={popoverLook}
        >
          <Radix.Viewport>
            {options.map((option) => (
              <Radix.Item key={option.value} value={option.value} className={itemLook}>
                {option.icon}
                <Radix.ItemText>{option.label}</Radix.ItemText>
                <Radix.ItemIndicator className="ml-auto pl-3">
                  <Check className="size-4 text-accent-text" aria-hidden="true" />
                </Radix.ItemIndicator>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

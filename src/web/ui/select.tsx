import { cva, type VariantProps } from 'class-variance-authority';
import { Check, ChevronDown } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { choiceLook, Choices } from './choices.tsx';

const triggerLook = cva(
  'group inline-flex items-center gap-1.5 rounded-md whitespace-nowrap transition-colors select-none',
  {
    variants: {
      look: {
        /** A field of a form or a toolbar. */
        field:
          'h-8 border border-line-strong bg-surface px-2.5 text-sm shadow-low hover:bg-hover pointer-coarse:h-10',
        /** Part of a text or a table row: its frame shows on hover. */
        quiet: '-mx-1.5 h-7 px-1.5 text-sm hover:bg-hover aria-expanded:bg-hover',
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

/** One of several values, with an icon for each: the pattern "select-only combobox" of ARIA. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { value, options, onChange } = props;
  const chosen = options.find((option) => option.value === value);
  return (
    <SelectBox {...props} icon={chosen?.icon} text={chosen?.label}>
      {(close) =>
        options.map((option) => (
          <Option
            key={option.value}
            option={option}
            isChosen={option.value === value}
            onChoose={() => {
              close();
              if (option.value !== value) onChange(option.value);
            }}
          />
        ))
      }
    </SelectBox>
  );
}

interface MultiSelectProps<Value extends string> {
  label: string;
  /** None: any value. */
  values: readonly Value[];
  /** Stands for no value. */
  any: Omit<SelectOption<string>, 'value'>;
  options: readonly SelectOption<Value>[];
  onChange: (values: readonly Value[]) => void;
  className?: string;
}

/** Some of several values, or any. It stays open, so that a person chooses several, and says which ones are chosen. */
export function MultiSelect<Value extends string>(props: MultiSelectProps<Value>) {
  const { values, any, options, onChange, ...box } = props;
  const chosen = values.map((value) => options.find((option) => option.value === value));
  return (
    <SelectBox
      {...box}
      isMultiple
      icon={(chosen.length === 1 && chosen[0]?.icon) || any.icon}
      // A value that is not offered any more is called by itself.
      text={chosen.map((option, index) => option?.label ?? values[index]).join(', ') || any.label}
    >
      {(close) => (
        <>
          <Option
            option={{ ...any, value: '' }}
            isChosen={values.length === 0}
            onChoose={() => {
              close();
              onChange([]);
            }}
          />
          {options.map((option) => (
            <Option
              key={option.value}
              option={option}
              isChosen={values.includes(option.value)}
              onChoose={() =>
                // In the order of the options.
                onChange(
                  options
                    .map(({ value }) => value)
                    .filter((value) => values.includes(value) !== (value === option.value)),
                )
              }
            />
          ))}
        </>
      )}
    </SelectBox>
  );
}

interface SelectBoxProps extends VariantProps<typeof triggerLook> {
  label: string;
  icon: ReactNode;
  /** What is chosen. */
  text: string | undefined;
  align?: 'start' | 'end';
  className?: string;
  isMultiple?: boolean;
  /** The options, which may close the list. */
  children: (close: () => void) => ReactNode;
}

/** The button that says what is chosen, and the list that it opens. */
function SelectBox(props: SelectBoxProps) {
  const { label, icon, text, look, align = 'start', className, isMultiple, children } = props;
  const [anchor, setAnchor] = useState<HTMLElement>();
  const listId = useId();
  return (
    <>
      <button
        type="button"
        role="combobox"
        aria-label={label}
        aria-haspopup="listbox"
        aria-expanded={anchor !== undefined}
        aria-controls={anchor && listId}
        className={triggerLook({ look, className })}
        onClick={({ currentTarget }) => setAnchor(anchor ? undefined : currentTarget)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          setAnchor(event.currentTarget);
        }}
      >
        {icon}
        <span className="truncate" {...(isMultiple && { dir: 'auto' })}>
          {text}
        </span>
        <ChevronDown
          className={
            look === 'quiet'
              ? 'size-3.5 text-faint opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100 group-aria-expanded:opacity-100 pointer-coarse:opacity-100'
              : 'ml-auto size-3.5 shrink-0 text-faint'
          }
          aria-hidden="true"
        />
      </button>
      {anchor && (
        <Choices
          anchor={anchor}
          side="bottom"
          align={align}
          role="listbox"
          id={listId}
          aria-label={label}
          aria-multiselectable={isMultiple}
          onClose={() => setAnchor(undefined)}
        >
          {children(() => {
            anchor.focus();
            setAnchor(undefined);
          })}
        </Choices>
      )}
    </>
  );
}

interface OptionProps {
  option: SelectOption<string>;
  isChosen: boolean;
  onChoose: () => void;
}

const Option = ({ option, isChosen, onChoose }: OptionProps) => (
  <div
    role="option"
    tabIndex={-1}
    data-choice=""
    data-first-focus={isChosen || undefined}
    aria-selected={isChosen}
    className={choiceLook}
    onPointerMove={({ currentTarget }) => currentTarget.focus({ preventScroll: true })}
    onClick={onChoose}
    onKeyDown={(event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      onChoose();
    }}
  >
    {option.icon}
    {option.label}
    {isChosen && <Check className="ml-auto size-4 text-accent-text" aria-hidden="true" />}
  </div>
);

import clsx from 'clsx';
import { useId, type ComponentProps } from 'react';

export const inputLook =
  'w-full rounded-md border border-field-line bg-surface text-ink field-text shadow-low ' +
  'placeholder:text-faint hover:border-muted focus-visible:border-transparent ' +
  'focus-visible:outline-offset-0';

type FieldProps = ComponentProps<'input'> & {
  label: string;
  /** Something worth knowing before typing. */
  hint?: string;
};

/** A text field with its label. */
export function Field({ label, hint, id, className, ...props }: FieldProps) {
  const ownId = useId();
  const inputId = id ?? ownId;
  const hintId = `${inputId}-hint`;
  return (
    <div className="grid gap-1.5">
      <label htmlFor={inputId} className="text-sm font-medium">
        {label}
      </label>
      <input
        id={inputId}
        className={clsx(inputLook, 'h-9 px-3 pointer-coarse:h-11', className)}
        aria-describedby={hint === undefined ? undefined : hintId}
        {...props}
      />
      {hint !== undefined && (
        <p id={hintId} className="text-xs text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}

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
  /** What is wrong with the text. */
  error?: string | undefined;
};

/** A text field with its label. */
export function Field({ label, hint, error, id, className, ...props }: FieldProps) {
  const ownId = useId();
  const inputId = id ?? ownId;
  const hintId = `${inputId}-hint`;
  const errorId = `${inputId}-error`;
  const described = [error && errorId, hint && hintId].filter(Boolean).join(' ');
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={inputId} className="text-sm font-medium">
        {label}
      </label>
      <input
        id={inputId}
        className={clsx(inputLook, 'h-9 px-3 pointer-coarse:h-11', className)}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
        {...props}
      />
      <FieldError id={errorId} error={error} />
      {hint !== undefined && (
        <p id={hintId} className="text-xs text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}

/** What is wrong with a field, below it; read out when it appears. */
export const FieldError = ({ id, error }: { id: string; error: string | undefined }) =>
  error !== undefined && (
    <p id={id} role="alert" className="text-sm text-pretty text-danger-text">
      {error}
    </p>
  );

import clsx from 'clsx';
import { useId, type ComponentProps } from 'react';
import { FieldError, inputLook } from './field.tsx';

type TextAreaProps = ComponentProps<'textarea'> & {
  label: string;
  /** Something worth knowing before typing. */
  hint?: string;
  /** Why what was typed cannot be used. */
  error?: string | undefined;
};

/** A field of several lines with its label. */
export function TextArea({ label, hint, error, className, ...props }: TextAreaProps) {
  const id = useId();
  const notes = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`];
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <textarea
        id={id}
        className={clsx(inputLook, 'min-h-24 px-3 py-2', className)}
        aria-describedby={notes.filter(Boolean).join(' ') || undefined}
        aria-invalid={error !== undefined || undefined}
        {...props}
      />
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      )}
      <FieldError id={`${id}-error`} error={error} />
    </div>
  );
}

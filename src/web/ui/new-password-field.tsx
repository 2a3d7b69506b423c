import clsx from 'clsx';
import { useId, useState, type ComponentProps } from 'react';
import { useAccessTexts } from '../texts/use-texts.ts';
import { FieldError } from './field.tsx';
import { PasswordField } from './password-field.tsx';
import { passwordStrength, type PasswordStrength } from './password-strength.ts';

const BARS: Readonly<Record<PasswordStrength, string>> = {
  start: 'w-0',
  'too-short': 'w-1/4 bg-danger',
  enough: 'w-2/3 bg-warn',
  long: 'w-full bg-ok',
};

type NewPasswordFieldProps = Omit<ComponentProps<typeof PasswordField>, 'hint' | 'onChange'> & {
  /** Why this password was refused; undefined once it is changed. */
  error: string | undefined;
  onType?: (password: string) => void;
};

/** A field for a password that a person chooses: it says how strong the password is. */
export function NewPasswordField({ error, onType, ...props }: NewPasswordFieldProps) {
  const { newPassword } = useAccessTexts();
  const [strength, setStrength] = useState<PasswordStrength>('start');
  const errorId = useId();
  const strengthId = useId();
  return (
    <div className="grid gap-1.5">
      <PasswordField
        name="password"
        autoComplete="new-password"
        required
        {...props}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={error === undefined ? strengthId : `${errorId} ${strengthId}`}
        onChange={({ target }) => {
          setStrength(passwordStrength(target.value));
          onType?.(target.value);
        }}
      />
      <div
        className="h-1 overflow-hidden rounded-full bg-pressed"
        data-strength={strength}
        aria-hidden="true"
      >
        <div className={clsx('h-full rounded-full transition-[width]', BARS[strength])} />
      </div>
      <FieldError id={errorId} error={error} />
      {/* Read out when it changes, which it does at 8 and at 15 characters only. */}
      <p id={strengthId} aria-live="polite" className="text-xs text-muted">
        {newPassword[strength]}
      </p>
    </div>
  );
}

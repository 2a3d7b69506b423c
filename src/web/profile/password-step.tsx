import { useId, useState } from 'react';
import { useProfileTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { FieldError } from '../ui/field.tsx';
import { PasswordField } from '../ui/password-field.tsx';

interface PasswordStepProps {
  text: string;
  /** The words of its button. */
  action: string;
  isBusy: boolean;
  error: string | undefined;
  onChange: () => void;
  onSubmit: (password: string) => void;
}

/** Asks for the password once more, before something changes about the sign-in. */
export function PasswordStep(props: PasswordStepProps) {
  const { text, action, isBusy, error, onChange, onSubmit } = props;
  const { twoFactor: texts } = useProfileTexts();
  const [password, setPassword] = useState('');
  const errorId = useId();
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(password);
      }}
    >
      <p className="text-base text-pretty text-muted">{text}</p>
      <div className="grid gap-1.5">
        <PasswordField
          label={texts.password}
          name="password"
          autoComplete="current-password"
          required
          autoFocus
          aria-invalid={error !== undefined || undefined}
          aria-describedby={error === undefined ? undefined : errorId}
          onChange={({ target }) => {
            setPassword(target.value);
            onChange();
          }}
        />
        <FieldError id={errorId} error={error} />
      </div>
      <div className="flex justify-end">
        <Button type="submit" look="primary" isBusy={isBusy}>
          {action}
        </Button>
      </div>
    </form>
  );
}

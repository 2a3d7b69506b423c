import type { UseMutationResult } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { LinkAnswer } from '../../contract/user.ts';
import { isPasswordProblem } from '../api/password-problem.ts';
import { useBasicTexts } from '../texts/use-texts.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { NewPasswordField } from '../ui/new-password-field.tsx';

interface LinkFormProps {
  person: LinkAnswer;
  /** The words of its button. */
  action: string;
  /** Uses the link up with the password. */
  use: UseMutationResult<unknown, Error, string>;
  /** Fields above the password. */
  children?: ReactNode;
}

/** Asks for a new password and uses the link up with it. */
export function LinkForm({ person, action, use, children }: LinkFormProps) {
  const { password: label } = useBasicTexts().signIn;
  const [password, setPassword] = useState('');
  const { error, isPending, isSuccess } = use;
  const isAtField = isPasswordProblem(error);
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        use.mutate(password);
      }}
    >
      {error && !isAtField && <Alert tone="danger">{error.message}</Alert>}
      {/* Tells a password manager for whom it is to keep the password. */}
      <input
        type="email"
        name="email"
        autoComplete="username"
        value={person.email}
        readOnly
        hidden
      />
      {children}
      <NewPasswordField
        label={label}
        autoFocus
        error={isAtField ? error?.message : undefined}
        onType={(typed) => {
          setPassword(typed);
          if (error) use.reset();
        }}
      />
      <Button type="submit" look="primary" size="lg" isBusy={isPending || isSuccess}>
        {action}
      </Button>
    </form>
  );
}

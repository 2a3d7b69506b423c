import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useBasicTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import type { useSignIn } from './use-sign-in.ts';

/** Address and password, and the way out for a person who forgot the password. */
export function SignInForm({ signIn }: { signIn: ReturnType<typeof useSignIn> }) {
  const texts = useBasicTexts().signIn;
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const errorId = useId();
  const { error } = signIn;
  /** A change takes the error away: the new text may be right. */
  const change = (set: (text: string) => void) => (text: string) => {
    set(text);
    if (error) signIn.reset();
  };
  const isRefused = error !== null;
  const field = {
    required: true,
    'aria-invalid': isRefused || undefined,
    'aria-describedby': isRefused ? errorId : undefined,
  };
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        signIn.mutate({ email, password });
      }}
    >
      <Field
        label={texts.email}
        type="email"
        name="email"
        autoComplete="username"
        autoFocus
        value={email}
        onChange={({ target }) => change(setEmail)(target.value)}
        {...field}
      />
      <PasswordField
        label={texts.password}
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={({ target }) => change(setPassword)(target.value)}
        {...field}
      />
      <Link
        to="/forgot-password"
        className="-mt-2 w-fit rounded text-sm font-medium text-accent-text hover:underline pointer-coarse:py-2"
      >
        {texts.forgotPassword}
      </Link>
      <Button type="submit" look="primary" size="lg" isBusy={signIn.isPending || signIn.isSuccess}>
        {texts.signIn}
      </Button>
      {/* Its room is always there, so that nothing moves when it appears. */}
      <p id={errorId} role="alert" className="-mt-1 min-h-10 text-sm text-pretty text-danger-text">
        {error?.message}
      </p>
    </form>
  );
}

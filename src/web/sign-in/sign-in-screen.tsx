import { useRouteContext, useSearch } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { DoorScreen } from './door-screen.tsx';
import { DemoAccounts } from './demo-accounts.tsx';
import { INTROS } from './sign-in-reason.ts';
import { useSignIn } from './use-sign-in.ts';

export function SignInScreen() {
  const { demo } = useRouteContext({ from: '/sign-in' });
  const { why } = useSearch({ from: '/sign-in' });
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const errorId = useId();
  const signIn = useSignIn();
  const { error } = signIn;
  const isBusy = signIn.isPending || signIn.isSuccess;
  /** After a change it is no longer known to be wrong. */
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
    <DoorScreen
      title="Sign in to LeadRabbit"
      intro={INTROS[why ?? 'first']}
      aside={
        demo && (
          <DemoAccounts
            demo={demo}
            isBusy={isBusy}
            onSignIn={(account) => signIn.mutate(account)}
          />
        )
      }
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate({ email, password });
        }}
      >
        <Field
          label="E-mail"
          type="email"
          name="email"
          autoComplete="username"
          autoFocus
          value={email}
          onChange={({ target }) => change(setEmail)(target.value)}
          {...field}
        />
        <PasswordField
          label="Password"
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={({ target }) => change(setPassword)(target.value)}
          {...field}
        />
        <Button type="submit" look="primary" size="lg" isBusy={isBusy}>
          Sign in
        </Button>
        {/* Its room is always there, so that nothing moves when it appears. */}
        <p
          id={errorId}
          role="alert"
          className="-mt-1 min-h-10 text-sm text-pretty text-danger-text"
        >
          {error?.message}
        </p>
      </form>
    </DoorScreen>
  );
}

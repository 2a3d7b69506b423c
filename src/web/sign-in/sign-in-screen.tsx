import { useRouteContext, useSearch } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useBasicTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { DemoAccounts } from './demo-accounts.tsx';
import { SignedOutLayout } from './signed-out-layout.tsx';
import { useSignIn } from './use-sign-in.ts';

export function SignInScreen() {
  const texts = useBasicTexts().signIn;
  const { demo } = useRouteContext({ from: '/sign-in' });
  const { why } = useSearch({ from: '/sign-in' });
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const errorId = useId();
  const signIn = useSignIn();
  const { error } = signIn;
  const isBusy = signIn.isPending || signIn.isSuccess;
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
    <SignedOutLayout
      title={texts.title}
      intro={texts.intro[why ?? 'first']}
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
        <Button type="submit" look="primary" size="lg" isBusy={isBusy}>
          {texts.signIn}
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
    </SignedOutLayout>
  );
}

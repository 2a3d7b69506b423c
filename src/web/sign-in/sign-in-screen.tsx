import { useRouteContext } from '@tanstack/react-router';
import { useState } from 'react';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { DoorScreen } from './door-screen.tsx';
import { DemoAccounts } from './demo-accounts.tsx';
import { useSignIn } from './use-sign-in.ts';

export function SignInScreen() {
  const { demo } = useRouteContext({ from: '/sign-in' });
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useSignIn();
  return (
    <DoorScreen
      title="Sign in to LeadRabbit"
      intro="Every enquiry on your screen, within a second."
      aside={
        demo && (
          <DemoAccounts
            demo={demo}
            isBusy={signIn.isPending || signIn.isSuccess}
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
        {signIn.error && <Alert tone="danger">{signIn.error.message}</Alert>}
        <Field
          label="E-mail"
          type="email"
          name="email"
          autoComplete="username"
          required
          autoFocus
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <Field
          label="Password"
          type="password"
          name="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button
          type="submit"
          look="primary"
          size="lg"
          isBusy={signIn.isPending || signIn.isSuccess}
        >
          Sign in
        </Button>
      </form>
    </DoorScreen>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { SubmitEvent } from 'react';
import { appQuery, setUp, signIn } from '../api/session.ts';
import { DoorScreen } from '../sign-in/door-screen.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { PasswordField } from '../ui/password-field.tsx';

/** Makes the first admin and signs them in. */
export function SetupScreen() {
  const finish = useSetup();
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const read = (name: string) => {
      const value = form.get(name);
      return typeof value === 'string' ? value : '';
    };
    finish.mutate({
      code: read('code'),
      name: read('name'),
      email: read('email'),
      password: read('password'),
    });
  };
  return (
    <DoorScreen
      title="Set up LeadRabbit"
      intro="Make the first admin account. Everything else follows from there."
    >
      <form className="grid gap-4" onSubmit={submit}>
        {finish.error && <Alert tone="danger">{finish.error.message}</Alert>}
        <Field
          label="Set-up code"
          name="code"
          hint="It was printed where LeadRabbit was started."
          className="font-medium tracking-wider uppercase"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          required
          autoFocus
        />
        <Field label="Name" name="name" autoComplete="name" maxLength={100} required />
        <Field label="E-mail" name="email" type="email" autoComplete="username" required />
        <PasswordField
          label="Password"
          name="password"
          hint="At least 8 characters."
          autoComplete="new-password"
          minLength={8}
          maxLength={128}
          required
        />
        <Button
          type="submit"
          look="primary"
          size="lg"
          isBusy={finish.isPending || finish.isSuccess}
        >
          Create admin account
        </Button>
      </form>
    </DoorScreen>
  );
}

function useSetup() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: setUp,
    onSuccess: async (_answer, { email, password }) => {
      client.removeQueries(appQuery);
      // Where this fails the account is made all the same, and the sign-in page follows.
      await signIn({ email, password }).catch(() => undefined);
      client.clear();
      await navigate({ to: '/admin/connectors' });
    },
  });
}

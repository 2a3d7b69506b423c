import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { SubmitEvent } from 'react';
import { isPasswordProblem } from '../api/password-problem.ts';
import { appQuery, setUp, signIn } from '../api/session.ts';
import { SignedOutLayout } from '../sign-in/signed-out-layout.tsx';
import { useAccessTexts, useBasicTexts } from '../texts/use-texts.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { NewPasswordField } from '../ui/new-password-field.tsx';

/** Creates the first admin and signs them in. */
export function SetupScreen() {
  const { signIn: texts } = useBasicTexts();
  const { setup } = useAccessTexts();
  const finish = useSetup();
  const isAtPassword = isPasswordProblem(finish.error);
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
    <SignedOutLayout title={setup.title} intro={setup.intro}>
      <form className="grid gap-4" onSubmit={submit}>
        {finish.error && !isAtPassword && <Alert tone="danger">{finish.error.message}</Alert>}
        <Field
          label={setup.code}
          name="code"
          hint={setup.codeHint}
          className="font-medium tracking-wider uppercase"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          required
          autoFocus
        />
        <Field label={setup.name} name="name" autoComplete="name" maxLength={100} required />
        <Field label={texts.email} name="email" type="email" autoComplete="username" required />
        <NewPasswordField
          label={texts.password}
          minLength={8}
          maxLength={128}
          error={isAtPassword ? finish.error?.message : undefined}
          onType={() => {
            if (isAtPassword) finish.reset();
          }}
        />
        <Button
          type="submit"
          look="primary"
          size="lg"
          isBusy={finish.isPending || finish.isSuccess}
        >
          {setup.create}
        </Button>
      </form>
    </SignedOutLayout>
  );
}

function useSetup() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: setUp,
    onSuccess: async (_answer, { email, password }) => {
      client.removeQueries(appQuery);
      // If this fails, the account exists all the same, and the sign-in page follows.
      await signIn({ email, password }).catch(() => undefined);
      client.clear();
      await navigate({ to: '/admin/connectors' });
    },
  });
}

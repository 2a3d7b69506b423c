import { useMutation } from '@tanstack/react-query';
import { Link, useRouteContext } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { forgotPassword } from '../api/links.ts';
import { SignedOutLayout } from '../sign-in/signed-out-layout.tsx';
import { useAccessTexts, useBasicTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';

/** Mails a link for a new password, or says whom to ask if LeadRabbit cannot send mail. */
export function ForgotPasswordScreen() {
  const { forgot: texts } = useAccessTexts();
  const { canSendMail } = useRouteContext({ from: '/forgot-password' });
  if (canSendMail) return <AskForLink />;
  return (
    <SignedOutLayout title={texts.title} intro={texts.askAdmin}>
      <BackToSignIn />
    </SignedOutLayout>
  );
}

function AskForLink() {
  const { forgot: texts } = useAccessTexts();
  const { email: label } = useBasicTexts().signIn;
  const [email, setEmail] = useState('');
  const ask = useMutation({ mutationFn: forgotPassword });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    ask.mutate(email);
  };
  if (ask.isSuccess)
    return (
      <SignedOutLayout title={texts.sent}>
        <p role="status" className="text-base text-pretty text-muted [overflow-wrap:anywhere]">
          {texts.sentText(email)}
        </p>
        <div className="grid gap-2">
          <BackToSignIn />
          <Button size="lg" look="ghost" onClick={() => ask.reset()}>
            {texts.otherAddress}
          </Button>
        </div>
      </SignedOutLayout>
    );
  return (
    <SignedOutLayout title={texts.title} intro={texts.intro}>
      <form className="grid gap-4" onSubmit={submit}>
        <Field
          label={label}
          name="email"
          type="email"
          autoComplete="username"
          required
          autoFocus
          value={email}
          error={ask.error?.message}
          onChange={({ target }) => {
            setEmail(target.value);
            if (ask.error) ask.reset();
          }}
        />
        <Button type="submit" look="primary" size="lg" isBusy={ask.isPending}>
          {texts.send}
        </Button>
      </form>
      <BackToSignIn />
    </SignedOutLayout>
  );
}

function BackToSignIn() {
  const { forgot } = useAccessTexts();
  return (
    <Button size="lg" asChild>
      <Link to="/sign-in">{forgot.back}</Link>
    </Button>
  );
}

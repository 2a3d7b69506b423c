import { useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { sendSecondFactor } from '../api/session.ts';
import { useBasicTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { SignedOutLayout } from './signed-out-layout.tsx';
import { useFinishSignIn } from './use-finish-sign-in.ts';

/** After the password: a code of the authenticator app, or a recovery code. */
export function SecondStep({ onStartOver }: { onStartOver: () => void }) {
  const { secondStep: texts } = useBasicTexts().signIn;
  const finish = useFinishSignIn();
  const { to } = useSearch({ from: '/sign-in' });
  const [code, setCode] = useState('');
  const [isRecovery, setRecovery] = useState(false);
  const send = useMutation({ mutationFn: sendSecondFactor, onSuccess: () => finish(to) });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    send.mutate(code);
  };
  const switchKind = () => {
    setRecovery(!isRecovery);
    setCode('');
    send.reset();
  };
  return (
    <SignedOutLayout
      title={texts.title}
      intro={isRecovery ? texts.recoveryIntro : texts.intro}
      aside={
        <div className="-mx-2 flex flex-wrap gap-x-1">
          <Button look="ghost" className="px-2" onClick={switchKind}>
            {isRecovery ? texts.useApp : texts.useRecoveryCode}
          </Button>
          <Button look="ghost" className="px-2" onClick={onStartOver}>
            {texts.startOver}
          </Button>
        </div>
      }
    >
      <form className="grid gap-4" onSubmit={submit}>
        <Field
          // Another field: the focus moves to it and password managers see what it is for.
          key={String(isRecovery)}
          label={isRecovery ? texts.recoveryCode : texts.code}
          name="code"
          inputMode={isRecovery ? 'text' : 'numeric'}
          autoComplete={isRecovery ? 'off' : 'one-time-code'}
          autoCapitalize="none"
          spellCheck={false}
          minLength={6}
          maxLength={32}
          required
          autoFocus
          value={code}
          error={send.error?.message}
          onChange={({ target }) => {
            setCode(target.value);
            if (send.error) send.reset();
          }}
        />
        <Button type="submit" look="primary" size="lg" isBusy={send.isPending || send.isSuccess}>
          {texts.continue}
        </Button>
      </form>
    </SignedOutLayout>
  );
}

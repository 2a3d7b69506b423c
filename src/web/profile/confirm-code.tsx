import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { TwoFactorAnswer } from '../../contract/account.ts';
import { confirmTwoFactor } from '../api/account.ts';
import { useProfileTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Field } from '../ui/field.tsx';
import { QrCode } from './qr-code.tsx';

interface ConfirmCodeProps {
  begun: TwoFactorAnswer;
  onConfirmed: () => void;
}

/** Gives the secret to an authenticator app, and asks for a code to be sure that it has it. */
export function ConfirmCode({ begun, onConfirmed }: ConfirmCodeProps) {
  const { twoFactor: texts } = useProfileTexts();
  const [code, setCode] = useState('');
  const confirm = useMutation({ mutationFn: confirmTwoFactor, onSuccess: onConfirmed });
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        confirm.mutate(code);
      }}
    >
      <p className="text-base text-pretty text-muted">{texts.scan}</p>
      <div className="grid justify-items-center">
        <QrCode text={begun.uri} label={texts.qrCode} />
      </div>
      <div className="grid gap-1">
        <p className="text-sm font-medium">{texts.secret}</p>
        <div className="flex items-center gap-1">
          <code className="min-w-0 flex-1 font-mono text-sm [overflow-wrap:anywhere]">
            {begun.secret}
          </code>
          <CopyButton text={begun.secret} label={texts.copySecret} />
        </div>
      </div>
      <Field
        label={texts.code}
        inputMode="numeric"
        autoComplete="one-time-code"
        minLength={6}
        maxLength={10}
        required
        autoFocus
        value={code}
        error={confirm.error?.message}
        onChange={({ target }) => {
          setCode(target.value);
          if (confirm.error) confirm.reset();
        }}
      />
      <div className="flex justify-end">
        <Button type="submit" look="primary" isBusy={confirm.isPending}>
          {texts.confirm}
        </Button>
      </div>
    </form>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TwoFactorAnswer } from '../../contract/account.ts';
import { beginTwoFactor, endTwoFactor, makeRecoveryCodes } from '../api/account.ts';
import { accountQuery } from '../api/session.ts';
import { useProfileTexts } from '../texts/use-texts.ts';
import { Dialog } from '../ui/dialog.tsx';
import { toast } from '../ui/toast.ts';
import { ConfirmCode } from './confirm-code.tsx';
import { PasswordStep } from './password-step.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

export type TwoFactorTask = 'setUp' | 'switchOff' | 'newCodes';

/** Asks for the password, then does the task step by step. */
export function TwoFactorDialog({ task, onClose }: { task: TwoFactorTask; onClose: () => void }) {
  const { twoFactor: texts } = useProfileTexts();
  const client = useQueryClient();
  const [begun, setBegun] = useState<TwoFactorAnswer>();
  const [codes, setCodes] = useState<readonly string[]>();
  const start = useMutation({
    mutationFn: async (password: string) => {
      if (task === 'setUp') setBegun(await beginTwoFactor(password));
      else if (task === 'newCodes') setCodes((await makeRecoveryCodes(password)).recoveryCodes);
      else {
        await endTwoFactor(password);
        toast.success(texts.switchedOff);
        await client.invalidateQueries(accountQuery);
        onClose();
      }
    },
  });
  const confirmed = ({ recoveryCodes }: TwoFactorAnswer) => {
    toast.success(texts.switchedOn);
    setCodes(recoveryCodes);
    // What was refused without a second factor is asked for again.
    void client.invalidateQueries();
  };
  if (codes) return <RecoveryCodes codes={codes} onClose={onClose} />;
  return (
    <Dialog title={task === 'setUp' ? texts.title : texts[task]} isOpen onClose={onClose}>
      {begun ? (
        <ConfirmCode begun={begun} onConfirmed={() => confirmed(begun)} />
      ) : (
        <PasswordStep
          text={texts.passwordFor[task]}
          action={task === 'switchOff' ? texts.switchOff : texts.continue}
          isBusy={start.isPending}
          error={start.error?.message}
          onChange={() => start.error && start.reset()}
          onSubmit={(password) => start.mutate(password)}
        />
      )}
    </Dialog>
  );
}

import { useState } from 'react';
import type { TeamUser } from '../../contract/user.ts';
import { useAdminTexts } from '../texts/use-texts.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { toast } from '../ui/toast.ts';
import { HandOverChoice, NOBODY } from './hand-over-choice.tsx';
import type { PersonChange, useChangeUser } from './use-change-user.ts';

/** What is asked before it is done. */
export type Question = 'disable' | 'enable' | 'removeTwoFactor';

const changeOf = (question: Question, to: string): PersonChange => {
  if (question === 'removeTwoFactor') return 'no-two-factor';
  if (question === 'enable') return { disabled: false };
  return { disabled: true, handOver: { to: to === NOBODY ? null : to } };
};

interface PersonQuestionProps {
  question: Question;
  person: TeamUser;
  change: ReturnType<typeof useChangeUser>;
  onClose: () => void;
}

/** Asks before a person is disabled, enabled, or loses the second factor. A refusal is shown in the row. */
export function PersonQuestion({ question, person, change, onClose }: PersonQuestionProps) {
  const { confirm, actions, done } = useAdminTexts().people;
  const [to, setTo] = useState(NOBODY);
  const said = {
    disable: done.disabled,
    enable: done.enabled,
    removeTwoFactor: done.twoFactorRemoved,
  }[question];
  return (
    <ConfirmDialog
      isOpen
      title={confirm[question].title(person.name)}
      action={actions[question]}
      isDanger={question !== 'enable'}
      isBusy={change.isPending}
      onConfirm={() =>
        change.mutate(changeOf(question, to), {
          onSuccess: () => toast.success(said(person.name)),
          onSettled: onClose,
        })
      }
      onCancel={onClose}
    >
      <p>{confirm[question].text}</p>
      {question === 'disable' && <HandOverChoice person={person} value={to} onChange={setTo} />}
    </ConfirmDialog>
  );
}

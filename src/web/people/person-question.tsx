import type { TeamUser } from '../../contract/user.ts';
import { useAdminTexts } from '../texts/use-texts.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { toast } from '../ui/toast.ts';
import type { PersonChange, useChangeUser } from './use-change-user.ts';

/** What is asked before it is done. */
export type Question = 'disable' | 'enable' | 'removeTwoFactor';

const CHANGES: Readonly<Record<Question, PersonChange>> = {
  disable: { disabled: true },
  enable: { disabled: false },
  removeTwoFactor: 'no-two-factor',
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
        change.mutate(CHANGES[question], {
          onSuccess: () => toast.success(said(person.name)),
          onSettled: onClose,
        })
      }
      onCancel={onClose}
    >
      <p>{confirm[question].text}</p>
    </ConfirmDialog>
  );
}

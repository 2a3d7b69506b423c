import { useMutation } from '@tanstack/react-query';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import type { TeamUser } from '../../contract/user.ts';
import { makeUserLink } from '../api/users.ts';
import { useAdminTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Menu, MenuItem, MenuSeparator } from '../ui/menu.tsx';
import { toast } from '../ui/toast.ts';
import { AbsenceDialog } from './absence-dialog.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { PersonQuestion, type Question } from './person-question.tsx';
import { RenameDialog } from './rename-dialog.tsx';
import type { useChangeUser } from './use-change-user.ts';

interface PersonActionsProps {
  person: TeamUser;
  change: ReturnType<typeof useChangeUser>;
}

/** What can be done with a person, in a menu. */
export function PersonActions({ person, change }: PersonActionsProps) {
  const texts = useAdminTexts().people;
  const [question, ask] = useState<Question>();
  const [isRenaming, rename] = useState(false);
  const [isEditingAbsences, editAbsences] = useState(false);
  const link = useMutation({
    mutationFn: () => makeUserLink(person.id),
    onError: (error) => toast.error(error.message),
  });
  const { actions } = texts;
  const isDisabled = person.status === 'disabled';
  return (
    <>
      <Menu
        label={texts.actionsFor(person.name)}
        align="end"
        trigger={
          <Button size="icon" look="ghost" aria-label={texts.actionsFor(person.name)}>
            <Ellipsis className="size-4" aria-hidden="true" />
          </Button>
        }
      >
        <MenuItem onSelect={() => rename(true)}>{actions.rename}</MenuItem>
        {!isDisabled && <MenuItem onSelect={() => editAbsences(true)}>{actions.absences}</MenuItem>}
        {!isDisabled && (
          <MenuItem onSelect={() => link.mutate()}>
            {person.status === 'invited' ? actions.newInvite : actions.newPassword}
          </MenuItem>
        )}
        {person.twoFactor && (
          <MenuItem onSelect={() => ask('removeTwoFactor')}>{actions.removeTwoFactor}</MenuItem>
        )}
        <MenuSeparator />
        <MenuItem onSelect={() => ask(isDisabled ? 'enable' : 'disable')}>
          {isDisabled ? actions.enable : actions.disable}
        </MenuItem>
      </Menu>
      {question && (
        <PersonQuestion
          question={question}
          person={person}
          change={change}
          onClose={() => ask(undefined)}
        />
      )}
      {isRenaming && <RenameDialog person={person} change={change} onClose={() => rename(false)} />}
      {isEditingAbsences && (
        <AbsenceDialog person={person} change={change} onClose={() => editAbsences(false)} />
      )}
      {link.data && (
        <LinkDialog
          purpose={person.status === 'invited' ? 'invite' : 'reset'}
          person={person}
          link={{ ...link.data, url: link.data.resetUrl }}
          onClose={() => link.reset()}
        />
      )}
    </>
  );
}

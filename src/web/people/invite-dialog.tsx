import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState, type SubmitEvent } from 'react';
import type { UserRole } from '../../contract/session.ts';
import { inviteUser, usersQuery } from '../api/users.ts';
import { useAdminTexts, useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { LinkDialog } from './link-dialog.tsx';

const ROLES = ['user', 'admin'] as const;

/** Invites a person: first who they are, then the link, once. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const texts = useAdminTexts().people;
  const { ui } = useTexts();
  const client = useQueryClient();
  const first = useRef<HTMLInputElement>(null);
  const [person, set] = useState({ name: '', email: '', role: 'user' as UserRole });
  const invite = useMutation({
    mutationFn: inviteUser,
    onSuccess: () => client.invalidateQueries(usersQuery),
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    invite.mutate({ ...person, email: person.email.trim() });
  };
  if (invite.data) {
    const { user, inviteUrl: url, ...rest } = invite.data;
    return <LinkDialog purpose="invite" person={user} link={{ ...rest, url }} onClose={onClose} />;
  }
  const change = (part: Partial<typeof person>) => {
    set({ ...person, ...part });
    if (invite.error) invite.reset();
  };
  return (
    <Dialog title={texts.invite} isOpen firstFocus={() => first.current} onClose={onClose}>
      <form className="grid gap-4" onSubmit={submit}>
        <Field
          ref={first}
          label={texts.name}
          autoComplete="off"
          maxLength={100}
          required
          value={person.name}
          onChange={({ target }) => change({ name: target.value })}
        />
        <Field
          label={texts.email}
          type="email"
          autoComplete="off"
          required
          value={person.email}
          error={invite.error?.message}
          onChange={({ target }) => change({ email: target.value })}
        />
        <RoleChoice value={person.role} onChange={(role) => change({ role })} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{ui.cancel}</Button>
          <Button type="submit" look="primary" isBusy={invite.isPending}>
            {texts.sendInvite}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function RoleChoice({ value, onChange }: { value: UserRole; onChange: (role: UserRole) => void }) {
  const texts = useAdminTexts().people;
  const id = useId();
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 text-sm font-medium">{texts.role}</legend>
      {ROLES.map((role) => (
        <div key={role} className="flex gap-2.5">
          <input
            type="radio"
            id={`${id}-${role}`}
            name={id}
            className="mt-0.5 size-4 shrink-0 accent-accent"
            aria-describedby={`${id}-${role}-hint`}
            checked={role === value}
            onChange={() => onChange(role)}
          />
          <div className="grid">
            <label htmlFor={`${id}-${role}`} className="text-sm">
              {texts.roles[role]}
            </label>
            <span id={`${id}-${role}-hint`} className="text-xs text-muted">
              {texts.roleHints[role]}
            </span>
          </div>
        </div>
      ))}
    </fieldset>
  );
}

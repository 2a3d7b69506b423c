import { useMutation } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { LinkAnswer } from '../../contract/user.ts';
import { acceptInvite } from '../api/links.ts';
import { SignedOutLayout } from '../sign-in/signed-out-layout.tsx';
import { useFinishSignIn } from '../sign-in/use-finish-sign-in.ts';
import { useAccessTexts } from '../texts/use-texts.ts';
import { Field } from '../ui/field.tsx';
import { LinkForm } from './link-form.tsx';
import { LinkScreen } from './link-screen.tsx';

/** A person who was invited chooses a password and begins. */
export function InviteScreen() {
  const { token } = useParams({ from: '/invite/$token' });
  return (
    <LinkScreen purpose="invite" token={token}>
      {(person) => <Invite token={token} person={person} />}
    </LinkScreen>
  );
}

function Invite({ token, person }: { token: string; person: LinkAnswer }) {
  const { link: texts, setup } = useAccessTexts();
  const [name, setName] = useState(person.name);
  const finish = useFinishSignIn();
  const accept = useMutation({
    mutationFn: (password: string) => acceptInvite({ token, password, name }),
    onSuccess: () => finish(),
  });
  return (
    <SignedOutLayout title={texts.inviteTitle(person.name)} intro={texts.inviteIntro(person.email)}>
      <LinkForm person={person} action={texts.join} use={accept}>
        <Field
          label={setup.name}
          name="name"
          autoComplete="name"
          maxLength={100}
          required
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      </LinkForm>
    </SignedOutLayout>
  );
}

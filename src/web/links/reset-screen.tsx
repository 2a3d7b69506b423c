import { useMutation } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { LinkAnswer } from '../../contract/user.ts';
import { resetPassword } from '../api/links.ts';
import { SignedOutLayout } from '../sign-in/signed-out-layout.tsx';
import { useFinishSignIn } from '../sign-in/use-finish-sign-in.ts';
import { useAccessTexts } from '../texts/use-texts.ts';
import { LinkForm } from './link-form.tsx';
import { LinkScreen } from './link-screen.tsx';

/** A person who cannot sign in any more sets a new password. */
export function ResetScreen() {
  const { token } = useParams({ from: '/reset/$token' });
  return (
    <LinkScreen purpose="reset" token={token}>
      {(person) => <Reset token={token} person={person} />}
    </LinkScreen>
  );
}

function Reset({ token, person }: { token: string; person: LinkAnswer }) {
  const { link: texts } = useAccessTexts();
  const finish = useFinishSignIn();
  const reset = useMutation({
    mutationFn: (password: string) => resetPassword({ token, password }),
    onSuccess: () => finish(),
  });
  return (
    <SignedOutLayout title={texts.resetTitle} intro={texts.resetIntro(person.email)}>
      <LinkForm person={person} action={texts.reset} use={reset} />
    </SignedOutLayout>
  );
}

import { useRouteContext, useSearch } from '@tanstack/react-router';
import { useBasicTexts } from '../texts/use-texts.ts';
import { DemoAccounts } from './demo-accounts.tsx';
import { SecondStep } from './second-step.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { SignedOutLayout } from './signed-out-layout.tsx';
import { useSignIn } from './use-sign-in.ts';

/** Asks for address and password, and then for a second factor if the person has one. */
export function SignInScreen() {
  const texts = useBasicTexts().signIn;
  const { demo } = useRouteContext({ from: '/sign-in' });
  const { why } = useSearch({ from: '/sign-in' });
  const signIn = useSignIn();
  if (signIn.data?.twoFactorRequired) return <SecondStep onStartOver={signIn.reset} />;
  return (
    <SignedOutLayout
      title={texts.title}
      intro={texts.intro[why ?? 'first']}
      aside={
        demo && (
          <DemoAccounts
            demo={demo}
            isBusy={signIn.isPending || signIn.isSuccess}
            onSignIn={(account) => signIn.mutate(account)}
          />
        )
      }
    >
      <SignInForm signIn={signIn} />
    </SignedOutLayout>
  );
}

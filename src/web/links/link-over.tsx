import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { LinkPurpose } from '../../contract/user.ts';
import { appQuery } from '../api/session.ts';
import { SignedOutLayout } from '../sign-in/signed-out-layout.tsx';
import { useAccessTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';

/** For a link that has expired, was used, or never was one. */
export function LinkOver({ purpose, error }: { purpose: LinkPurpose; error: Error }) {
  const { link: texts } = useAccessTexts();
  const { data: app } = useQuery(appQuery);
  return (
    <SignedOutLayout title={texts.over}>
      <p className="text-base text-pretty text-muted">{error.message}</p>
      <div className="grid gap-2">
        {purpose === 'reset' && app?.canSendMail && (
          <Button look="primary" size="lg" asChild>
            <Link to="/forgot-password">{texts.askForNew}</Link>
          </Button>
        )}
        <Button size="lg" asChild>
          <Link to="/sign-in">{texts.goToSignIn}</Link>
        </Button>
      </div>
    </SignedOutLayout>
  );
}

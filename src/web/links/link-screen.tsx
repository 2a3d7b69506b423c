import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { LinkAnswer, LinkPurpose } from '../../contract/user.ts';
import { linkQuery } from '../api/links.ts';
import { ApiError } from '../api/request.ts';
import { SignedOutLayout } from '../sign-in/signed-out-layout.tsx';
import { useAccessTexts, useBasicTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { LinkOver } from './link-over.tsx';

interface LinkScreenProps {
  purpose: LinkPurpose;
  token: string;
  /** The form, once it is known whom the link is for. */
  children: (person: LinkAnswer) => ReactNode;
}

/** Checks a link and shows its form, or says that the link is over. */
export function LinkScreen({ purpose, token, children }: LinkScreenProps) {
  const { link: texts } = useAccessTexts();
  const { ui } = useBasicTexts();
  const { data, error, refetch } = useQuery(linkQuery(token, purpose));
  if (data) return children(data);
  const isOver = error instanceof ApiError && (error.code === 'link-over' || error.status === 400);
  if (isOver) return <LinkOver purpose={purpose} error={error} />;
  if (error)
    return (
      <SignedOutLayout title={texts.notChecked}>
        <p role="alert" className="text-base text-pretty text-muted">
          {error.message}
        </p>
        <Button look="primary" size="lg" onClick={() => void refetch()}>
          {ui.tryAgain}
        </Button>
      </SignedOutLayout>
    );
  return (
    <SignedOutLayout title={texts.checking}>
      <Spinner />
    </SignedOutLayout>
  );
}

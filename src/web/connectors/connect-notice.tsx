import { useAdminTexts } from '../texts/use-texts.ts';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { ConnectedPage } from '../../contract/page.ts';
import { Alert } from '../ui/alert.tsx';
import type { ConnectOutcome } from './connect-outcome.ts';
import { ConnectSuccess } from './connect-success.tsx';

/** How the sign-in to Meta ended, until it is put away. The address is cleaned at once. */
export function ConnectNotice({ pages }: { pages: readonly ConnectedPage[] | undefined }) {
  const { outcome: texts } = useAdminTexts().connectors;
  const search = useSearch({ from: '/app/admin/connectors' });
  const navigate = useNavigate();
  const [outcome, setOutcome] = useState<ConnectOutcome>(search);
  const isFresh = search.facebook_auth !== undefined;
  useEffect(() => {
    if (isFresh) void navigate({ to: '/admin/connectors', replace: true });
  }, [isFresh, navigate]);

  const dismiss = () => setOutcome({});
  if (outcome.facebook_auth === 'success')
    return <ConnectSuccess outcome={outcome} pages={pages} onDismiss={dismiss} />;
  if (outcome.facebook_auth === undefined) return null;
  const { title, advice } = texts.failures[outcome.reason ?? 'meta-error'];
  const missing = outcome.missing?.split(',') ?? [];
  // A sign-in that the person cancelled is not a failure.
  const tone = outcome.reason === 'denied' ? 'info' : 'danger';
  return (
    <Alert tone={tone} title={title} onDismiss={dismiss}>
      <p>{advice}</p>
      {missing.length > 0 && (
        <p>
          {texts.declined} <span className="font-medium">{missing.join(', ')}</span>
        </p>
      )}
    </Alert>
  );
}

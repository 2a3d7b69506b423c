import { useQuery } from '@tanstack/react-query';
import { KeyRound, Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { apiKeysQuery } from '../api/api-keys.ts';
import { AdminScreen } from '../shell/admin-screen.tsx';
import { useAdminTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { RowsSkeleton } from '../ui/rows-skeleton.tsx';
import { ApiKeyEntries } from './api-key-entries.tsx';
import { NewApiKeyDialog } from './new-api-key-dialog.tsx';

/** The keys that programs sign in with, for admins. */
export function ApiKeysScreen() {
  const texts = useAdminTexts().apiKeys;
  const [isMaking, make] = useState(false);
  return (
    <AdminScreen
      title={texts.title}
      intro={texts.intro}
      actions={
        <Button onClick={() => make(true)}>
          <Plus className="size-3.5" aria-hidden="true" />
          {texts.make}
        </Button>
      }
    >
      <ApiKeyList />
      {isMaking && <NewApiKeyDialog onClose={() => make(false)} />}
    </AdminScreen>
  );
}

function ApiKeyList() {
  const texts = useAdminTexts().apiKeys;
  const { data: keys, error, refetch } = useQuery(apiKeysQuery);
  const home = useRef<HTMLDivElement>(null);
  if (keys === undefined && error)
    return <ErrorState title={texts.notRead} error={error} onRetry={() => void refetch()} />;
  if (keys === undefined) return <RowsSkeleton label={texts.reading} />;
  return (
    <div ref={home} tabIndex={-1} className="outline-none">
      {keys.length === 0 ? (
        <EmptyState icon={<KeyRound />} title={texts.empty.title}>
          {texts.empty.text}
        </EmptyState>
      ) : (
        <ApiKeyEntries keys={keys} home={home} />
      )}
    </div>
  );
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type RefObject } from 'react';
import type { ApiKeyAnswer } from '../../contract/api-key.ts';
import { apiKeysQuery, deleteApiKey } from '../api/api-keys.ts';
import { usersQuery } from '../api/users.ts';
import { useAdminTexts } from '../texts/use-texts.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { toast } from '../ui/toast.ts';
import { ApiKeyEntry } from './api-key-entry.tsx';

interface ApiKeyEntriesProps {
  keys: readonly ApiKeyAnswer[];
  /** Takes the focus if the key that had it is gone. */
  home: RefObject<HTMLElement | null>;
}

/** Each key with a button that deletes it, after a question. */
export function ApiKeyEntries({ keys, home }: ApiKeyEntriesProps) {
  const texts = useAdminTexts().apiKeys;
  const { data: users = [] } = useQuery(usersQuery);
  const [chosen, choose] = useState<ApiKeyAnswer>();
  const client = useQueryClient();
  const deletion = useMutation({
    mutationFn: ({ id }: ApiKeyAnswer) => deleteApiKey(id),
    onSuccess: (_answer, { name }) => toast.success(texts.deleted(name)),
    onError: (error) => toast.error(error.message),
    onSettled: async () => {
      choose(undefined);
      await client.invalidateQueries(apiKeysQuery);
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) home.current?.focus({ preventScroll: true });
      });
    },
  });
  const nameOf = (id: string) =>
    users.find((user) => user.id === id)?.name ?? keys.find((key) => key.id === id)?.name;
  return (
    <>
      <ul
        aria-label={texts.title}
        className="divide-y divide-line rounded-xl border border-line bg-surface"
      >
        {keys.map((key) => (
          <ApiKeyEntry
            key={key.id}
            apiKey={key}
            maker={nameOf(key.createdBy)}
            onDelete={() => choose(key)}
          />
        ))}
      </ul>
      <ConfirmDialog
        isOpen={chosen !== undefined}
        title={texts.deletion.title(chosen?.name ?? '')}
        action={texts.deletion.action}
        isDanger
        isBusy={deletion.isPending}
        onConfirm={() => chosen && deletion.mutate(chosen)}
        onCancel={() => choose(undefined)}
      >
        <p>{texts.deletion.text}</p>
      </ConfirmDialog>
    </>
  );
}

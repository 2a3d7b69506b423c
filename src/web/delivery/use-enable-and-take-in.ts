import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from '../ui/toast.ts';
import type { RetryBody } from '../../contract/inbox.ts';
import { switchPage, pagesQuery } from '../api/pages.ts';

interface Wish {
  /** The Page or Instagram account to enable. */
  readonly entryId: string;
  /** The leads to take in. */
  readonly body: RetryBody;
}

/** Enables an entry, and then takes in the leads that were skipped because it was disabled. */
export function useEnableAndTakeIn(retry: (body: RetryBody) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ entryId, body }: Wish) => {
      await switchPage(entryId, 'enable');
      // If this fails, it says so itself.
      await retry(body).catch(() => undefined);
    },
    onError: (error) => toast.error(error.message),
    onSettled: () => client.invalidateQueries(pagesQuery),
  });
}

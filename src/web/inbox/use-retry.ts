import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { RefObject } from 'react';
import { toast } from 'sonner';
import type { RetryBody, HeldLead, HeldState } from '../../contract/inbox.ts';
import { INBOX, inboxQuery, retryLeads } from '../api/inbox.ts';

/** A try mostly takes less; then the list tells how it ended. */
const TRY_MS = 900;

/**
 * Tries leads again and says how that ended.
 *
 * @param home takes the focus where the button that had it is gone with its lead
 */
export function useRetry(state: HeldState, home: RefObject<HTMLElement | null>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: RetryBody) => {
      const answer = await retryLeads(body);
      await new Promise((resolve) => setTimeout(resolve, TRY_MS));
      return answer;
    },
    onSuccess: async ({ message }, body) => {
      await client.invalidateQueries({ queryKey: INBOX });
      if ('all' in body) toast.success(message);
      else tellOutcome(state, findListed(client, state, body.leadId));
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) home.current?.focus();
      });
    },
    onError: async (error) => {
      toast.error(error.message);
      await client.invalidateQueries({ queryKey: INBOX });
    },
  });
}

function tellOutcome(state: HeldState, still: HeldLead | undefined): void {
  if (still) toast.warning(`Tried again, and still ${state}.`);
  else toast.success(`Tried again, and no longer ${state}.`);
}

const findListed = (client: QueryClient, state: HeldState, leadId: string) =>
  client
    .getQueryData(inboxQuery(state).queryKey)
    ?.pages.flatMap(({ leads }) => leads)
    .find((lead) => lead.leadId === leadId);

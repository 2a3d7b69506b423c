import type { QueryClient } from '@tanstack/react-query';

/** The key of the changes of one lead's status. */
export const statusChangeKey = (leadId: string) => ['lead-status', leadId] as const;

/** Whether a change of this lead is in progress. The answer to it decides. */
export const isStatusChanging = (client: QueryClient, leadId: string): boolean =>
  client.isMutating({ mutationKey: statusChangeKey(leadId) }) > 0;

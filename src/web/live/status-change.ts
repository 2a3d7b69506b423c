import type { QueryClient } from '@tanstack/react-query';

/** The key of the changes of one lead's status. */
export const statusChangeKey = (leadId: string) => ['lead-status', leadId] as const;

/** Whether a change of this lead is under way: its answer will say what counts. */
export const isStatusChanging = (client: QueryClient, leadId: string): boolean =>
  client.isMutating({ mutationKey: statusChangeKey(leadId) }) > 0;

import { queryOptions, type QueryClient } from '@tanstack/react-query';
import type { Lead } from '../../contract/lead.ts';
import type { RelatedLeadList } from '../../contract/lead-related.ts';
import { leadKey } from './leads.ts';
import { request } from './request.ts';

const RELATED = 'related';

/** Other enquiries of the same person. */
export const relatedQuery = (leadId: string) =>
  queryOptions({
    // Below the key of the lead: its address or number may have changed.
    queryKey: [...leadKey(leadId), RELATED] as const,
    queryFn: ({ signal }) =>
      request<RelatedLeadList>(`/api/leads/${encodeURIComponent(leadId)}/related`, { signal }),
  });

/** Reads the enquiries of a person again if a lead that has come or changed may be one of them. */
export function refetchRelated(client: QueryClient, lead: Lead): void {
  for (const { queryKey, state } of client
    .getQueryCache()
    .findAll({ queryKey: [leadKey('')[0]] })) {
    const [, openId, part] = queryKey;
    if (part !== RELATED || typeof openId !== 'string' || openId === lead._id) continue;
    const open = client.getQueryData<Lead>(leadKey(openId));
    const list = state.data as RelatedLeadList | undefined;
    const isListed = list?.related.some(({ _id }) => _id === lead._id) === true;
    if (isListed || (open && isSimilar(open, lead))) void client.invalidateQueries({ queryKey });
  }
}

const isSimilar = (one: Lead, other: Lead): boolean =>
  (one.phoneE164 !== '' && one.phoneE164 === other.phoneE164) ||
  (one.email !== '' && one.email.toLowerCase() === other.email.toLowerCase());

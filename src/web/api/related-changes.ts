import type { FindRelatedBody, RelatedLeadList } from '../../contract/lead-related.ts';
import { request } from './request.ts';

const pathOf = (leadId: string) => `/api/leads/${encodeURIComponent(leadId)}`;

/** Leads with an address or a number, before another one is added. */
export const findRelated = (body: FindRelatedBody) =>
  request<RelatedLeadList>('/api/leads/find-related', { method: 'POST', body });

export const unlinkLead = (leadId: string, otherId: string) =>
  request<RelatedLeadList>(`${pathOf(leadId)}/unlinked`, {
    method: 'POST',
    body: { leadId: otherId },
  });

export const linkLead = (leadId: string, otherId: string) =>
  request<RelatedLeadList>(`${pathOf(leadId)}/unlinked/${encodeURIComponent(otherId)}`, {
    method: 'DELETE',
  });

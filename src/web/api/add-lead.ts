import type { LeadDetails } from '../../contract/lead.ts';
import type { CreateLeadBody } from '../../contract/lead-edit.ts';
import { request } from './request.ts';

/** Removes a lead that the person has just added; refused with 409 if somebody has worked on it. */
export const undoAddLead = (leadId: string) =>
  request<unknown>(`/api/leads/${encodeURIComponent(leadId)}/undo-add`, {
    method: 'POST',
    body: {},
  });

/** Adds a lead by hand. */
export const addLead = (body: CreateLeadBody) =>
  request<LeadDetails>('/api/leads', { method: 'POST', body });

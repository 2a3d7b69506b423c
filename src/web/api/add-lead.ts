import type { LeadDetails } from '../../contract/lead.ts';
import type { CreateLeadBody } from '../../contract/lead-edit.ts';
import { request } from './request.ts';

/** Adds a lead by hand. */
export const addLead = (body: CreateLeadBody) =>
  request<LeadDetails>('/api/leads', { method: 'POST', body });

import type { TakeNextAnswer } from '../../contract/assignment.ts';
import type { LeadDetails } from '../../contract/lead.ts';
import { request } from './request.ts';

/** Takes the most urgent lead that nobody has contacted, for five minutes. */
export const takeNext = () =>
  request<TakeNextAnswer>('/api/leads/take-next', { method: 'POST', body: {} });

/** Gives back a lead that was taken, so that others get it before its time is over. */
export const giveBack = (id: string) =>
  request<LeadDetails>(`/api/leads/${encodeURIComponent(id)}/lease`, { method: 'DELETE' });

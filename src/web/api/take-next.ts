import type { TakeNextAnswer } from '../../contract/assignment.ts';
import { request } from './request.ts';

/** Takes the most urgent lead that nobody has contacted, for five minutes. */
export const takeNext = () =>
  request<TakeNextAnswer>('/api/leads/take-next', { method: 'POST', body: {} });

import { queryOptions } from '@tanstack/react-query';
import type { HealthAnswer } from '../../contract/health.ts';
import { request } from './request.ts';

const URL_PATH = '/api/facebook/health';

/** What was found when the connections were last looked at. For admins. */
export const healthQuery = queryOptions({
  queryKey: ['health'],
  queryFn: ({ signal }) => request<HealthAnswer>(URL_PATH, { signal }),
});

/** Looks again now, at the app and every Page. */
export const checkHealth = () => request<HealthAnswer>(URL_PATH, { method: 'POST', body: {} });

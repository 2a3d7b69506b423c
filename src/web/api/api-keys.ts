import { queryOptions } from '@tanstack/react-query';
import type { ApiKeyList, NewApiKeyAnswer, NewApiKeyBody } from '../../contract/api-key.ts';
import { request } from './request.ts';

const URL_PATH = '/api/api-keys';

/** The keys of programs, the newest first. For admins. */
export const apiKeysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: async ({ signal }) => (await request<ApiKeyList>(URL_PATH, { signal })).apiKeys,
});

export const makeApiKey = (body: NewApiKeyBody) =>
  request<NewApiKeyAnswer>(URL_PATH, { method: 'POST', body });

export const deleteApiKey = (id: string) =>
  request<unknown>(`${URL_PATH}/${encodeURIComponent(id)}`, { method: 'DELETE' });

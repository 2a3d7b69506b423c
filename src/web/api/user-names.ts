import { queryOptions } from '@tanstack/react-query';
import type { UserNameList } from '../../contract/user.ts';
import { request } from './request.ts';

/** The people of the team, to choose an owner and to name one. */
export const userNamesQuery = queryOptions({
  queryKey: ['user-names'],
  queryFn: async ({ signal }) =>
    (await request<UserNameList>('/api/users/names', { signal })).users,
  staleTime: 60_000,
});

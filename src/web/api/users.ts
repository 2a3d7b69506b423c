import { queryOptions } from '@tanstack/react-query';
import type { UserList } from '../../contract/user.ts';
import { request } from './request.ts';

/** The people of the team, by name. For admins. */
export const usersQuery = queryOptions({
  queryKey: ['users'],
  queryFn: async ({ signal }) => (await request<UserList>('/api/users', { signal })).users,
});

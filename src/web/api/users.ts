import { queryOptions } from '@tanstack/react-query';
import type { Settings, VisibilitySetting } from '../../contract/account.ts';
import type {
  ChangeUserBody,
  InviteAnswer,
  InviteBody,
  ResetLinkAnswer,
  TeamUser,
  UserList,
} from '../../contract/user.ts';
import { request } from './request.ts';

/** The people of the team, by name. For admins. */
export const usersQuery = queryOptions({
  queryKey: ['users'],
  queryFn: async ({ signal }) => (await request<UserList>('/api/users', { signal })).users,
});

const pathOf = (userId: string) => `/api/users/${encodeURIComponent(userId)}`;

/** The link is in this answer only. */
export const inviteUser = (body: InviteBody) =>
  request<InviteAnswer>('/api/users', { method: 'POST', body });

export const changeUser = (userId: string, body: ChangeUserBody) =>
  request<{ user: TeamUser }>(pathOf(userId), { method: 'PATCH', body });

/** A link for a new password, or a new invitation for who has no password yet; in this answer only. */
export const makeUserLink = (userId: string) =>
  request<ResetLinkAnswer>(`${pathOf(userId)}/reset-link`, { method: 'POST' });

export const removeTwoFactor = (userId: string) =>
  request<{ user: TeamUser }>(`${pathOf(userId)}/two-factor`, { method: 'DELETE' });

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => request<Settings>('/api/settings', { signal }),
});

export const changeSettings = (body: Settings) =>
  request<Settings>('/api/settings', { method: 'PUT', body });

export const visibilityQuery = queryOptions({
  queryKey: ['settings', 'visibility'],
  queryFn: ({ signal }) => request<VisibilitySetting>('/api/settings/visibility', { signal }),
});

export const changeVisibility = (body: VisibilitySetting) =>
  request<VisibilitySetting>('/api/settings/visibility', { method: 'PUT', body });

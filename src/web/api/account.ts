import { queryOptions } from '@tanstack/react-query';
import type {
  AccountAnswer,
  ChangeAccountBody,
  ChangePasswordBody,
  SessionList,
  SessionsEndedAnswer,
  TwoFactorAnswer,
} from '../../contract/account.ts';
import { request } from './request.ts';

const ACCOUNT = '/api/account';

export const changeAccount = (body: ChangeAccountBody) =>
  request<AccountAnswer>(ACCOUNT, { method: 'PATCH', body });

export const changePassword = (body: ChangePasswordBody) =>
  request<SessionsEndedAnswer>(`${ACCOUNT}/password`, { method: 'POST', body });

/** Where one is signed in, the last used one first. */
export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: async ({ signal }) =>
    (await request<SessionList>(`${ACCOUNT}/sessions`, { signal })).sessions,
});

export const endSession = (id: string) =>
  request<SessionList>(`${ACCOUNT}/sessions/${encodeURIComponent(id)}`, { method: 'DELETE' });

export const endOtherSessions = () =>
  request<SessionsEndedAnswer>(`${ACCOUNT}/sessions`, { method: 'DELETE' });

/** Not in force until a code confirms it. */
export const beginTwoFactor = (password: string) =>
  request<TwoFactorAnswer>(`${ACCOUNT}/two-factor`, { method: 'POST', body: { password } });

export const confirmTwoFactor = (code: string) =>
  request<unknown>(`${ACCOUNT}/two-factor/confirm`, { method: 'POST', body: { code } });

export const endTwoFactor = (password: string) =>
  request<unknown>(`${ACCOUNT}/two-factor`, { method: 'DELETE', body: { password } });

export const makeRecoveryCodes = (password: string) =>
  request<{ recoveryCodes: string[] }>(`${ACCOUNT}/recovery-codes`, {
    method: 'POST',
    body: { password },
  });

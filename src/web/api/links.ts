import { queryOptions } from '@tanstack/react-query';
import type { AcceptInviteBody, LinkAnswer, LinkPurpose } from '../../contract/user.ts';
import { request } from './request.ts';

/** Whom a link is for. Asking does not use it up. */
export const linkQuery = (token: string, purpose: LinkPurpose) =>
  queryOptions({
    queryKey: ['link', purpose, token] as const,
    queryFn: ({ signal }) =>
      request<LinkAnswer>('/api/auth/check-link', {
        method: 'POST',
        body: { token, purpose },
        signal,
      }),
    staleTime: Infinity,
  });

/** Uses the invitation up, and signs in. */
export const acceptInvite = (body: AcceptInviteBody) =>
  request<unknown>('/api/auth/accept-invite', { method: 'POST', body });

/** Uses the link up, ends the person's other sessions, and signs in. */
export const resetPassword = (body: { readonly token: string; readonly password: string }) =>
  request<unknown>('/api/auth/reset-password', { method: 'POST', body });

export const forgotPassword = (email: string) =>
  request<unknown>('/api/auth/forgot-password', { method: 'POST', body: { email } });

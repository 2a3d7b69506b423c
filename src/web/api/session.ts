import { queryOptions } from '@tanstack/react-query';
import type { AccountAnswer } from '../../contract/account.ts';
import type { AppAnswer, SessionAnswer, SetupBody } from '../../contract/session.ts';
import { request } from './request.ts';

/** Who is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => (await request<SessionAnswer>('/api/session', { signal })).user,
  staleTime: Infinity,
  meta: { mayBeSignedOut: true },
});

/** What is known to everyone: whether LeadRabbit is set up, and the demo accounts. */
export const appQuery = queryOptions({
  queryKey: ['app'],
  queryFn: ({ signal }) => request<AppAnswer>('/api/app', { signal }),
});

/** The answer to a right password. The session begins only if no second factor is asked for. */
export interface SignInAnswer {
  readonly twoFactorRequired?: boolean;
}

export const signIn = (body: { email: string; password: string }) =>
  request<SignInAnswer>('/api/auth/sign-in/email', { method: 'POST', body });

/** @param code of an authenticator app, or a recovery code */
export const sendSecondFactor = (code: string) =>
  request<unknown>('/api/auth/two-factor', { method: 'POST', body: { code } });

/** One's own settings. */
export const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: ({ signal }) => request<AccountAnswer>('/api/account', { signal }),
});

/** The key of leaving: nothing is to be read any more. */
export const SIGN_OUT = ['sign-out'] as const;

export const signOut = () => request<unknown>('/api/auth/sign-out', { method: 'POST', body: {} });

export const setUp = (body: SetupBody) => request<unknown>('/api/setup', { method: 'POST', body });

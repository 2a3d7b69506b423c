import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError, isSignedOut } from './request.ts';

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: {
      /** The query itself asks who is signed in, so that nobody is an answer to it. */
      readonly mayBeSignedOut?: boolean;
    };
  }
}

export interface Refusals {
  /** The session has ended while someone was at work. */
  readonly onSignedOut: () => void;
  /** Admins need a second factor, and this one has none. */
  readonly onTwoFactorNeeded: () => void;
}

export function createQueryClient({ onSignedOut, onTwoFactorNeeded }: Refusals): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error, { meta }) => {
        if (isSignedOut(error) && !meta?.mayBeSignedOut) onSignedOut();
        if (needsTwoFactor(error)) onTwoFactorNeeded();
      },
    }),
    mutationCache: new MutationCache({
      onError: (error) => {
        if (isSignedOut(error)) onSignedOut();
        if (needsTwoFactor(error)) onTwoFactorNeeded();
      },
    }),
    // LeadRabbit may run on this machine or network, so a browser without internet asks it too and says
    // so if no answer comes.
    defaultOptions: {
      queries: { staleTime: 30_000, retry: isWorthRetrying, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  });
}

/** A refusal stays one; what did not get through may the next time. */
const isWorthRetrying = (failures: number, error: Error): boolean =>
  failures < 2 && (!(error instanceof ApiError) || error.status === 0 || error.status >= 500);

const needsTwoFactor = (error: Error): boolean =>
  error instanceof ApiError && error.code === 'two-factor-needed';

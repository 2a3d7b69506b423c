import type { QueryClient } from '@tanstack/react-query';
import { isSignedOut } from '../api/request.ts';
import { sessionQuery } from '../api/session.ts';

/** Asks the server only if it has not just answered. */
export async function isSignedIn(queryClient: QueryClient): Promise<boolean> {
  const known = queryClient.getQueryState(sessionQuery.queryKey);
  if (known?.status === 'error') return false;
  try {
    await queryClient.ensureQueryData(sessionQuery);
    return true;
  } catch (error) {
    if (isSignedOut(error)) return false;
    throw error;
  }
}

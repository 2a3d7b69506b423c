import { useRouteContext } from '@tanstack/react-router';
import type { SessionUser } from '../../contract/session.ts';

/** Who is signed in; only below the shell. */
export const useUser = (): SessionUser => useRouteContext({ from: '/app' }).user;

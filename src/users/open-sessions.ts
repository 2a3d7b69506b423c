import { isSessionOver, SESSION_ABSOLUTE_MS, SESSION_KEPT_MS } from './session-lifetime.ts';
import type { SessionStore } from './session-store.ts';
import { isDisabled, toRole } from './user-row.ts';
import type { UserRole } from './user.ts';

/** Reads sessions without the cookie of a request. */
export interface OpenSessions {
  /**
   * Returns those of the sessions that are still valid, with the current role of their user. A
   * session that was signed out, that has expired, or whose user was removed or disabled is left
   * out.
   */
  listOpen(ids: readonly string[]): Promise<ReadonlyMap<string, UserRole>>;
  /** Deletes the rows of sessions that have been over for a while. */
  purge(): Promise<void>;
}

export function createOpenSessions(sessions: SessionStore, now: () => Date): OpenSessions {
  return {
    listOpen: async (ids) => {
      if (ids.length === 0) return new Map();
      const open = (await sessions.list(ids)).filter(
        (session) => !isSessionOver(session, now()) && !isDisabled(session.user, now()),
      );
      return new Map(open.map(({ id, user }) => [id, toRole(user)]));
    },
    purge: () => {
      const before = (ms: number) => new Date(now().getTime() - SESSION_KEPT_MS - ms);
      return sessions.purge({
        expiredBefore: before(0),
        startedBefore: before(SESSION_ABSOLUTE_MS),
      });
    },
  };
}

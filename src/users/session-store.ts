import type { DBAdapter } from 'better-auth';
import { isSessionOver, SESSION_ABSOLUTE_MS, SESSION_KEPT_MS } from './session-lifetime.ts';
import { isDisabled, toRole, type UserRow } from './user-row.ts';
import type { UserRole } from './user.ts';

/** What is known of sessions without a request to read a cookie from. */
export interface SessionStore {
  /**
   * Which of these sessions still hold, with the present role of their user. A session that was
   * signed out, that has expired, or whose user was removed or disabled is left out. Two queries,
   * however many sessions are asked about.
   */
  listOpen(ids: readonly string[]): Promise<ReadonlyMap<string, UserRole>>;
  /** Deletes the rows of sessions that have been over for a while. */
  purge(): Promise<void>;
}

interface SessionRow {
  readonly id: string;
  readonly userId: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** @param adapter better-auth's view of the database, which is the same for every engine */
export function createSessionStore(
  adapter: Pick<DBAdapter, 'findMany' | 'deleteMany'>,
  now: () => Date,
): SessionStore {
  const findAll = async <Row>(model: string, ids: readonly string[], select?: string[]) => {
    const value = [...new Set(ids)];
    const where = [{ field: 'id', operator: 'in' as const, value }];
    // Without a limit better-auth reads only the first hundred.
    return adapter.findMany<Row>({ model, where, limit: value.length, ...(select && { select }) });
  };
  return {
    listOpen: async (ids) => {
      if (ids.length === 0) return new Map();
      const columns = ['id', 'userId', 'createdAt', 'expiresAt'];
      const sessions = (await findAll<SessionRow>('session', ids, columns)).filter(
        (session) => !isSessionOver(session, now()),
      );
      if (sessions.length === 0) return new Map();
      const users = await findAll<UserRow>(
        'user',
        sessions.map(({ userId }) => userId),
      );
      const roles = new Map(
        users.filter((user) => !isDisabled(user, now())).map((user) => [user.id, toRole(user)]),
      );
      return new Map(
        sessions.flatMap(({ id, userId }) => {
          const role = roles.get(userId);
          return role ? [[id, role] as const] : [];
        }),
      );
    },
    purge: async () => {
      const before = (ms: number) => new Date(now().getTime() - SESSION_KEPT_MS - ms);
      for (const [field, value] of [
        ['expiresAt', before(0)],
        ['createdAt', before(SESSION_ABSOLUTE_MS)],
      ] as const)
        await adapter.deleteMany({ model: 'session', where: [{ field, operator: 'lt', value }] });
    },
  };
}

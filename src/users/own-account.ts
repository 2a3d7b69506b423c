import { notFound } from '../errors.ts';
import { USUAL_REMINDER_MINUTES, type Absence } from './absence.ts';
import { isSessionOver } from './session-lifetime.ts';
import type { SessionDetails, SessionStore } from './session-store.ts';
import { toUser } from './user-row.ts';
import type { UserRecord, UserStore } from './user-store.ts';
import type { Session, User } from './user.ts';

/** The settings of a person. Null means the setting of the browser. */
export interface Profile {
  readonly user: User;
  readonly language: string | null;
  readonly timeZone: string | null;
  /** How many minutes before a meeting the person is reminded. */
  readonly remindBeforeMin: number;
  readonly absences: readonly Absence[];
}

/** What all people can do with their own account. `PasswordChanges` changes passwords. */
export interface OwnAccount {
  read(userId: string): Promise<Profile>;
  change(
    userId: string,
    change: {
      readonly name?: string | undefined;
      readonly language?: string | null | undefined;
      readonly timeZone?: string | null | undefined;
      readonly remindBeforeMin?: number | undefined;
      readonly absences?: readonly Absence[] | undefined;
    },
  ): Promise<Profile>;
  /** The sessions that are not over, the last used one first. */
  listSessions(userId: string): Promise<readonly SessionDetails[]>;
  /** @throws `not-found` if this person has no such session */
  endSession(userId: string, sessionId: string): Promise<void>;
  /** @returns how many ended */
  endOtherSessions(session: Session): Promise<number>;
}

export interface OwnAccountDependencies {
  readonly users: Pick<UserStore, 'find' | 'change'>;
  readonly sessions: Pick<SessionStore, 'listOf' | 'end' | 'endAll'>;
  readonly now: () => Date;
}

export function createOwnAccount({ users, sessions, now }: OwnAccountDependencies): OwnAccount {
  return {
    read: async (userId) => {
      const record = await users.find(userId);
      if (!record) throw notFound('user');
      return toProfile(record);
    },
    change: async (userId, { name, language, timeZone, remindBeforeMin, absences }) => {
      const change = {
        ...(name !== undefined && { name }),
        ...(language !== undefined && { language }),
        ...(timeZone !== undefined && { timeZone }),
        ...(remindBeforeMin !== undefined && {
          reminder: { minutes: remindBeforeMin, since: now() },
        }),
        ...(absences !== undefined && { absences }),
      };
      const result = await users.change(userId, change, now());
      if (result.kind !== 'changed') throw notFound('user');
      return toProfile(result.user);
    },
    listSessions: async (userId) =>
      (await sessions.listOf(userId)).filter((session) => !isSessionOver(session, now())),
    endSession: async (userId, sessionId) => {
      if (!(await sessions.end(userId, sessionId))) throw notFound('session');
    },
    endOtherSessions: ({ id, user }) => sessions.endAll(user.id, id),
  };
}

const toProfile = (record: UserRecord): Profile => ({
  user: toUser(record),
  language: record.language,
  timeZone: record.timeZone,
  remindBeforeMin: record.reminder?.minutes ?? USUAL_REMINDER_MINUTES,
  absences: record.absences,
});

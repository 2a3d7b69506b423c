import type { Absence } from './absence.ts';
/** `admin` connects Pages and manages people; `user` works the leads. */
export type UserRole = 'admin' | 'user';

export interface User {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: UserRole;
  /** Whether signing in asks for a second factor. */
  readonly twoFactor: boolean;
}

export interface NewUser extends Omit<User, 'id' | 'twoFactor'> {
  /** 8 to 128 characters. */
  readonly password: string;
}

/** A signed-in browser or client. */
export interface Session {
  readonly id: string;
  readonly user: User;
}

/** `invited` until the person has chosen a password; `disabled` persons cannot sign in. */
export type UserStatus = 'active' | 'invited' | 'disabled';

/** A member of the team, as admins see one. */
export interface Person extends User {
  readonly status: UserStatus;
  /** The last request of a session of this person, to the minute. */
  readonly lastSeenAt: Date | null;
  readonly createdAt: Date;
  readonly absences: readonly Absence[];
}

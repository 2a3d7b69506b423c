/** `admin` connects Pages and manages people; `user` works the leads. */
export type UserRole = 'admin' | 'user';

export interface User {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: UserRole;
}

export interface NewUser extends Omit<User, 'id'> {
  /** 8 to 128 characters. */
  readonly password: string;
}

/** A signed-in browser or client. */
export interface Session {
  readonly id: string;
  readonly user: User;
}

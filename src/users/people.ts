import { AppError, notFound } from '../errors.ts';
import type { AccountLinks, MadeLink } from './account-links.ts';
import type { Accounts } from './accounts.ts';
import { isDisabled, toUser } from './user-row.ts';
import type { UserChange, UserRecord, UserStore } from './user-store.ts';
import type { Person, User, UserStatus } from './user.ts';

/** A change of a person, and how they were before it. */
export interface PersonChange {
  readonly before: Person;
  readonly after: Person;
}

/** What admins can do with users. */
export interface People {
  /** All, by name. */
  list(): Promise<readonly Person[]>;
  /** The id of the user with an address, in capital or small letters. */
  idOf(email: string): Promise<string | undefined>;
  /**
   * Adds a person who has no password yet. Completes an invitation that an outage of the database has left
   * without a link.
   *
   * @throws the `account-exists` error if the address is taken
   */
  invite(user: Omit<User, 'id' | 'twoFactor'>): Promise<{ person: Person; link: MadeLink }>;
  /** @throws the `last-admin` error, and `not-found` for an unknown person */
  change(id: string, change: UserChange): Promise<PersonChange>;
  /**
   * Makes a new invitation for a person who has no password yet, or a link for a new password.
   *
   * @throws `not-found` for an unknown person, `person-disabled` for one who cannot sign in
   */
  makeLink(id: string): Promise<{ person: Person; link: MadeLink; purpose: 'invite' | 'reset' }>;
  /** Removes a lost second factor. @throws `not-found` for an unknown person */
  removeTwoFactor(id: string): Promise<Person>;
}

export interface PeopleDependencies {
  readonly users: UserStore;
  readonly accounts: Pick<Accounts, 'createInvited'>;
  readonly links: AccountLinks;
  readonly now: () => Date;
}

export function createPeople({ users, accounts, links, now }: PeopleDependencies): People {
  const present = (record: UserRecord) => toPerson(record, now());
  const find = async (id: string) => {
    const record = await users.find(id);
    if (!record) throw notFound('user');
    return record;
  };
  /** The id of a person with this address who was added and got no link. */
  const findUnfinished = async (email: string) => {
    const record = await users.findByEmail(email.toLowerCase());
    if (!record || record.hasPassword || isDisabled(record, now())) return undefined;
    return (await links.isOpen(record.id, 'invite')) ? undefined : record.id;
  };
  const addInvited = async ({ name, email, role }: Omit<User, 'id' | 'twoFactor'>) => {
    const unfinished = await findUnfinished(email);
    if (unfinished === undefined) return (await accounts.createInvited({ name, email, role })).id;
    await users.change(unfinished, { name, role }, now());
    return unfinished;
  };
  return {
    list: async () => (await users.list()).map(present),
    idOf: async (email) => (await users.findByEmail(email.trim().toLowerCase()))?.id,
    invite: async (user) => {
      const id = await addInvited(user);
      const link = await links.make(id, 'invite');
      return { person: present(await find(id)), link };
    },
    change: async (id, change) => {
      const result = await users.change(id, change, now());
      if (result.kind === 'unknown') throw notFound('user');
      if (result.kind === 'last-admin') throw new AppError('last-admin', {});
      return { before: present(result.before), after: present(result.user) };
    },
    makeLink: async (id) => {
      const record = await find(id);
      if (isDisabled(record, now())) throw new AppError('person-disabled', {});
      const purpose = record.hasPassword ? 'reset' : 'invite';
      return { person: present(record), purpose, link: await links.make(id, purpose) };
    },
    removeTwoFactor: async (id) => {
      await find(id);
      await users.removeTwoFactor(id, now());
      return present(await find(id));
    },
  };
}

const toPerson = (record: UserRecord, now: Date): Person => ({
  ...toUser(record),
  status: statusOf(record, now),
  lastSeenAt: record.lastSeenAt,
  createdAt: record.createdAt,
  absences: record.absences,
});

function statusOf(record: UserRecord, now: Date): UserStatus {
  if (isDisabled(record, now)) return 'disabled';
  return record.hasPassword ? 'active' : 'invited';
}

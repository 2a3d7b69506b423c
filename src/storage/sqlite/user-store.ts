import type { DatabaseSync } from 'node:sqlite';
import { isDisabled, type UserRow } from '../../users/user-row.ts';
import type { UserChange, UserRecord, UserStore } from '../../users/user-store.ts';
import { toAbsences, toReminder } from '../person-fields.ts';
import * as column from './columns.ts';
import { createEndPendingSignIns } from './end-pending-sign-ins.ts';
import type { GroupCommit } from './group-commit.ts';
import { newId } from '../../new-id.ts';

/** better-auth's name for signing in with a password. */
const HAS_PASSWORD = `EXISTS (SELECT 1 FROM account
  WHERE account.userId = user.id AND providerId = 'credential' AND password IS NOT NULL)`;

const INSERT_CREDENTIAL = `
  INSERT INTO account (id, accountId, providerId, userId, password, createdAt, updatedAt)
  VALUES (:id, :userId, 'credential', :userId, :hash, :at, :at)`;

const SELECT = `SELECT user.*, ${HAS_PASSWORD} AS hasPassword FROM user`;

/** Users in better-auth's tables `user` and `account`. Its times are text in ISO 8601. */
export function createUserStore(database: DatabaseSync, commits: GroupCommit): UserStore {
  const selectByEmail = database.prepare(`${SELECT} WHERE email = ?`);
  const selectById = database.prepare(`${SELECT} WHERE id = ?`);
  const selectAll = database.prepare(`${SELECT} ORDER BY name COLLATE NOCASE, id`);
  const selectAdmin = database.prepare(
    `SELECT 1 FROM user WHERE role = 'admin' AND ${HAS_PASSWORD} LIMIT 1`,
  );
  const insertCredential = database.prepare(INSERT_CREDENTIAL);
  const find = (id: string) => toRecord(selectById.get(id));
  return {
    findByEmail: async (email) => toRecord(selectByEmail.get(email)),
    find: async (id) => find(id),
    list: async () => selectAll.all().flatMap((row) => toRecord(row) ?? []),
    claimFirstAdmin: (id, hash, at) =>
      commits.write(() => {
        if (selectAdmin.get() !== undefined) return false;
        insertCredential.run({ id: newId(), userId: id, hash, at: at.toISOString() });
        return true;
      }),
    hasAdmin: async () => selectAdmin.get() !== undefined,
    change: createChange(database, commits, find),
    ...createPasswordWrites(database, commits),
    removeTwoFactor: createRemoveTwoFactor(database, commits),
  };
}

function createChange(
  database: DatabaseSync,
  commits: GroupCommit,
  find: (id: string) => UserRecord | undefined,
): UserStore['change'] {
  const selectOtherAdmin = database.prepare(`
    SELECT 1 FROM user WHERE role = 'admin' AND id <> :id AND ${HAS_PASSWORD}
      AND NOT (coalesce(banned, 0) = 1 AND (banExpires IS NULL OR banExpires > :now)) LIMIT 1`);
  const update = database.prepare(`
    UPDATE user SET name = :name, role = :role, banned = :banned, banExpires = :banExpires,
      language = :language, timeZone = :timeZone, reminderMinutes = :reminderMinutes,
      reminderSince = :reminderSince, absences = :absences, updatedAt = :at WHERE id = :id`);
  const endSessions = database.prepare('DELETE FROM session WHERE userId = ?');
  const deleteLinks = database.prepare('DELETE FROM account_links WHERE userId = ?');
  const endPending = createEndPendingSignIns(database);

  return (id, change, at) =>
    commits.write(() => {
      const before = find(id);
      if (!before) return { kind: 'unknown' };
      const now = at.toISOString();
      const mayLeaveNone = change.disabled === true || (change.role ?? 'admin') !== 'admin';
      if (mayLeaveNone && isActiveAdmin(before, at) && !selectOtherAdmin.get({ id, now }))
        return { kind: 'last-admin' };
      update.run({ id, at: now, ...changedColumns(before, change) });
      if (change.disabled === true) {
        endSessions.run(id);
        endPending(id);
        deleteLinks.run(id);
      }
      return { kind: 'changed', before, user: find(id) ?? before };
    });
}

const isActiveAdmin = (user: UserRecord, now: Date): boolean =>
  user.role === 'admin' && user.hasPassword && !isDisabled(user, now);

function changedColumns(before: UserRecord, change: UserChange) {
  const isBanned = change.disabled ?? before.banned === true;
  const reminder = change.reminder === undefined ? before.reminder : change.reminder;
  const keepsEnd = change.disabled === undefined && before.banExpires;
  return {
    name: change.name ?? before.name,
    role: change.role ?? (typeof before.role === 'string' ? before.role : 'user'),
    banned: isBanned ? 1 : 0,
    banExpires: keepsEnd ? keepsEnd.toISOString() : null,
    language: change.language === undefined ? before.language : change.language,
    timeZone: change.timeZone === undefined ? before.timeZone : change.timeZone,
    reminderMinutes: reminder?.minutes ?? null,
    reminderSince: reminder?.since.toISOString() ?? null,
    absences: JSON.stringify(change.absences ?? before.absences),
  };
}

function createPasswordWrites(
  database: DatabaseSync,
  commits: GroupCommit,
): Pick<UserStore, 'passwordHash' | 'setPassword'> {
  const selectHash = database.prepare(
    `SELECT password FROM account WHERE userId = ? AND providerId = 'credential'`,
  );
  const selectUser = database.prepare('SELECT 1 FROM user WHERE id = ?');
  const update = database.prepare(`
    UPDATE account SET password = :hash, updatedAt = :at
    WHERE userId = :userId AND providerId = 'credential'`);
  const insert = database.prepare(INSERT_CREDENTIAL);
  const endOthers = database.prepare('DELETE FROM session WHERE userId = ? AND id <> ?');
  const selectLink = database.prepare(
    'SELECT 1 FROM account_links WHERE tokenHash = ? AND userId = ? AND expiresAt > ?',
  );
  const deleteLinks = database.prepare('DELETE FROM account_links WHERE userId = ?');
  const endPending = createEndPendingSignIns(database);
  const forgetWrongCodes = database.prepare(
    'UPDATE twoFactor SET failedVerificationCount = 0, lockedUntil = NULL WHERE userId = ?',
  );
  return {
    passwordHash: async (id) =>
      column.textOrNull(selectHash.get(id) ?? {}, 'password') ?? undefined,
    setPassword: (userId, hash, { at, keepSession = '', usesLink }) =>
      commits.write(() => {
        if (!selectUser.get(userId)) return undefined;
        if (usesLink !== undefined && !selectLink.get(usesLink, userId, at.getTime()))
          return undefined;
        const values = { userId, hash, at: at.toISOString() };
        if (update.run(values).changes === 0) insert.run({ ...values, id: newId() });
        deleteLinks.run(userId);
        endPending(userId);
        forgetWrongCodes.run(userId);
        return Number(endOthers.run(userId, keepSession).changes);
      }),
  };
}

function createRemoveTwoFactor(
  database: DatabaseSync,
  commits: GroupCommit,
): UserStore['removeTwoFactor'] {
  const update = database.prepare(
    'UPDATE user SET twoFactorEnabled = 0, updatedAt = ? WHERE id = ? AND twoFactorEnabled = 1',
  );
  const remove = database.prepare('DELETE FROM twoFactor WHERE userId = ?');
  return (id, at) =>
    commits.write(() => {
      remove.run(id);
      return update.run(at.toISOString(), id).changes > 0;
    });
}

/** @param row with the columns of `user` */
export const toUserRow = (row: column.Row): UserRow => ({
  id: column.text(row, 'id'),
  name: column.text(row, 'name'),
  email: column.text(row, 'email'),
  role: column.textOrNull(row, 'role'),
  banned: column.flag(row, 'banned'),
  banExpires: column.isoTime(row['banExpires']),
  twoFactorEnabled: column.flag(row, 'twoFactorEnabled'),
});

const toRecord = (row: column.Row | undefined): UserRecord | undefined =>
  row && {
    ...toUserRow(row),
    hasPassword: column.flag(row, 'hasPassword'),
    createdAt: column.isoTime(row['createdAt']) ?? new Date(0),
    lastSeenAt: column.isoTime(row['lastSeenAt']),
    language: column.textOrNull(row, 'language'),
    timeZone: column.textOrNull(row, 'timeZone'),
    reminder: toReminder(
      column.integerOrNull(row, 'reminderMinutes'),
      column.isoTime(row['reminderSince']),
    ),
    absences: toAbsences(column.json(row, 'absences')),
  };

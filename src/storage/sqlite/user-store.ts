import type { DatabaseSync } from 'node:sqlite';
import type { UserRow } from '../../users/user-row.ts';
import type { UserStore } from '../../users/user-store.ts';
import * as column from './columns.ts';

/** better-auth's name for signing in with a password. */
const HAS_PASSWORD = `EXISTS (SELECT 1 FROM account
  WHERE account.userId = user.id AND providerId = 'credential' AND password IS NOT NULL)`;

/** Users in better-auth's tables `user` and `account`. */
export function createUserStore(database: DatabaseSync): UserStore {
  const selectByEmail = database.prepare(
    `SELECT user.*, ${HAS_PASSWORD} AS hasPassword FROM user WHERE email = ?`,
  );
  const selectAdmin = database.prepare(
    `SELECT 1 FROM user WHERE role = 'admin' AND ${HAS_PASSWORD} LIMIT 1`,
  );
  return {
    findByEmail: async (email) => {
      const row = selectByEmail.get(email);
      return row && { ...toUserRow(row), hasPassword: column.flag(row, 'hasPassword') };
    },
    hasAdmin: async () => selectAdmin.get() !== undefined,
  };
}

/** @param row with the columns of `user` */
export const toUserRow = (row: column.Row): UserRow => ({
  id: column.text(row, 'id'),
  name: column.text(row, 'name'),
  email: column.text(row, 'email'),
  role: column.textOrNull(row, 'role'),
  banned: column.flag(row, 'banned'),
  banExpires: column.isoTime(row['banExpires']),
});

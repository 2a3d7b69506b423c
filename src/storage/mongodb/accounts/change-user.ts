import type { Collection, UpdateFilter } from 'mongodb';
import { isDisabled, toRole } from '../../../users/user-row.ts';
import type { UserChange, UserStore } from '../../../users/user-store.ts';
import { wellFormed } from '../fields.ts';
import type { UserDocument } from './account-documents.ts';
import type { AdminRoster } from './admin-roster.ts';
import { makeAccessEnd, type EndAccess } from './end-access.ts';
import type { FoundUser } from './find-users.ts';

export interface ChangeUserDependencies {
  readonly users: Collection<UserDocument>;
  readonly find: (id: string) => Promise<FoundUser | undefined>;
  readonly roster: AdminRoster;
  readonly endAccess: EndAccess;
}

/**
 * Changes a user who is still as they were read; else reads them again. Disabling marks in the same
 * update that sessions and links have to end, so that a crash cannot keep them.
 */
export function createChangeUser(dependencies: ChangeUserDependencies): UserStore['change'] {
  const { users, find, roster, endAccess } = dependencies;
  return async (id, change, at) => {
    for (;;) {
      const found = await find(id);
      if (!found) return { kind: 'unknown' };
      const { document, record: before } = found;
      // Otherwise what an earlier disabling has not ended yet would be valid again.
      if (change.disabled === false) await endAccess.finish(document);

      const write = async () => {
        const { matchedCount } = await users.updateOne(
          { _id: document._id, changeNumber: document.changeNumber ?? null } as object,
          toUpdate(change, at),
        );
        return matchedCount > 0;
      };
      const takesAdmin =
        toRole(before) === 'admin' &&
        !isDisabled(before, at) &&
        (change.disabled === true || (change.role ?? 'admin') !== 'admin');
      const outcome = takesAdmin
        ? await roster.takeAdmin(document._id, { canSignIn: before.hasPassword, at }, write)
        : await write();
      if (outcome === 'last-admin') return { kind: 'last-admin' };
      if (!outcome) continue;

      const after = await find(id);
      if (change.disabled === true && after) await endAccess.finish(after.document);
      return { kind: 'changed', before, user: after?.record ?? before };
    }
  };
}

function toUpdate(change: UserChange, at: Date): UpdateFilter<UserDocument> {
  const { name, role, disabled, language, timeZone, absences } = wellFormed(change);
  const { reminder } = change;
  const optional = {
    language,
    timeZone,
    reminderMinutes: reminder && reminder.minutes,
    reminderSince: reminder && reminder.since,
  };
  const removed = Object.entries(optional).filter(([, value]) => value === null);
  return {
    $set: {
      updatedAt: at,
      name,
      role,
      banned: disabled,
      language: language ?? undefined,
      timeZone: timeZone ?? undefined,
      reminderMinutes: reminder?.minutes,
      reminderSince: reminder?.since,
      absences,
    } as Partial<UserDocument>,
    $inc: { changeNumber: 1 },
    ...(disabled === true && { $push: { accessEnds: makeAccessEnd() } }),
    $unset: {
      ...(disabled !== undefined && { banExpires: '' as const }),
      ...Object.fromEntries(removed.map(([field]) => [field, ''])),
    },
  };
}

import type { UserRow } from '../../../users/user-row.ts';
import type { UserRecord } from '../../../users/user-store.ts';
import { toAbsences, toReminder } from '../../person-fields.ts';
import { toText, toTime } from '../fields.ts';
import { fromId, type DocumentId } from '../ids.ts';
import type { AccountCollections, UserDocument } from './account-documents.ts';

/** better-auth's name for signing in with a password. */
export const CREDENTIAL = 'credential';

/** A user that was read, with the document that it was read from. */
export interface FoundUser {
  readonly document: UserDocument;
  readonly record: UserRecord;
}

/** The users with these ids that have a password. */
export async function idsWithPassword(
  { credentials }: Pick<AccountCollections, 'credentials'>,
  ids: readonly DocumentId[],
): Promise<ReadonlySet<string>> {
  const found = await credentials
    .find({ userId: { $in: [...ids] }, providerId: CREDENTIAL, password: { $gt: '' } })
    .project<{ userId: DocumentId }>({ userId: 1 })
    .toArray();
  return new Set(found.map(({ userId }) => fromId(userId)));
}

/** Adds to each document whether the user has a password. */
export async function withPasswords(
  collections: Pick<AccountCollections, 'credentials'>,
  documents: readonly UserDocument[],
): Promise<FoundUser[]> {
  const ids = documents.map(({ _id }) => _id);
  const withPassword = await idsWithPassword(collections, ids);
  return documents.map((document) => ({
    document,
    record: toRecord(document, withPassword.has(fromId(document._id))),
  }));
}

export const toUserRow = (document: UserDocument): UserRow => ({
  id: fromId(document._id),
  name: toText(document.name),
  email: toText(document.email),
  role: document.role ?? null,
  banned: document.banned === true,
  banExpires: toTime(document.banExpires),
  twoFactorEnabled: document.twoFactorEnabled === true,
});

const toRecord = (document: UserDocument, hasPassword: boolean): UserRecord => ({
  ...toUserRow(document),
  hasPassword,
  createdAt: toTime(document.createdAt) ?? new Date(0),
  lastSeenAt: toTime(document.lastSeenAt),
  language: document.language ?? null,
  timeZone: document.timeZone ?? null,
  reminder: toReminder(document.reminderMinutes ?? null, toTime(document.reminderSince)),
  absences: toAbsences(document.absences),
});

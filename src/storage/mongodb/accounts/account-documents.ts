import type { Collection, Db } from 'mongodb';
import type { DocumentId } from '../ids.ts';

/** A user of better-auth, with what LeadRabbit adds. An optional field that has no value may be missing or null. */
export interface UserDocument {
  readonly _id: DocumentId;
  readonly name: string;
  /** In lower case. */
  readonly email: string;
  readonly role?: string | string[] | null;
  readonly banned?: boolean | null;
  readonly banExpires?: Date | null;
  readonly twoFactorEnabled?: boolean | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly lastSeenAt?: Date | null;
  readonly language?: string | null;
  readonly timeZone?: string | null;
  readonly reminderMinutes?: number | null;
  readonly reminderSince?: Date | null;
  readonly absences?: unknown;
  /** Rises with each change of LeadRabbit, so that nobody changes what they have not read. */
  readonly changeNumber?: number;
  /** What has to end for this user and may not have ended yet. See `EndAccess`. */
  readonly accessEnds?: AccessEnd[];
}

export interface AccessEnd {
  readonly id: string;
  /** The session that continues. */
  readonly keep?: DocumentId;
}

/** How a user signs in. LeadRabbit uses passwords (`credential`) only. */
export interface CredentialDocument {
  readonly _id: DocumentId;
  /** The id of the user as text. */
  readonly accountId: string;
  readonly providerId: string;
  readonly userId: DocumentId;
  /** The hash. */
  readonly password?: string | null;
  /** The hash of the token of the link that set a password last. */
  readonly usedLink?: string;
  /** Unique: one credential is of the first admin, and is never given out again. */
  readonly firstAdmin?: true;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface SessionDocument {
  readonly _id: DocumentId;
  readonly userId: DocumentId;
  readonly token: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly expiresAt: Date;
  readonly ipAddress?: string | null;
  readonly userAgent?: string | null;
  readonly lastUsedAt?: Date | null;
}

/** A link that was made for a user and not used. */
export interface LinkDocument {
  /** The user's id and the purpose: a newer link takes the place of an earlier one. */
  readonly _id: string;
  readonly tokenHash: string;
  readonly purpose: string;
  readonly userId: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** Collections of better-auth, under its names, and those beside them. */
export interface AccountCollections {
  readonly users: Collection<UserDocument>;
  readonly credentials: Collection<CredentialDocument>;
  readonly sessions: Collection<SessionDocument>;
  readonly links: Collection<LinkDocument>;
  /** Sign-ins that wait for the second factor: `value` is the id of the user as text. */
  readonly verifications: Collection<{ readonly _id: DocumentId; readonly value: string }>;
  readonly secondFactors: Collection<SecondFactorDocument>;
}

export interface SecondFactorDocument {
  readonly _id: DocumentId;
  readonly userId: DocumentId;
  readonly failedVerificationCount?: number | null;
  readonly lockedUntil?: Date | null;
}

export const accountCollections = (db: Db): AccountCollections => ({
  users: db.collection('user'),
  credentials: db.collection('account'),
  sessions: db.collection('session'),
  links: db.collection('account_links'),
  verifications: db.collection('verification'),
  secondFactors: db.collection('twoFactor'),
});

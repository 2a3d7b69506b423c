/**
 * What a team needs: the columns that better-auth's two-factor plugin and LeadRabbit's own fields of
 * a user and a session add, links to invite a person or to reset a password, and settings.
 */
export const people = `
ALTER TABLE "user" ADD COLUMN "twoFactorEnabled" integer;
ALTER TABLE "user" ADD COLUMN "lastSeenAt" date;
ALTER TABLE "user" ADD COLUMN "language" text;
ALTER TABLE "user" ADD COLUMN "timeZone" text;
ALTER TABLE "session" ADD COLUMN "lastUsedAt" date;

CREATE TABLE IF NOT EXISTS "twoFactor" (
  "id" text NOT NULL PRIMARY KEY,
  "secret" text NOT NULL,
  "backupCodes" text NOT NULL,
  "userId" text NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
  "verified" integer,
  "failedVerificationCount" integer,
  "lockedUntil" date
);
CREATE INDEX IF NOT EXISTS "twoFactor_secret_idx" ON "twoFactor" ("secret");
CREATE INDEX IF NOT EXISTS "twoFactor_userId_idx" ON "twoFactor" ("userId");

CREATE TABLE account_links (
  tokenHash TEXT PRIMARY KEY,
  purpose TEXT NOT NULL,
  userId TEXT NOT NULL,
  createdAt INTEGER NOT NULL,
  expiresAt INTEGER NOT NULL,
  UNIQUE (userId, purpose)
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  changedAt INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;

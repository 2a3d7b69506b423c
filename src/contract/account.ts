import { z } from 'zod';
import { absences } from './absence.ts';
import { shownName } from './name.ts';
import { sessionUser } from './session.ts';
import { newPassword } from './user.ts';

const isoTime = z.iso.datetime();

/** Languages of the screens and mails. */
export const language = z.enum(['en', 'es']);

const timeZone = z.string().max(64).refine(isTimeZone, 'must be a time zone such as Europe/Madrid');

/** `GET /api/account`: one's own settings. */
export const accountAnswer = z.object({
  user: sessionUser,
  language: language.nullable().describe("Null: the browser's language"),
  timeZone: z.string().nullable().describe("An IANA name; null: the browser's time zone"),
  remindBeforeMin: z
    .number()
    .int()
    .describe('How many minutes before a meeting the person is reminded'),
  absences,
  twoFactor: z.object({
    enabled: z.boolean(),
    required: z.boolean().describe('A setting asks it of every admin'),
  }),
});
export type AccountAnswer = z.infer<typeof accountAnswer>;

/** `PATCH /api/account`: fields that are left out stay. */
export const changeAccountBody = z
  .object({
    name: shownName,
    language: language.nullable(),
    timeZone: timeZone.nullable(),
    remindBeforeMin: z.literal([0, 5, 15, 60, 1_440]),
    absences,
  })
  .partial();
export type ChangeAccountBody = z.infer<typeof changeAccountBody>;

/** `POST /api/account/password` */
export const changePasswordBody = z.object({
  currentPassword: z.string().min(1).max(1000),
  newPassword,
});
export type ChangePasswordBody = z.infer<typeof changePasswordBody>;

export const sessionsEndedAnswer = z.object({
  success: z.literal(true),
  sessionsEnded: z.number().int().describe('Other sessions of this person that ended'),
});
export type SessionsEndedAnswer = z.infer<typeof sessionsEndedAnswer>;

/** A browser or program that is signed in. */
export const ownSession = z.object({
  id: z.string(),
  current: z.boolean().describe('The session of this request'),
  browser: z.string().nullable().describe('Such as Chrome; null if the client did not say'),
  system: z.string().nullable().describe('Such as macOS'),
  address: z.string().nullable().describe('The network address of the sign-in'),
  createdAt: isoTime,
  lastUsedAt: isoTime.describe('To the minute'),
});
export type OwnSession = z.infer<typeof ownSession>;

/** `GET /api/account/sessions`, the last used one first. */
export const sessionList = z.object({ sessions: z.array(ownSession) });
export type SessionList = z.infer<typeof sessionList>;

/** What needs one's password once more. */
export const withPasswordBody = z.object({ password: z.string().min(1).max(1000) });

/** Six digits of the authenticator app, or a recovery code. */
export const secondFactorBody = z.object({ code: z.string().trim().min(6).max(32) });

/** `POST /api/account/two-factor`; not in force until a code confirms it. */
export const twoFactorAnswer = z.object({
  uri: z.string().describe('otpauth:// address for an authenticator app'),
  secret: z.string().describe('The same as text, in base32'),
  recoveryCodes: z.array(z.string()),
});
export type TwoFactorAnswer = z.infer<typeof twoFactorAnswer>;

export const recoveryCodesAnswer = z.object({ recoveryCodes: z.array(z.string()) });

/** `GET` and `PUT /api/settings/visibility`, for admins. */
export const visibilitySetting = z.strictObject({
  leads: z
    .enum(['all', 'own-and-unassigned'])
    .describe('Which leads people see who are not admins; admins see all'),
});
export type VisibilitySetting = z.infer<typeof visibilitySetting>;

/** `GET` and `PUT /api/settings`, for admins. */
export const settings = z.object({
  twoFactorForAdmins: z.boolean().describe('Whether every admin needs a second factor'),
});
export type Settings = z.infer<typeof settings>;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

import { z } from 'zod';
import { absences } from './absence.ts';
import { shownName } from './name.ts';
import { userRole } from './session.ts';

const isoTime = z.iso.datetime();

/** `invited` until the person has chosen a password; `disabled` persons cannot sign in. */
export const userStatus = z.enum(['active', 'invited', 'disabled']);
export type UserStatus = z.infer<typeof userStatus>;

/** A person of the team, as admins see one. */
export const teamUser = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: userRole,
  status: userStatus,
  twoFactor: z.boolean().describe('Whether signing in asks for a code of an authenticator app'),
  lastSeenAt: isoTime.nullable().describe('Last request of a session, to the minute'),
  createdAt: isoTime,
  absences,
});
export type TeamUser = z.infer<typeof teamUser>;

/** `GET /api/users`, by name. */
export const userList = z.object({ users: z.array(teamUser) });
export type UserList = z.infer<typeof userList>;

/** `GET /api/users/names`, by name. A disabled person cannot become the owner of a lead. */
export const userNameList = z.object({
  users: z.array(z.object({ id: z.string(), name: z.string(), isDisabled: z.boolean() })),
});
export type UserNameList = z.infer<typeof userNameList>;

export const email = z.email().max(320).toLowerCase();

/** 8 to 128 characters, and none of the most common passwords; each of these has an error of its own. */
export const newPassword = z.string().min(1).max(1000);

/** What became of the mail with the link. */
export const mailOutcome = z
  .enum(['sent', 'failed', 'not-configured'])
  .describe('`sent` if the mail server has taken it; otherwise pass the link on yourself');
export type MailOutcome = z.infer<typeof mailOutcome>;

/** `POST /api/users`: invites a person. */
export const inviteBody = z.object({ name: shownName, email, role: userRole });
export type InviteBody = z.infer<typeof inviteBody>;

/** The link is in no other answer. */
export const inviteAnswer = z.object({
  user: teamUser,
  inviteUrl: z.string(),
  expiresAt: isoTime,
  mail: mailOutcome,
});
export type InviteAnswer = z.infer<typeof inviteAnswer>;

/** Who gets the leads, the open tasks and the planned meetings of a person who is disabled. */
export const handOver = z.strictObject({
  to: z
    .string()
    .min(1)
    .max(64)
    .nullable()
    .describe('Null: nobody; the rules decide about leads that nobody has contacted'),
});

/** `PATCH /api/users/:id`: fields that are left out stay. */
export const changeUserBody = z
  .object({ name: shownName, role: userRole, disabled: z.boolean(), absences, handOver })
  .partial()
  .refine(
    ({ handOver: _handOver, ...change }) => Object.keys(change).length > 0,
    'name, role, disabled or absences is needed',
  );
export type ChangeUserBody = z.infer<typeof changeUserBody>;

export const userAnswer = z.object({ user: teamUser });

/** `POST /api/users/:id/reset-link`. The link is in no other answer. */
export const resetLinkAnswer = z.object({
  resetUrl: z.string(),
  expiresAt: isoTime,
  mail: mailOutcome,
});
export type ResetLinkAnswer = z.infer<typeof resetLinkAnswer>;

/** What an invitation or a link for a new password is for. */
export const linkPurpose = z.enum(['invite', 'reset']);
export type LinkPurpose = z.infer<typeof linkPurpose>;

export const linkToken = z.string().min(1).max(200);

/** `POST /api/auth/check-link`: whom a link is for. It does not use the link up. */
export const checkLinkBody = z.object({ token: linkToken, purpose: linkPurpose });
export const linkAnswer = z.object({ name: z.string(), email: z.string(), expiresAt: isoTime });
export type LinkAnswer = z.infer<typeof linkAnswer>;

export const acceptInviteBody = z.object({
  token: linkToken,
  name: shownName.optional(),
  password: newPassword,
});
export type AcceptInviteBody = z.infer<typeof acceptInviteBody>;

export const resetPasswordBody = z.object({ token: linkToken, password: newPassword });
export type ResetPasswordBody = z.infer<typeof resetPasswordBody>;

/** `POST /api/auth/forgot-password`; the answer is the same whether the address is known or not. */
export const forgotPasswordBody = z.object({ email });

import { z } from 'zod';
import { appAnswer, sessionAnswer } from '../../../contract/session.ts';
import { done, json, type RouteNotes } from './route-note.ts';

const credentials = z.object({ email: z.string().max(320), password: z.string().max(1000) });

/** The answer to a sign-in: the person, or that a code of the second factor is needed next. */
const SIGNED_IN = {
  200: json(
    z.union([
      z.looseObject({
        user: z.looseObject({ id: z.string(), name: z.string(), email: z.string() }),
      }),
      z.object({ twoFactorRequired: z.literal(true) }),
    ]),
  ),
};

const session = z
  .looseObject({ user: z.looseObject({ id: z.string(), email: z.string() }) })
  .nullable();

const LINK_ERRORS = [
  'link-over',
  'password-too-short',
  'password-too-long',
  'password-too-common',
  'wrong-password',
  'account-disabled',
  'sign-in-refused',
  'too-many-sign-ins',
  'not-found',
] as const;

/** Signing in, and one's own account. */
export const accountNotes: RouteNotes = {
  'GET /api/account': {
    summary: 'Your account and its settings',
    errors: ['not-found'],
  },
  'PATCH /api/account': {
    summary: 'Change your name, language or time zone',
    errors: ['not-found'],
  },
  'GET /api/notices': {
    summary: 'What you are told, the newest first',
    errors: ['invalid-cursor'],
  },
  'POST /api/notices/read': {
    summary: 'Mark what you are told as read',
  },
  'POST /api/account/password': {
    summary: 'Change your password; all other sessions end',
    errors: [
      'wrong-current-password',
      'password-too-short',
      'password-too-long',
      'password-too-common',
      'too-many-sign-ins',
      'not-found',
    ],
  },
  'POST /api/account/recovery-codes': {
    summary: 'Make new recovery codes',
    errors: ['wrong-current-password', 'wrong-second-factor', 'too-many-sign-ins'],
  },
  'DELETE /api/account/sessions': {
    summary: 'End all your other sessions',
  },
  'GET /api/account/sessions': {
    summary: 'Your sessions, the last used one first',
  },
  'DELETE /api/account/sessions/:id': {
    summary: 'End one of your sessions',
    errors: ['not-found'],
  },
  'DELETE /api/account/two-factor': {
    summary: 'Remove your second factor',
    errors: ['wrong-current-password', 'wrong-second-factor', 'too-many-sign-ins'],
  },
  'POST /api/account/two-factor': {
    summary: 'Begin to add a second factor; a code confirms it',
    errors: [
      'wrong-current-password',
      'second-factor-on',
      'wrong-second-factor',
      'too-many-sign-ins',
    ],
  },
  'POST /api/account/two-factor/confirm': {
    summary: 'Confirm the second factor with a code',
    errors: [
      'wrong-second-factor',
      'second-factor-on',
      'wrong-current-password',
      'too-many-sign-ins',
    ],
  },
  'GET /api/app': {
    summary: 'Whether the set-up is needed',
    answers: { 200: json(appAnswer) },
  },
  'POST /api/auth/accept-invite': {
    summary: 'Accept an invitation: choose a password and sign in',
    errors: LINK_ERRORS,
    answers: SIGNED_IN,
  },
  'POST /api/auth/check-link': {
    summary: 'Whom a link is for; does not use the link up',
    errors: ['link-over'],
  },
  'POST /api/auth/forgot-password': {
    summary: 'Ask for a link for a new password by mail',
    errors: ['mail-not-configured'],
    answers: { 200: json(done) },
  },
  'GET /api/auth/get-session': {
    summary: 'The session, or null',
    errors: ['sign-in-refused'],
    answers: { 200: json(session) },
  },
  'POST /api/auth/reset-password': {
    summary: 'Choose a new password by a link, and sign in',
    errors: LINK_ERRORS,
    answers: SIGNED_IN,
  },
  'POST /api/auth/sign-in/email': {
    summary: 'Sign in; sets the session cookie',
    errors: [
      'sign-in-refused',
      'wrong-password',
      'account-disabled',
      'sign-in-slowed',
      'too-many-sign-ins',
    ],
    rawBody: { 'application/json': credentials },
    answers: SIGNED_IN,
  },
  'POST /api/auth/sign-out': {
    summary: 'Sign out; ends the session',
    errors: ['sign-in-refused'],
    answers: { 200: json(z.looseObject({ success: z.boolean() })) },
  },
  'POST /api/auth/two-factor': {
    summary: 'Complete a sign-in with a code of the second factor',
    errors: [
      'second-factor-over',
      'second-factor-slowed',
      'second-factor-unreadable',
      'wrong-second-factor',
      'too-many-sign-ins',
    ],
    answers: SIGNED_IN,
  },
  'GET /api/session': {
    summary: 'Who is signed in',
    access: 'person',
    answers: { 200: json(sessionAnswer) },
  },
  'POST /api/setup': {
    summary: 'Make the first admin, with the code that the log shows',
    errors: [
      'wrong-code',
      'setup-done',
      'account-refused',
      'account-exists',
      'password-too-short',
      'password-too-long',
      'password-too-common',
      'too-many-sign-ins',
      'invalid-email',
    ],
    answers: { 200: json(done) },
  },
};

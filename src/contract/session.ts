import { z } from 'zod';
import { shownName } from './name.ts';

export const userRole = z.enum(['admin', 'user']);
export type UserRole = z.infer<typeof userRole>;

export const sessionUser = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: userRole,
});
export type SessionUser = z.infer<typeof sessionUser>;

/** `GET /api/session`; 401 where nobody is signed in. */
export const sessionAnswer = z.object({ user: sessionUser });
export type SessionAnswer = z.infer<typeof sessionAnswer>;

/** `GET /api/app`, public: what the sign-in screen needs to know. */
export const appAnswer = z.object({
  canSendMail: z.boolean().describe('Whether a forgotten password can be reset by mail'),
  setupNeeded: z.boolean().describe('No admin exists yet: show the set-up page'),
  demo: z
    .object({
      emulatorUrl: z.string(),
      accounts: z.array(z.object({ role: userRole, email: z.string(), password: z.string() })),
    })
    .nullable()
    .describe('Only while the Meta emulator stands in for Meta; never in production'),
});
export type AppAnswer = z.infer<typeof appAnswer>;

/** `POST /api/setup`: the first admin, with the one-time code printed at start. */
export const setupBody = z.object({
  code: z.string().min(1),
  name: shownName,
  email: z.email(),
  password: z.string().min(8).max(128),
});
export type SetupBody = z.infer<typeof setupBody>;

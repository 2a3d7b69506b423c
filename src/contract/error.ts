import { z } from 'zod';

/** Every failure on the wire: a sentence that says what to do next, and a stable id. */
export const errorAnswer = z.object({
  success: z.literal(false),
  error: z.string(),
  code: z.string(),
});
export type ErrorAnswer = z.infer<typeof errorAnswer>;

/**
 * How a sign-in to Meta ended, in `/admin/connectors?facebook_auth=error&reason=…`. The screen
 * holds the sentence for each.
 */
export const CONNECT_FAILURES = [
  'denied',
  'state',
  'code',
  'app-secret',
  'no-pages',
  'missing-scopes',
  'unreachable',
  'meta-error',
] as const;
export type ConnectFailure = (typeof CONNECT_FAILURES)[number];

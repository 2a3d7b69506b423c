import { z } from 'zod';

const isoTime = z.iso.datetime();

/** `ok` is green, `warn` amber (soon a problem), `bad` red (leads do not come in), `unknown` could not be told. */
export const HEALTH_STATES = ['ok', 'unknown', 'warn', 'bad'] as const;
export const healthState = z.enum(HEALTH_STATES);
export type HealthState = z.infer<typeof healthState>;

/** One thing that was looked at. */
export const healthCheck = z.object({
  id: z.string().describe('Stable, such as token or page-subscription'),
  title: z.string().describe('What was looked at, in a few words'),
  state: healthState,
  message: z.string().describe('What was found and, unless all is well, what to do next'),
});
export type HealthCheck = z.infer<typeof healthCheck>;

/** Bad or amber where any check is, else as its first check: whether Meta accepts the sign-in at all. */
export const healthReport = z.object({
  state: healthState,
  checkedAt: isoTime,
  checks: z.array(healthCheck),
});
export type HealthReport = z.infer<typeof healthReport>;

/** `GET /api/facebook/health`, and `POST` to look again now. Reports are null before the first look. */
export const healthAnswer = z.object({
  app: healthReport.nullable(),
  pages: z.array(
    z.object({ pageId: z.string(), name: z.string(), report: healthReport.nullable() }),
  ),
});
export type HealthAnswer = z.infer<typeof healthAnswer>;

/** What to look at; everything where left out. */
export const checkHealthBody = z.object({ pageId: z.string().min(1).optional() }).default({});

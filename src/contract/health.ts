import { z } from 'zod';
import { healthState } from './health-state.ts';
import { params } from './params.ts';
import { checkId, reasonCode } from './reason.ts';
import { verdict } from './verdict.ts';

const isoTime = z.iso.datetime();

/** One thing that was checked. */
export const healthCheck = z.object({
  id: checkId.describe('What was checked, such as token or page-subscription'),
  state: healthState,
  code: reasonCode.describe('What was found, such as permission-missing'),
  params,
});
export type HealthCheck = z.infer<typeof healthCheck>;

/** Bad or amber if any check is, else as its first check: whether Meta accepts the sign-in at all. */
export const healthReport = z.object({
  state: healthState,
  checkedAt: isoTime,
  checks: z.array(healthCheck),
});
export type HealthReport = z.infer<typeof healthReport>;

/** Something that concerns all Pages and that every admin should see on every screen. */
export const adminNotice = z.object({
  id: z.string().describe('Another trouble, or the same again later, has another id'),
  state: healthState,
  code: reasonCode,
  params,
});
export type AdminNotice = z.infer<typeof adminNotice>;

/** `GET /api/facebook/health`, and `POST` to check again now. Reports are null before the first check. */
export const healthAnswer = z.object({
  app: healthReport.nullable(),
  pages: z.array(
    z.object({
      pageId: z.string(),
      name: z.string(),
      verdict,
      report: healthReport.nullable(),
    }),
  ),
  notices: z.array(adminNotice),
});
export type HealthAnswer = z.infer<typeof healthAnswer>;

/** What to check; everything if it is left out. */
export const checkHealthBody = z.object({ pageId: z.string().min(1).optional() }).default({});

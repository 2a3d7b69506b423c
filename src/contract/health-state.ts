import { z } from 'zod';

/**
 * `ok` is green; `warn` is amber: leads come late, or soon will not come; `bad` is red: leads do not
 * come in as they should; `unknown`: Meta did not tell.
 */
export const HEALTH_STATES = ['ok', 'unknown', 'warn', 'bad'] as const;
export const healthState = z.enum(HEALTH_STATES);
export type HealthState = z.infer<typeof healthState>;

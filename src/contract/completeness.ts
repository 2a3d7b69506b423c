import { z } from 'zod';

/**
 * What Meta says it took in beside what is here. `metaCount = known + expired + missing` wherever
 * Meta's count is at least as high as what is here; a redelivered or deleted test lead may make it
 * lower.
 */
export const completeness = z.object({
  metaCount: z.number().int().describe("Meta's own count of leads"),
  stored: z.number().int().describe('In the CRM'),
  waiting: z.number().int().describe('Here, on their way into the CRM'),
  parked: z.number().int().describe('Here, a person has to look'),
  skipped: z.number().int().describe('Not wanted: their Page or account was disabled'),
  expired: z.number().int().describe('Older than the 90 days for which Meta keeps leads'),
  missing: z.number().int().describe('At Meta and not here; a catch-up fetches them'),
  checkedAt: z.iso.datetime().describe("When Meta's count was read"),
});
export type Completeness = z.infer<typeof completeness>;

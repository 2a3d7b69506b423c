import { z } from 'zod';

/**
 * What Meta says it took in beside what is here. If Meta's count is at least as high as what is
 * here, it is the sum of all other counts. A deleted test lead may make Meta's count lower.
 */
export const completeness = z.object({
  metaCount: z.number().int().describe("Meta's own count of leads"),
  stored: z.number().int().describe('In the CRM'),
  pending: z.number().int().describe('Here, on their way into the CRM'),
  needsAttention: z.number().int().describe('Here, a person has to decide'),
  skipped: z.number().int().describe('Not wanted: their Page or account was disabled'),
  dismissed: z.number().int().describe('A person decided that they are not needed'),
  erased: z.number().int().describe('Erased at the request of the person'),
  expired: z.number().int().describe('Older than the 90 days for which Meta keeps leads'),
  missing: z.number().int().describe('At Meta and not here; looking back far enough fetches them'),
  unlisted: z
    .number()
    .int()
    .describe('Counted by Meta and not listed, although everything that Meta keeps was read'),
  checkedAt: z.iso.datetime().describe("When Meta's count was read"),
});
export type Completeness = z.infer<typeof completeness>;

import { z } from 'zod';

/** Who did something. */
export const actor = z.object({
  kind: z.enum(['user', 'api-key', 'system', 'operator', 'stranger']),
  id: z.string().describe('Of a person or an API key; of LeadRabbit itself the part'),
  name: z.string().describe('As they were called then; empty for LeadRabbit itself'),
});
export type Actor = z.infer<typeof actor>;

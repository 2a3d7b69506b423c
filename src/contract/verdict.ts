import { z } from 'zod';
import { HEALTH_STATES } from './health-state.ts';
import { params } from './params.ts';
import { reasonCode } from './reason.ts';

/** The one answer to "Do leads of this Page come in?", from its health and its intake together. */
export const verdict = z.object({
  state: z
    .enum([...HEALTH_STATES, 'off'])
    .describe('As of health; off if the entry is disabled, so that nothing comes in on purpose'),
  code: reasonCode.describe('Such as ok, reconnect or permission-missing'),
  params,
  action: z
    .enum(['connect', 'enable', 'inbox', 'app', 'check'])
    .nullable()
    .describe('Where the remedy is; null if there is nothing to do but wait'),
});
export type Verdict = z.infer<typeof verdict>;

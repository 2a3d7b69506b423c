import type { Connection } from '../page.ts';
import type { HealthCheck } from './health-report.ts';
import { bad, ok, warn } from './verdicts.ts';

export const READS = 'reads';

/** What the intake currently knows about a Page. */
export interface IntakeFacts {
  /** How many leads are pending. */
  readonly pending: number;
  /** How many leads need attention. */
  readonly needsAttention: number;
  /** When the last webhook for the Page came; null if none ever did. */
  readonly lastWebhook: Date | null;
}

/** Whether leads are read as they come in, by what the intake currently knows about the Page. */
export function checkReads(
  { attention, name: page }: Pick<Connection, 'attention' | 'name'>,
  { pending, needsAttention }: IntakeFacts,
): HealthCheck {
  if (attention?.code === 'reconnect' || attention?.code === 'permission')
    return bad(READS, attention.reason);
  if (attention) return warn(READS, attention.reason);
  if (pending > 0) return warn(READS, { code: 'leads-pending', params: { page, leads: pending } });
  if (needsAttention > 0)
    return warn(READS, { code: 'leads-need-attention', params: { page, leads: needsAttention } });
  return ok(READS, { code: 'leads-read', params: {} });
}

import type { ConnectedPage } from '../page.ts';
import type { HealthCheck } from './health-report.ts';
import { bad, ok, warn, type About } from './verdicts.ts';
import { count } from './write-time.ts';

export const READS: About = { id: 'reads', title: 'Reading leads' };

/** What the intake knows of a Page at this moment. */
export interface IntakeFacts {
  /** Leads whose reading has failed and is tried again. */
  readonly pending: number;
  /** Leads that need a person. */
  readonly needsAttention: number;
  /** When the last webhook for the Page came; null if none ever did. */
  readonly lastWebhook: Date | null;
}

/** Whether leads are read as they come, by what the intake has just seen of a Page. */
export function checkReads(
  { attention, name }: Pick<ConnectedPage, 'attention' | 'name'>,
  { pending, needsAttention }: IntakeFacts,
): HealthCheck {
  if (attention?.code === 'reconnect') return bad(READS, attention.message, { code: 'reconnect' });
  if (attention?.code === 'permission')
    return bad(READS, attention.message, { code: 'leads-refused' });
  if (attention)
    return warn(READS, attention.message, 1, {
      code: attention.code === 'throttled' ? 'throttled' : 'request-refused',
    });
  if (pending > 0)
    return warn(
      READS,
      `${count(pending, 'lead')} of ${name} could not be read yet. LeadRabbit tries again by itself; the inbox says why.`,
      1,
      { code: 'leads-pending', params: { leads: pending } },
    );
  if (needsAttention > 0)
    return warn(
      READS,
      `${count(needsAttention, 'lead')} of ${name} ${needsAttention === 1 ? 'needs' : 'need'} a person. Open the inbox to see why.`,
      1,
      { code: 'leads-need-attention', params: { leads: needsAttention } },
    );
  return ok(READS, 'Leads are read as they come.');
}

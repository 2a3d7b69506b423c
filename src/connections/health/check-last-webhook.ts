import type { HealthCheck } from './health-report.ts';
import { ok, unknown, warn } from './verdicts.ts';

export const LAST_WEBHOOK = 'last-webhook';

/** How the latest leads of a Page arrived. */
export interface WebhookRecord {
  /** When the last webhook for the Page came; null if none ever did. */
  readonly receivedAt: Date | null;
  /** How many leads a sync found that no webhook announced, although one should have. */
  readonly foundBySync: number;
}

export function checkLastWebhook({ receivedAt, foundBySync }: WebhookRecord): HealthCheck {
  const lastAt = receivedAt?.toISOString() ?? '';
  if (foundBySync > 0)
    return warn(LAST_WEBHOOK, { code: 'leads-unannounced', params: { lastAt, foundBySync } });
  if (receivedAt !== null)
    return ok(LAST_WEBHOOK, { code: 'webhooks-come', params: { lastAt, foundBySync } });
  return unknown(LAST_WEBHOOK, { code: 'no-webhook-yet', params: { foundBySync } });
}

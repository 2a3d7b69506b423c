import type { HealthCheck } from './health-report.ts';
import { ok, unknown, warn } from './verdicts.ts';
import { count, writeMoment } from './write-time.ts';

export const LAST_WEBHOOK = { id: 'last-webhook', title: 'Last webhook' };

/** How the latest leads of a Page arrived. */
export interface WebhookRecord {
  /** When the last webhook for the Page came; null if none ever did. */
  readonly receivedAt: Date | null;
  /** Leads that a catch-up or sync found and no webhook announced, although one should have. */
  readonly foundOnlyByCatchUp: number;
}

export function checkLastWebhook({ receivedAt, foundOnlyByCatchUp }: WebhookRecord): HealthCheck {
  const last =
    receivedAt === null ? 'None has ever come' : `The last came ${writeMoment(receivedAt)}`;
  if (foundOnlyByCatchUp > 0)
    return warn(
      LAST_WEBHOOK,
      `${count(foundOnlyByCatchUp, 'lead was', 'leads were')} found by looking, because no webhook announced ${foundOnlyByCatchUp === 1 ? 'it' : 'them'}. ${last}. Nothing is missing, but leads come late: see the checks of the app, and send a lead with the testing tool at developers.facebook.com/tools/lead-ads-testing.`,
      1,
      { code: 'leads-unannounced', params: { foundOnlyByCatchUp } },
    );
  const params = { foundOnlyByCatchUp };
  if (receivedAt !== null) return ok(LAST_WEBHOOK, `${last}.`, { code: 'webhooks-come', params });
  return unknown(
    LAST_WEBHOOK,
    'None has come yet, which is normal before the first lead. To try it, send a lead with the testing tool at developers.facebook.com/tools/lead-ads-testing.',
    { code: 'no-webhook-yet', params },
  );
}

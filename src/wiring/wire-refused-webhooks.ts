import { APP } from '../connections/health/health-report.ts';
import { RefusedWebhooks } from '../connections/health/refused-webhooks.ts';
import type { SignatureCounter } from '../connections/health/signature-counter.ts';
import { readInTurns } from '../intake/receive-webhook.ts';
import { GraphError } from '../meta-api/graph-error.ts';
import { readLead } from '../meta-api/read-lead.ts';
import type { AppContext } from './app-context.ts';
import type { Intake } from './wire-intake.ts';
import type { Meta } from './wire-meta.ts';

/**
 * How long a lead counts as just found, in ms. Meta sends a refused webhook again within minutes.
 */
const JUST_MS = 15 * 60_000;

/** Finds out whether webhooks with a wrong signature are Meta's own. */
export function wireRefusedWebhooks(
  { log, storage: { inbox, pages }, now }: AppContext,
  { graph, calls, leadFields, signals }: Meta,
  { backgroundSync }: Intake,
  counter: SignatureCounter,
): RefusedWebhooks {
  return new RefusedWebhooks({
    readLeads: async (body) => (await readInTurns(body, now())).leadgen,
    isEnabled: async (pageId) =>
      (await pages.list()).some(
        (entry) => entry.isActive && (entry.parentPageId ?? entry.pageId) === pageId,
      ),
    knows: async (leadId) => {
      const trace = await inbox.trace(leadId);
      if (!trace) return 'nothing';
      const { webhookAt, foundAt } = trace;
      const isFresh = foundAt !== null && now().getTime() - foundAt.getTime() < JUST_MS;
      return webhookAt === null && isFresh ? 'just-found' : 'more';
    },
    exists: async ({ pageId, leadId }) => {
      try {
        await calls.run(pageId, (access) => readLead(graph, access, leadId, leadFields), 'leads');
        return true;
      } catch (error) {
        if (error instanceof GraphError) return false;
        throw error;
      }
    },
    count: (kind) => counter.record(kind, now()),
    onProven: (pageId) => {
      signals.troubled(APP);
      void pages
        .requestSync(pageId, null, now())
        .then(() => backgroundSync.wake())
        .catch((err: unknown) => log.error({ err, pageId }, 'requesting a background sync failed'));
    },
    onBug: (err) => log.error({ err }, 'a refused webhook could not be examined'),
    now,
  });
}

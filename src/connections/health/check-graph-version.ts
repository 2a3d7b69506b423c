import type { HealthCheck } from './health-report.ts';
import { ok, unknown, warn } from './verdicts.ts';

export const GRAPH_VERSION = { id: 'graph-version', title: 'Graph API version' };

/**
 * Calls to a version that has ended are served by the oldest one that lives, without an error:
 * https://developers.facebook.com/docs/graph-api/guides/versioning
 */
export function checkGraphVersion(asked: string, served: string | undefined): HealthCheck {
  if (served === undefined)
    return unknown(GRAPH_VERSION, `LeadRabbit asks for ${asked}; Meta has not answered yet.`);
  if (served === asked) return ok(GRAPH_VERSION, `Meta serves ${served}, as LeadRabbit asks.`);
  return warn(
    GRAPH_VERSION,
    `LeadRabbit asks for ${asked}, but Meta serves ${served}, most likely because ${asked} has ended. Update LeadRabbit, or set FACEBOOK_GRAPH_VERSION to ${served} and restart it.`,
  );
}

import type { HealthCheck } from './health-report.ts';
import { ok, unknown, warn } from './verdicts.ts';

const GRAPH_VERSION = 'graph-version';

/**
 * Meta serves calls to an expired version with the oldest version that is available, without an
 * error: https://developers.facebook.com/docs/graph-api/guides/versioning
 */
export function checkGraphVersion(asked: string, served: string | undefined): HealthCheck {
  if (served === undefined)
    return unknown(GRAPH_VERSION, { code: 'version-unknown', params: { asked } });
  if (served === asked) return ok(GRAPH_VERSION, { code: 'version-ok', params: { served } });
  return warn(GRAPH_VERSION, { code: 'version-ended', params: { asked, served } });
}

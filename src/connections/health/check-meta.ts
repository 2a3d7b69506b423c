import { AppCallError } from './app-call-error.ts';
import type { HealthCheck } from './health-report.ts';
import type { Found } from './look.ts';
import { ok, unknown, warn } from './verdicts.ts';

export const META = 'meta';

/** Whether Meta answers a call of the app. A refusal is an answer. */
export function checkMeta(found: Found<unknown>): HealthCheck {
  if ('value' in found) return answers();
  const { error } = found;
  if (!(error instanceof AppCallError))
    return unknown(META, { code: 'meta-not-checked', params: {} });
  if (error.refusal.action !== 'retry') return answers();
  return warn(META, { code: 'meta-unreachable', params: {} });
}

const answers = (): HealthCheck => ok(META, { code: 'meta-answers', params: {} });

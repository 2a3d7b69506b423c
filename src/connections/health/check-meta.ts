import { AppCallError } from './app-call-error.ts';
import type { HealthCheck } from './health-report.ts';
import type { Found } from './look.ts';
import { ok, unknown, warn } from './verdicts.ts';

export const META = { id: 'meta', title: "Meta's API" };

/** Whether Meta answers at all, by a call that the app made for itself; a refusal is an answer. */
export function checkMeta(found: Found<unknown>): HealthCheck {
  if ('value' in found) return ok(META, "Meta's API answers.");
  const { error } = found;
  if (!(error instanceof AppCallError))
    return unknown(
      META,
      'LeadRabbit could not check this. The operator finds the reason in the log.',
    );
  if (error.refusal.action !== 'retry') return ok(META, "Meta's API answers.");
  return warn(
    META,
    "Meta's API cannot be reached or has a fault. Leads are read as soon as it answers; LeadRabbit tries again by itself. If it lasts, check the server's network and metastatus.com.",
    1,
    { code: 'meta-unreachable' },
  );
}

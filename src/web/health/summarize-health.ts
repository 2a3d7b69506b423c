import type { AdminTexts } from '../../texts/texts.ts';
import type { Reason } from '../../contract/reason.ts';
import type { HealthCheck, HealthReport } from '../../contract/health.ts';
import type { HealthState } from '../../contract/health-state.ts';

/** What is well and what Meta never tells needs nobody. */
const URGENCY: Readonly<Record<HealthState, number>> = { bad: 0, warn: 1, unknown: 2, ok: 2 };

/** What has to be done first comes first; else as they were checked. */
export const sortByUrgency = (checks: readonly HealthCheck[]): readonly HealthCheck[] =>
  checks.toSorted((a, b) => URGENCY[a.state] - URGENCY[b.state]);

/**
 * A report in one sentence: the first thing that is not well, or that all is.
 *
 * @param say a reason in the language of the screen
 */
export function summarizeHealth(
  { state, checks }: HealthReport,
  { allWell, states }: Pick<AdminTexts['connectors']['health'], 'allWell' | 'states'>,
  say: (reason: Reason) => string,
): string {
  if (state === 'ok') return allWell;
  const worst = checks.find((check) => check.state === state);
  return worst ? say(worst) : states[state];
}

/** How many checks found something. */
export const countTroubles = (checks: readonly HealthCheck[]): number =>
  checks.filter(({ state }) => state === 'bad' || state === 'warn').length;

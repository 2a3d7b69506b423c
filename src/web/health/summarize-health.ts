import type { Reason } from '../../contract/reason.ts';
import type { HealthCheck, HealthReport } from '../../contract/health.ts';
import type { HealthState } from '../../contract/health-state.ts';

/** What a colour means, in words. */
export const STATE_WORDS: Readonly<Record<HealthState, string>> = {
  ok: 'Healthy',
  unknown: 'Could not be told',
  warn: 'Soon a problem',
  bad: 'Not working',
};

/** What is well and what Meta never tells needs nobody. */
const URGENCY: Readonly<Record<HealthState, number>> = { bad: 0, warn: 1, unknown: 2, ok: 2 };

/** What has to be done first stands first; else as they were checked. */
export const sortByUrgency = (checks: readonly HealthCheck[]): readonly HealthCheck[] =>
  checks.toSorted((a, b) => URGENCY[a.state] - URGENCY[b.state]);

/**
 * A report in one sentence: the first thing that is not well, or that all is.
 *
 * @param allWell what to say then
 * @param say a reason in the language of the screen
 */
export function summarizeHealth(
  { state, checks }: HealthReport,
  allWell: string,
  say: (reason: Reason) => string,
): string {
  if (state === 'ok') return allWell;
  const worst = checks.find((check) => check.state === state);
  return worst ? say(worst) : STATE_WORDS[state];
}

/** How many checks found something, for where the sentence stands elsewhere already. */
export function countTroubles(checks: readonly HealthCheck[]): string {
  const troubles = checks.filter(({ state }) => state === 'bad' || state === 'warn').length;
  const of = `of ${checks.length} checks`;
  return troubles === 1 ? `1 ${of} found a problem.` : `${troubles} ${of} found problems.`;
}

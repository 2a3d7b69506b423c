import type { LeadJourney, LeadOrigin } from '../../contract/lead.ts';
import type { LeadHistoryTexts } from '../../texts/texts.ts';

export type JourneyTexts = LeadHistoryTexts['journey'];

export interface Step {
  readonly name: string;
  /** Undefined until the lead gets there. */
  readonly at: Date | undefined;
  /** How long after the step before, in words. Undefined for the first one. */
  readonly later: string | undefined;
}

/** The way of a lead from Meta to the salesperson, in the order in which it went. */
export function listSteps(
  journey: LeadJourney,
  via: LeadOrigin['via'] | undefined,
  texts: JourneyTexts,
): Step[] {
  const passed = [
    [texts.submitted, journey.submittedAt],
    [texts.webhook, journey.webhookAt],
    [via === 'catch-up' ? texts.foundInBackground : texts.foundBySync, journey.foundAt],
    [texts.read, journey.fetchedAt],
    [texts.stored, journey.storedAt],
    [texts.opened, journey.firstSeenAt],
    [texts.contacted, journey.firstContactedAt],
  ] as const;
  const times = passed
    .flatMap(([name, iso]) => (iso === null ? [] : [{ name, at: new Date(iso) }]))
    // A webhook may come late, after a sync has found the lead.
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const steps = times.map(({ name, at }, index) => {
    const before = times[index - 1]?.at;
    return { name, at, later: before && writeLater(at.getTime() - before.getTime(), texts) };
  });
  const ahead = passed.slice(-2).filter(([, iso]) => iso === null);
  return [...steps, ...ahead.map(([name]) => ({ name, at: undefined, later: undefined }))];
}

/** A person does not notice less than that. */
const AT_ONCE_MS = 50;

const writeLater = (ms: number, { atOnce, later }: JourneyTexts): string =>
  ms < AT_ONCE_MS ? atOnce : later(ms);

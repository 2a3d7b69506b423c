import type { LeadJourney, LeadOrigin } from '../../contract/lead.ts';
import { duration } from '../time/relative-time.ts';

export interface Station {
  readonly name: string;
  /** Undefined where the lead has not come by yet. */
  readonly at: Date | undefined;
  /** The distance to the station before, in words. */
  readonly later: string | undefined;
}

const FOUND_BY = {
  webhook: 'Found by looking',
  sync: 'Found by a sync',
  'catch-up': 'Found by catch-up',
};

/** The way of a lead from Meta to the salesperson, in the order in which it went. */
export function listStations(journey: LeadJourney, via: LeadOrigin['via'] | undefined): Station[] {
  const passed = [
    ['Sent at Meta', journey.submittedAt],
    ['Webhook received', journey.webhookAt],
    [FOUND_BY[via ?? 'webhook'], journey.foundAt],
    ['Answers fetched', journey.fetchedAt],
    ['In the CRM', journey.storedAt],
    ['First seen', journey.firstSeenAt],
    ['First contacted', journey.firstContactedAt],
  ] as const;
  const times = passed
    .flatMap(([name, iso]) => (iso === null ? [] : [{ name, at: new Date(iso) }]))
    // A webhook may come late, after a catch-up has found the lead.
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const stations = times.map(({ name, at }, index) => {
    const before = times[index - 1]?.at;
    return { name, at, later: before && distance(at.getTime() - before.getTime()) };
  });
  const ahead = passed.slice(-2).filter(([, iso]) => iso === null);
  return [...stations, ...ahead.map(([name]) => ({ name, at: undefined, later: undefined }))];
}

/** Shorter than that is no distance to a person. */
const AT_ONCE_MS = 50;

const distance = (ms: number): string => (ms < AT_ONCE_MS ? 'at once' : `${duration(ms)} later`);

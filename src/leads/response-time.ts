import type { Lead } from './lead.ts';

const MINUTE_MS = 60_000;

/** Answers within these times count as fast, in ms. */
export const WITHIN_5_MS = 5 * MINUTE_MS;
export const WITHIN_60_MS = 60 * MINUTE_MS;

/** A lead that was sent longer than this before it was stored arrived late, in ms. */
const LATE_AFTER_MS = 60 * MINUTE_MS;

/** What the time to the first contact depends on. */
export type ResponseSource = Pick<Lead, 'source' | 'origin' | 'createdAt' | 'firstContactedAt'>;

/**
 * When the time to the first contact begins: the moment at which the team could know of the lead. Null for a lead
 * that a sync found, that a file brought, or that Meta announced long after it was sent: it says nothing about the
 * team. Null also for a lead that somebody typed in: they may have talked to the person before.
 */
export function responseClock({
  source,
  origin,
  createdAt,
}: Omit<ResponseSource, 'firstContactedAt'>): Date | null {
  if (!origin) return source === 'manual' ? null : createdAt;
  if (origin.via !== 'webhook' || !origin.storedAt) return null;
  const sentAt = origin.submittedAt ?? createdAt;
  const delay = origin.storedAt.getTime() - sentAt.getTime();
  return delay > LATE_AFTER_MS ? null : origin.storedAt;
}

/** From the beginning of the time to the first contact, in ms; 0 if the contact came before. */
export const responseMs = (clockFrom: Date, firstContactedAt: Date): number =>
  Math.max(0, firstContactedAt.getTime() - clockFrom.getTime());

/**
 * What a list can be narrowed to: leads that were contacted (`made`), whose time to the first contact counts
 * (`timed`), both (`timed-made`), and of these who was contacted within 5 and 60 minutes.
 */
export const CONTACTS = ['made', 'timed', 'timed-made', 'within-5', 'within-60'] as const;
export type LeadContact = (typeof CONTACTS)[number];

/** All that hold for a lead. */
export function contactsOf(lead: ResponseSource): readonly LeadContact[] {
  const { firstContactedAt } = lead;
  const clockFrom = responseClock(lead);
  const made = firstContactedAt ? (['made'] as const) : [];
  if (!clockFrom) return made;
  if (!firstContactedAt) return ['timed'];
  const ms = responseMs(clockFrom, firstContactedAt);
  return [
    ...made,
    'timed',
    'timed-made',
    ...(ms <= WITHIN_5_MS ? (['within-5'] as const) : []),
    ...(ms <= WITHIN_60_MS ? (['within-60'] as const) : []),
  ];
}

import type { FieldDatum } from '../meta-api/graph-lead.ts';
import type { ArrivedBy, Platform } from '../leads/lead.ts';

/**
 * Where a raw lead stands.
 * - `received`: on disk, not worked on yet;
 * - `waiting`: tried, will be tried again at `nextAttemptAt` for `reason`;
 * - `stored`: its CRM lead exists;
 * - `skipped`: not wanted, `reason` says why (a disabled or unknown Page);
 * - `parked`: a person has to look, `reason` says at what.
 */
export type InboxState = 'received' | 'waiting' | 'stored' | 'skipped' | 'parked';

/** What a leadgen webhook says of one lead. Everything but the lead's id may be missing. */
export interface LeadgenEvent {
  readonly leadId: string;
  readonly pageId: string;
  readonly formId: string;
  readonly adId: string;
  readonly createdTime: Date | null;
  /** Answers in the event itself; Meta never sends them, the description's format does. */
  readonly fieldData: readonly FieldDatum[] | null;
  /** The change's value as it came, as JSON text with ids intact. */
  readonly original: string;
}

/** A lead as Graph returned it, with the Page and form it was listed under. */
export interface ReadLead {
  readonly leadId: string;
  readonly pageId: string;
  readonly formId: string;
  readonly createdTime: Date | null;
  /** Graph's answer as JSON text with ids intact. */
  readonly original: string;
}

/** A raw lead in the inbox (`meta_leads`). */
export interface InboxLead {
  readonly leadId: string;
  readonly formId: string;
  readonly pageId: string;
  readonly platform: Platform | null;
  readonly createdTime: Date | null;
  readonly via: ArrivedBy;
  readonly state: InboxState;
  readonly reason: string;
  readonly attempts: number;
  /** The webhook's change value as JSON text; null where the lead was found by reading. */
  readonly event: string | null;
  /** Graph's answer as JSON text; null until it was read. */
  readonly original: string | null;
  readonly receivedAt: Date;
}

/** What Graph said, to be kept with the raw lead. */
export interface InboxReading {
  readonly original: string;
  readonly platform: Platform;
  readonly formId: string;
  readonly createdTime: Date | null;
  readonly fieldData: readonly FieldDatum[];
  readonly fetchedAt: Date;
}

/** How an attempt at a raw lead ended. */
export type InboxOutcome =
  | { readonly state: 'stored' }
  | { readonly state: 'skipped' | 'parked'; readonly reason: string }
  | { readonly state: 'waiting'; readonly reason: string; readonly nextAttemptAt: Date };

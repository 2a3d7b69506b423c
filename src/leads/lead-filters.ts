import type { LeadContact } from './response-time.ts';
import type { LeadPriority, LeadSource, LeadStatus, Platform } from './lead.ts';

/** One value, or several of which a lead has one. */
export type OneOf<Value> = Value | readonly Value[];

/** A Page with all its leads, or those of one platform alone. */
export interface ConnectionFilter {
  readonly pageId: string;
  readonly platform?: Platform | undefined;
}

/** What narrows the list. A lead must match all filters that are given. */
export interface LeadFilters {
  /** Words of a name, an e-mail address, a phone number or an answer; see `leadSearchTerms`. */
  readonly q?: string | undefined;
  readonly status?: OneOf<LeadStatus> | undefined;
  readonly source?: OneOf<LeadSource> | undefined;
  /** Null: leads that came through no connection. */
  readonly connection?: readonly (ConnectionFilter | null)[] | undefined;
  /** Null: leads that came through no form. */
  readonly formId?: readonly (string | null)[] | undefined;
  /** Null: leads of no campaign. */
  readonly campaignId?: readonly (string | null)[] | undefined;
  /** Exactly as it is written on the lead. */
  readonly tag?: readonly string[] | undefined;
  /** Only leads without a tag. */
  readonly isUntagged?: boolean | undefined;
  /** Null: leads that nobody works on. */
  readonly ownerId?: readonly (string | null)[] | undefined;
  /** Null: leads of which nobody has said how urgent they are. */
  readonly priority?: readonly (LeadPriority | null)[] | undefined;
  /** Sent at this time or later, in whole seconds. */
  readonly from?: Date | undefined;
  /** Sent before this time, in whole seconds. */
  readonly to?: Date | undefined;
  /** Only leads that nobody of the team has opened. */
  readonly isUnseen?: boolean | undefined;
  /** Only leads that wait for the first contact; see `isUntouched`. */
  readonly isUntouched?: boolean | undefined;
  /** Leads with one of these; see `contactsOf`. */
  readonly contact?: readonly LeadContact[] | undefined;
  /** As `lostReasonOf` says it; empty: leads of which nobody has said why they were lost. */
  readonly lostReason?: readonly string[] | undefined;
  /** Only leads with an open task that was due before this time. */
  readonly overdueAt?: Date | undefined;
  /** Only the leads that this person sees; see `maySee`. Left out if the person sees all leads. */
  readonly visibleTo?: string | undefined;
}

/**
 * `activity`: the lead that changed last comes first. `name`: by `nameKeyOf`. `waiting`: leads that wait for
 * the first contact, the longest first, and then all others, the oldest first.
 */
export const LEAD_SORTS = ['newest', 'oldest', 'activity', 'name', 'waiting'] as const;
export type LeadSort = (typeof LEAD_SORTS)[number];

/** The filter as a list; empty if it is not given. */
export const valuesOf = <Value extends string>(
  filter: OneOf<Value> | undefined,
): readonly Value[] => {
  if (filter === undefined) return [];
  return typeof filter === 'string' ? [filter] : filter;
};

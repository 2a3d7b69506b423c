import { isUntouched } from '../leads/is-untouched.ts';
import type { Lead, LeadSource } from '../leads/lead.ts';
import { lostReasonOf } from '../leads/lost-reason.ts';
import { responseClock } from '../leads/response-time.ts';

/**
 * What the dashboard counts of one lead. It holds no data of the person except `lostReason`, which an erasure
 * empties. The fact of an erased lead stays, so that the dashboard can say how many leads were erased.
 */
export interface LeadFact {
  readonly leadId: string;
  /** When the person sent the form; see `Lead.createdAt`. It never changes. */
  readonly createdAt: Date;
  readonly source: LeadSource;
  /** Empty if the lead did not come from Meta, like the names below. */
  readonly pageId: string;
  readonly pageName: string;
  readonly formId: string;
  readonly formName: string;
  /** Empty also if Meta named no campaign. */
  readonly campaignId: string;
  readonly campaignName: string;
  readonly ownerId: string | null;
  readonly status: string;
  /** Why it was lost, as the team wrote it; empty if nobody said. */
  readonly lostReason: string;
  /** See `isUntouched`. */
  readonly isUntouched: boolean;
  /** When the team could first know of the lead; null if its arrival was late, or if a person entered it. */
  readonly clockFrom: Date | null;
  readonly firstContactedAt: Date | null;
  readonly isErased: boolean;
}

/** The fields of a lead that its fact depends on. */
export type FactSource = Pick<
  Lead,
  | 'id'
  | 'createdAt'
  | 'source'
  | 'metaData'
  | 'origin'
  | 'ownerId'
  | 'status'
  | 'lostReason'
  | 'firstContactedAt'
>;

export const HOUR_MS = 60 * 60_000;
export const DAY_MS = 24 * HOUR_MS;

/** The number of a UTC day since 1970. */
export const dayOfFact = ({ createdAt }: Pick<LeadFact, 'createdAt'>): number =>
  Math.floor(createdAt.getTime() / DAY_MS);

/** The fact of a lead that was not erased. */
export const toFact = (lead: FactSource): LeadFact => ({
  leadId: lead.id,
  createdAt: lead.createdAt,
  source: lead.source,
  pageId: lead.metaData?.pageId ?? '',
  pageName: lead.origin?.pageName ?? '',
  formId: lead.metaData?.formId ?? '',
  formName: lead.origin?.formName ?? '',
  campaignId: lead.origin?.campaignId ?? '',
  campaignName: lead.origin?.campaignName ?? '',
  ownerId: lead.ownerId,
  status: lead.status,
  lostReason: lostReasonOf(lead),
  isUntouched: isUntouched(lead),
  clockFrom: responseClock(lead),
  firstContactedAt: lead.firstContactedAt,
  isErased: false,
});

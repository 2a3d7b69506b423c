import type { LeadFact } from '../../../dashboard/lead-fact.ts';
import { LEAD_SOURCES } from '../../../leads/lead.ts';
import type { NeededIndex } from '../connection/indexes.ts';
import { toText, toTime } from '../fields.ts';

/** A fact in `lead_facts`. */
export interface FactDocument extends Omit<LeadFact, 'leadId'> {
  /** The id of the lead, as the API shows it. */
  readonly _id: string;
  /** The version of the lead of which it was made; 0 if the lead has none. */
  readonly version: number;
}

/** The sheet of one day or hour, and one scope, in `day_sheets`. */
export interface SheetDocument {
  readonly _id: string;
  readonly day: number;
  /** Null for the whole day. */
  readonly hour: number | null;
  readonly scope: string;
  readonly seq: number;
  readonly untouched: number;
  /** JSON, because it keeps any name of a field. */
  readonly counts: string;
}

export interface StateDocument {
  readonly _id: 'state';
  readonly seq: number;
  /** JSON. */
  readonly state: string;
}

/** Queries name these as their hint. */
export const dashboardIndexes: readonly NeededIndex[] = [
  { collection: 'lead_facts', name: 'createdAt', key: { createdAt: 1, _id: 1 } },
  {
    collection: 'lead_facts',
    name: 'isUntouched_createdAt',
    key: { isUntouched: 1, createdAt: 1, ownerId: 1 },
  },
  {
    collection: 'lead_facts',
    name: 'isUntouched_status_createdAt',
    key: { isUntouched: 1, status: 1, createdAt: 1, ownerId: 1 },
  },
  {
    collection: 'day_sheets',
    name: 'hour_scope_day_untouched',
    key: { hour: 1, scope: 1, day: 1, untouched: 1 },
  },
  { collection: 'day_sheets', name: 'day_hour', key: { day: 1, hour: 1 } },
];

export const toFactDocument = ({ leadId, ...fact }: LeadFact, version: number): FactDocument => ({
  _id: leadId,
  version,
  ...fact,
});

export const fromFactDocument = (document: FactDocument): LeadFact => ({
  leadId: document._id,
  createdAt: toTime(document.createdAt) ?? new Date(0),
  source: LEAD_SOURCES.find((source) => source === document.source) ?? 'other',
  pageId: toText(document.pageId),
  pageName: toText(document.pageName),
  formId: toText(document.formId),
  formName: toText(document.formName),
  campaignId: toText(document.campaignId),
  campaignName: toText(document.campaignName),
  ownerId: toText(document.ownerId) || null,
  status: toText(document.status),
  lostReason: toText(document.lostReason),
  isUntouched: document.isUntouched,
  clockFrom: toTime(document.clockFrom),
  firstContactedAt: toTime(document.firstContactedAt),
  isErased: document.isErased,
});

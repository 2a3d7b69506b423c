import type { LeadFact } from '../../../dashboard/lead-fact.ts';
import { LEAD_SOURCES } from '../../../leads/lead.ts';
import * as column from '../columns.ts';

/** The columns of `lead_facts`. */
export const FACT_COLUMNS = [
  'leadId',
  'createdAt',
  'source',
  'pageId',
  'pageName',
  'formId',
  'formName',
  'campaignId',
  'campaignName',
  'ownerId',
  'status',
  'lostReason',
  'isUntouched',
  'clockFrom',
  'firstContactedAt',
  'isErased',
] as const satisfies readonly (keyof LeadFact)[];

export const toFactRow = (fact: LeadFact) => ({
  ...fact,
  createdAt: fact.createdAt.getTime(),
  isUntouched: Number(fact.isUntouched),
  clockFrom: column.millis(fact.clockFrom),
  firstContactedAt: column.millis(fact.firstContactedAt),
  isErased: Number(fact.isErased),
});

export const fromFactRow = (row: column.Row): LeadFact => ({
  leadId: column.text(row, 'leadId'),
  createdAt: column.time(row, 'createdAt'),
  source: LEAD_SOURCES.find((source) => source === row['source']) ?? 'other',
  pageId: column.text(row, 'pageId'),
  pageName: column.text(row, 'pageName'),
  formId: column.text(row, 'formId'),
  formName: column.text(row, 'formName'),
  campaignId: column.text(row, 'campaignId'),
  campaignName: column.text(row, 'campaignName'),
  ownerId: column.textOrNull(row, 'ownerId'),
  status: column.text(row, 'status'),
  lostReason: column.text(row, 'lostReason'),
  isUntouched: column.flag(row, 'isUntouched'),
  clockFrom: column.timeOrNull(row, 'clockFrom'),
  firstContactedAt: column.timeOrNull(row, 'firstContactedAt'),
  isErased: column.flag(row, 'isErased'),
});

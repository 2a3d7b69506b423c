import type { Lead } from './lead.ts';

/** Filters whose values nobody knows beforehand: they are those that leads have. */
export type ValueField = 'connection' | 'form' | 'campaign' | 'tag';

/** One value of a filter. */
export interface LeadValue {
  /** An id of Meta, an id with a platform for a connection, or the text of a tag. */
  readonly value: string;
  /** As the newest lead with it names it; empty if Meta has not named it. */
  readonly name: string;
}

export interface LeadValues {
  /** In any order. */
  readonly values: readonly LeadValue[];
  /** Whether leads have more values than were read. */
  readonly isMore: boolean;
}

/** The values that one lead has. */
export function valuesOfLead(field: ValueField, lead: Lead): readonly LeadValue[] {
  const { metaData, origin, tags } = lead;
  if (field === 'tag') return [...new Set(tags)].map((tag) => ({ value: tag, name: tag }));
  const pageId = metaData?.pageId ?? '';
  const connection = pageId === '' ? '' : `${pageId}:${metaData?.platform ?? ''}`;
  const found = {
    connection: { value: connection, name: origin?.pageName ?? '' },
    form: { value: metaData?.formId ?? '', name: origin?.formName ?? '' },
    campaign: { value: origin?.campaignId ?? '', name: origin?.campaignName ?? '' },
  }[field];
  return found.value === '' ? [] : [found];
}

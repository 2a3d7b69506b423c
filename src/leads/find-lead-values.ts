import { foldText } from './fold-text.ts';
import type { LeadFilters } from './lead-filters.ts';
import type { LeadStore } from './lead-store.ts';
import { valuesOfLead, type LeadValue, type LeadValues, type ValueField } from './lead-values.ts';

export interface ValueSearch {
  readonly field: ValueField;
  /** A part of the name or the value, in any case; empty for all. */
  readonly search: string;
  readonly limit: number;
  /** Only values of leads that this person sees. Left out if the person sees all leads. */
  readonly visibleTo?: string | undefined;
}

/** Names of campaigns often have numbers: `Spring 9` comes before `Spring 10`. */
const byName = new Intl.Collator('en', { numeric: true });

/** The values of a filter in alphabetical order. */
export async function findLeadValues(
  leads: Pick<LeadStore, 'list' | 'listValues'>,
  { field, search, limit, visibleTo }: ValueSearch,
): Promise<LeadValues> {
  const read = await leads.listValues(field, visibleTo);
  const wanted = foldText(search.trim());
  const labels = (value: LeadValue) => foldText(`${value.name}\n${value.value}`);
  const found = read.values
    .filter((each) => labels(each).includes(wanted))
    .toSorted((a, b) => byName.compare(a.name || a.value, b.name || b.value));
  // A value that was not read is found if somebody writes the whole of it.
  const exact = read.isMore ? await findExact(leads, { field, search, visibleTo }) : [];
  const others = exact.filter(({ value }) => found.every((each) => each.value !== value));
  const values = [...others, ...found];
  return { values: values.slice(0, limit), isMore: read.isMore || values.length > limit };
}

async function findExact(
  leads: Pick<LeadStore, 'list'>,
  { field, search, visibleTo }: Omit<ValueSearch, 'limit'>,
): Promise<readonly LeadValue[]> {
  const wanted = search.trim();
  const filters: Partial<Record<ValueField, LeadFilters>> = {
    form: { formId: [wanted] },
    campaign: { campaignId: [wanted] },
    tag: { tag: [wanted] },
  };
  if (wanted === '' || !filters[field]) return [];
  const { leads: found } = await leads.list({ ...filters[field], visibleTo, limit: 1 });
  return found.flatMap((lead) => valuesOfLead(field, lead)).filter(({ value }) => value === wanted);
}

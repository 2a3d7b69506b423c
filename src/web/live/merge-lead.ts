import type { Lead } from '../../contract/lead.ts';
import type { LeadFilters, LeadPages } from '../api/leads.ts';

/** Whether a lead matches the filters of a list. Only the server can say whether a search finds it. */
export const matchesFilters = (lead: Lead, { status, source }: LeadFilters): boolean =>
  (status === undefined || lead.status === status) &&
  (source === undefined || lead.source === source);

/**
 * Puts the lead into the list: inserts it, replaces it, or removes it if it no longer matches. Doing it
 * twice, or late with an older version, changes nothing. Only the server knows what a search finds, so
 * nothing is inserted into the list of a search.
 */
export function mergeLead(list: LeadPages, lead: Lead, filters: LeadFilters): LeadPages {
  const known = findInList(list, lead._id);
  if (known) {
    if (lead.updatedAt < known.updatedAt) return list;
    return matchesFilters(lead, filters)
      ? mapLeads(list, (leads) => leads.map((other) => (other._id === lead._id ? lead : other)))
      : mapLeads(list, (leads) => leads.filter((other) => other._id !== lead._id));
  }
  if (filters.q !== undefined || !matchesFilters(lead, filters)) return list;
  return insertByTime(list, lead);
}

export const removeLead = (list: LeadPages, leadId: string): LeadPages =>
  mapLeads(list, (leads) => leads.filter(({ _id }) => _id !== leadId));

export function findInList(list: LeadPages, leadId: string): Lead | undefined {
  for (const { leads } of list.pages) {
    const found = leads.find(({ _id }) => _id === leadId);
    if (found) return found;
  }
  return undefined;
}

/** The newest first, as the server orders them; of two in one moment, the one that arrived last. */
function insertByTime(list: LeadPages, lead: Lead): LeadPages {
  const isBefore = (other: Lead) => lead.createdAt >= other.createdAt;
  const last = list.pages.length - 1;
  const found = list.pages.findIndex(({ leads }) => leads.some(isBefore));
  const pageIndex = found < 0 ? last : found;
  const page = list.pages[pageIndex];
  // It is older than everything that is loaded, so it comes with a later page.
  if (!page || (found < 0 && page.nextCursor !== null)) return list;
  const position = page.leads.findIndex(isBefore);
  const leads = page.leads.toSpliced(position < 0 ? page.leads.length : position, 0, lead);
  return { ...list, pages: list.pages.with(pageIndex, { ...page, leads }) };
}

const mapLeads = (list: LeadPages, change: (leads: Lead[]) => Lead[]): LeadPages => ({
  ...list,
  pages: list.pages.map((page) => ({ ...page, leads: change(page.leads) })),
});

import type { Lead } from '../../contract/lead.ts';
import type { Stage } from '../../contract/pipeline.ts';
import type { LeadFilters, OneOf } from '../api/leads.ts';
import { shareLeads, type LeadPages } from '../api/lead-pages.ts';
import { FIRST_STAGES } from '../pipeline/first-stages.ts';

/** The stages of the pipeline, which decide who waits for a first contact. */
type Stages = readonly Stage[];

/** Whether a value is the one that a filter asks for, or one of them. */
const isAmong = (value: string, filter: OneOf<string> | undefined): boolean =>
  filter === undefined || [filter].flat().includes(value);

/** The server understands a stage in any case, and one that was removed as the stage that its leads went to. */
const isKnownStage = (status: string, stages: Stages): boolean =>
  stages.some(({ id }) => id.toLowerCase() === status.toLowerCase());

const isInStage = (status: string, filter: LeadFilters['status'], stages: Stages): boolean =>
  filter === undefined ||
  [filter]
    .flat()
    .some((each) => each.toLowerCase() === status.toLowerCase() || !isKnownStage(each, stages));

/**
 * Whether a lead matches the filters of a list, as far as this is known here; see `isSearched` for what only the
 * server can say.
 */
export const matchesFilters = (
  lead: Lead,
  filters: LeadFilters,
  stages: Stages = FIRST_STAGES,
): boolean =>
  isInStage(lead.status, filters.status, stages) &&
  isAmong(lead.source, filters.source) &&
  isAmong(lead.priority ?? 'none', filters.priority) &&
  (filters.tag === undefined || lead.tags.includes(filters.tag)) &&
  (filters.untagged === undefined || lead.tags.length === 0) &&
  (filters.owner === undefined ||
    filters.owner === 'me' ||
    isAmong(lead.ownerId ?? 'none', filters.owner)) &&
  (filters.untouched === undefined || isUntouched(lead, stages)) &&
  (filters.unseen === undefined || lead.firstSeenAt === null);

/** Whether the person waits for the first contact. Nobody waits in a stage that means won or lost, as on the server. */
export const isUntouched = ({ firstContactedAt, status }: Lead, stages: Stages): boolean =>
  firstContactedAt === null &&
  status !== 'Won' &&
  status !== 'Lost' &&
  !stages.some(({ id, won, lost }) => id === status && (won || lost));

/** Whether only the server knows which leads belong to a list, and in which place. */
export const isSearched = (
  {
    q,
    status = [],
    owner,
    form,
    campaign,
    connection,
    from,
    to,
    overdue,
    contact,
    lostReason,
    sort,
  }: LeadFilters,
  stages: Stages = FIRST_STAGES,
): boolean =>
  owner === 'me' ||
  [status].flat().some((each) => !isKnownStage(each, stages)) ||
  [q, form, campaign, connection, from, to, overdue, contact, lostReason, sort].some(
    (each) => each !== undefined,
  );

/**
 * Puts leads into the list: inserts, replaces, or removes those that no longer match. Doing it twice, or late with
 * an older version, changes nothing. Only the server knows what a search finds, so nothing is inserted into the list
 * of a search.
 */
export function mergeLeads(
  list: LeadPages,
  leads: readonly Lead[],
  filters: LeadFilters,
  stages: Stages = FIRST_STAGES,
): LeadPages {
  const waiting = new Map(leads.map((lead) => [lead._id, lead]));
  const known = mapLeads(list, (listed) =>
    listed.flatMap((old) => {
      const lead = waiting.get(old._id);
      waiting.delete(old._id);
      if (lead === undefined || lead.updatedAt < old.updatedAt) return [old];
      return matchesFilters(lead, filters, stages) ? [lead] : [];
    }),
  );
  if (isSearched(filters, stages)) return known;
  return [...waiting.values()]
    .filter((lead) => matchesFilters(lead, filters, stages))
    .reduce(insertByTime, known);
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

const mapLeads = (list: LeadPages, change: (leads: Lead[]) => Lead[]): LeadPages =>
  shareLeads(list, {
    ...list,
    pages: list.pages.map((page) => ({ ...page, leads: change(page.leads) })),
  });

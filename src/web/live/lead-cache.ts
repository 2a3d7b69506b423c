import type { QueryClient } from '@tanstack/react-query';
import type { Lead, LeadDetails } from '../../contract/lead.ts';
import { LEAD_LISTS, leadKey, type LeadFilters, type LeadPages } from '../api/leads.ts';
import { pipelineQuery } from '../api/pipeline.ts';
import { refetchRelated } from '../api/related.ts';
import { FIRST_STAGES } from '../pipeline/first-stages.ts';
import { findInList, isSearched, mergeLead, removeLead } from './merge-lead.ts';

/** Puts a lead, as it is now, into every list and the details that hold it. */
export function applyLead(client: QueryClient, lead: Lead): void {
  refetchRelated(client, lead);
  const stages = stagesOf(client);
  for (const { queryKey, state } of client.getQueryCache().findAll({ queryKey: LEAD_LISTS })) {
    if (state.data === undefined) continue;
    client.setQueryData<LeadPages>(
      queryKey,
      (list) => list && mergeLead(list, lead, filtersOf(queryKey), stages),
    );
  }
  client.setQueryData<LeadDetails>(leadKey(lead._id), (known) =>
    known && known.updatedAt <= lead.updatedAt ? { ...known, ...lead } : known,
  );
}

/** Takes a lead out of every list, and makes its details ask the server again. */
function forgetLead(client: QueryClient, leadId: string): void {
  client.setQueriesData<LeadPages>(
    { queryKey: LEAD_LISTS },
    (list) => list && removeLead(list, leadId),
  );
  void client.resetQueries({ queryKey: leadKey(leadId) });
}

/** A lead from any list, to show it before its details are loaded. */
export function findListedLead(client: QueryClient, leadId: string): Lead | undefined {
  const lists = client.getQueriesData<LeadPages>({ queryKey: LEAD_LISTS });
  for (const [, list] of lists) {
    const found = list && findInList(list, leadId);
    if (found) return found;
  }
  return undefined;
}

/** Searches that are on the screen: only the server knows whether they find a new lead. */
export const refetchSearches = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({
    queryKey: LEAD_LISTS,
    predicate: ({ queryKey }) => isSearched(filtersOf(queryKey), stagesOf(client)),
  });

/** Lists of leads with an overdue task: a task has changed. */
export const refetchOverdue = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({
    queryKey: LEAD_LISTS,
    predicate: ({ queryKey }) => filtersOf(queryKey).overdue === true,
  });

/** The stages as far as they are known. */
const stagesOf = (client: QueryClient) =>
  client.getQueryData(pipelineQuery.queryKey)?.stages ?? FIRST_STAGES;

const filtersOf = (queryKey: readonly unknown[]): LeadFilters => queryKey[LEAD_LISTS.length] ?? {};

/** Longer than any request for a list takes. */
const REMEMBERED_MS = 30_000;

/**
 * Applies leads as they arrive, and again after a list is loaded: an answer that the server made before
 * a lead arrived would remove it from the screen.
 *
 * @returns `apply` for a lead that arrives, `forget` for one that is gone, `forgetRecent` before all lists are loaded
 *   again, because a lead may be hidden by then, and `stop` to end it
 */
export function keepLeadsApplied(client: QueryClient) {
  const recent = new Map<string, { lead: Lead; until: number }>();
  const stop = client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return;
    if (event.action.manual || (event.query.queryKey as readonly unknown[])[0] !== LEAD_LISTS[0])
      return;
    const now = Date.now();
    for (const [id, { lead, until }] of recent) {
      if (until > now) applyLead(client, lead);
      else recent.delete(id);
    }
  });
  const apply = (lead: Lead) => {
    recent.set(lead._id, { lead, until: Date.now() + REMEMBERED_MS });
    applyLead(client, lead);
  };
  const forget = (leadId: string) => {
    recent.delete(leadId);
    forgetLead(client, leadId);
  };
  return { apply, forget, forgetRecent: () => recent.clear(), stop };
}

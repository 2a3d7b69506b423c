import type { QueryClient } from '@tanstack/react-query';
import type { Lead, LeadDetails } from '../../contract/lead.ts';
import type { LeadPages } from '../api/lead-pages.ts';
import { LEAD_LISTS, leadKey, type LeadFilters } from '../api/leads.ts';
import { pipelineQuery } from '../api/pipeline.ts';
import { refetchRelated } from '../api/related.ts';
import { FIRST_STAGES } from '../pipeline/first-stages.ts';
import { findInList, isSearched, mergeLeads, removeLead } from './merge-lead.ts';

/** Puts a lead, as it is now, into every list and the details that hold it. */
export const applyLead = (client: QueryClient, lead: Lead): void => applyLeads(client, [lead]);

function applyLeads(client: QueryClient, leads: readonly Lead[]): void {
  const stages = stagesOf(client);
  for (const { queryKey, state } of client.getQueryCache().findAll({ queryKey: LEAD_LISTS })) {
    if (state.data === undefined) continue;
    client.setQueryData<LeadPages>(
      queryKey,
      (list) => list && mergeLeads(list, leads, filtersOf(queryKey), stages),
    );
  }
  for (const lead of leads) {
    refetchRelated(client, lead);
    client.setQueryData<LeadDetails>(leadKey(lead._id), (known) =>
      known && known.updatedAt <= lead.updatedAt ? { ...known, ...lead } : known,
    );
  }
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
 * After a lead, those that come within this time are applied together: each time, every list is copied and drawn, and
 * a sync brings thousands.
 */
const TOGETHER_MS = 100;

/**
 * Applies leads as they arrive, and again after a list is loaded: an answer that the server made before
 * a lead arrived would remove it from the screen.
 *
 * @returns `apply` for a lead that arrives, `forget` for one that is gone, `forgetRecent` before all lists are loaded
 *   again, because a lead may be hidden by then, and `stop` to end it
 */
export function keepLeadsApplied(client: QueryClient) {
  const recent = new Map<string, { lead: Lead; until: number }>();
  const waiting = new Map<string, Lead>();
  const unsubscribe = client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return;
    if (event.action.manual || (event.query.queryKey as readonly unknown[])[0] !== LEAD_LISTS[0])
      return;
    const now = Date.now();
    for (const [id, { until }] of recent) if (until <= now) recent.delete(id);
    applyLeads(
      client,
      [...recent.values()].map(({ lead }) => lead),
    );
  });
  const applyWaiting = () => {
    const leads = [...waiting.values()];
    waiting.clear();
    if (leads.length > 0) applyLeads(client, leads);
    return leads.length > 0;
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const applyTogether = () => {
    timer = applyWaiting() ? setTimeout(applyTogether, TOGETHER_MS) : undefined;
  };
  return {
    apply: (lead: Lead) => {
      recent.set(lead._id, { lead, until: Date.now() + REMEMBERED_MS });
      waiting.set(lead._id, lead);
      if (timer === undefined) applyTogether();
    },
    forget: (leadId: string) => {
      recent.delete(leadId);
      waiting.delete(leadId);
      forgetLead(client, leadId);
    },
    forgetRecent: () => {
      recent.clear();
      waiting.clear();
    },
    stop: () => {
      unsubscribe();
      clearTimeout(timer);
    },
  };
}

import { queryOptions } from '@tanstack/react-query';
import type { BulkBody, BulkRun, RecentRuns } from '../../contract/bulk.ts';
import type { ExportLeadsBody } from '../../contract/export.ts';
import type { EraseLeadsAnswer } from '../../contract/privacy.ts';
import type { LeadList } from '../../contract/lead.ts';
import { listRequest, type LeadFilters } from './leads.ts';
import { requestFile } from './request-file.ts';
import { request } from './request.ts';

/** A copy of `MISSING_LEADS_HEADER` of the contract, whose import would also load the schemas. */
const MISSING_LEADS_HEADER = 'leadrabbit-missing-leads';

/** The most leads that one change takes: whole pages of ids. */
export const MOST_SELECTED = 5_000;
const IDS_AT_ONCE = 500;
const POLL_MS = 1_000;

export interface MatchingIds {
  readonly ids: readonly string[];
  /** The place of the first lead that one change has no room for; null if there is none. */
  readonly next: string | null;
}

/** The ids of the leads that match now, at most `MOST_SELECTED`. @param after `next` of the leads before; null at first */
export async function readMatchingIds(
  filters: LeadFilters,
  after: string | null,
): Promise<MatchingIds> {
  const ids: string[] = [];
  let next = after;
  do {
    const page: LeadList = await request<LeadList>(listRequest(filters, IDS_AT_ONCE, next), {});
    ids.push(...page.leads.map(({ _id }) => _id));
    next = page.nextCursor;
  } while (next !== null && ids.length < MOST_SELECTED);
  return { ids, next };
}

/** Changes leads, and waits until all have a result. @param onProgress is told how many have one */
export async function changeLeads(
  body: BulkBody,
  onProgress: (done: number) => void,
): Promise<BulkRun> {
  return waitFor(await request<BulkRun>('/api/leads/bulk', { method: 'POST', body }), onProgress);
}

export const RECENT_RUNS = ['recent-runs'] as const;

/** What the person has changed of many leads in the last ten minutes; read again while one runs. */
export const recentRunsQuery = queryOptions({
  queryKey: RECENT_RUNS,
  queryFn: async ({ signal }) => (await request<RecentRuns>('/api/leads/bulk', { signal })).runs,
  staleTime: 0,
  refetchInterval: ({ state }) =>
    state.data?.some((run) => run.state === 'running') === true && POLL_MS,
});

/** Restores the leads of a run that nobody has changed since. */
export async function undoRun(runId: string): Promise<BulkRun> {
  const path = `/api/leads/bulk/${encodeURIComponent(runId)}/undo`;
  return waitFor(await request<BulkRun>(path, { method: 'POST', body: {} }), () => {});
}

/** The most leads that one request erases. */
const ERASED_AT_ONCE = 50;

/**
 * Erases leads, some at a time. If a request fails, the leads of earlier requests stay erased.
 *
 * @param onProgress is told how many have a result, and how many of them were gone already
 */
export async function eraseLeads(
  ids: readonly string[],
  onProgress: (erased: number, missing: number) => void,
): Promise<void> {
  let [erased, missing] = [0, 0];
  for (let start = 0; start < ids.length; start += ERASED_AT_ONCE) {
    const body = { ids: ids.slice(start, start + ERASED_AT_ONCE) };
    const answer = await request<EraseLeadsAnswer>('/api/leads/erase', { method: 'POST', body });
    erased += answer.erased;
    missing += answer.skipped.length;
    onProgress(erased, missing);
  }
}

/** Exactly these leads as a CSV file, and how many of them do not exist any more. */
export async function exportLeads(body: ExportLeadsBody): Promise<{ file: Blob; missing: number }> {
  const { file, headers } = await requestFile('/api/leads/export.csv', body);
  return { file, missing: Number(headers.get(MISSING_LEADS_HEADER) ?? 0) };
}

async function waitFor(begun: BulkRun, onProgress: (done: number) => void): Promise<BulkRun> {
  let run = begun;
  while (run.state === 'running') {
    onProgress(run.changed + run.same + run.skipped.length);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    run = await request<BulkRun>(`/api/leads/bulk/${encodeURIComponent(run._id)}`, {});
  }
  return run;
}

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { AuditEntryAnswer, AuditList, Maintenance } from '../../contract/audit.ts';
import { request } from './request.ts';

export type AuditAction = AuditEntryAnswer['action'];

/** Which entries are shown. */
export interface AuditFilters {
  /** The id of a user or an API key, or a part of LeadRabbit. */
  readonly actor?: string | undefined;
  readonly action?: AuditAction | undefined;
  /** Only what happened in so many days before now. */
  readonly days?: number | undefined;
}

const URL_PATH = '/api/audit';
const DAY = 24 * 60 * 60_000;

/** What was done, newest first. For admins. */
export const auditQuery = (filters: AuditFilters) =>
  infiniteQueryOptions({
    queryKey: ['audit', filters] as const,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = parametersOf(filters, new Date());
      if (pageParam !== null) query.set('cursor', pageParam);
      return request<AuditList>(`${URL_PATH}?${query.toString()}`, { signal });
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
    // What a person has just done is in it.
    staleTime: 0,
  });

/** The address of the same entries as a file. */
export function auditCsvUrl(filters: AuditFilters, now: Date): string {
  const query = parametersOf(filters, now);
  query.set('format', 'csv');
  return `${URL_PATH}?${query.toString()}`;
}

function parametersOf({ actor, action, days }: AuditFilters, now: Date): URLSearchParams {
  return new URLSearchParams({
    ...(actor !== undefined && { actor }),
    ...(action !== undefined && { action }),
    ...(days !== undefined && { since: new Date(now.getTime() - days * DAY).toISOString() }),
  });
}

/** What should be changed every quarter, and when it was changed last. For admins. */
export const maintenanceQuery = queryOptions({
  queryKey: ['maintenance'],
  queryFn: async ({ signal }) => (await request<Maintenance>('/api/maintenance', { signal })).items,
});

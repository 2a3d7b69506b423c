import { queryOptions } from '@tanstack/react-query';
import type { Dashboard, WorkingHours } from '../../contract/dashboard.ts';
import { DASHBOARD } from './dashboard-key.ts';
import { request } from './request.ts';

/** How often it is read again while it is on the screen. */
const REFRESH_MS = 30_000;

export interface DashboardRequest {
  /** The first and the last day, such as `2026-12-01`. */
  readonly from: string;
  readonly to: string;
  readonly zone: string;
  readonly compare: 'none' | 'previous';
}

export const dashboardQuery = (query: DashboardRequest) =>
  queryOptions({
    queryKey: [...DASHBOARD, query],
    queryFn: ({ signal }) =>
      request<Dashboard>(`/api/dashboard?${new URLSearchParams({ ...query }).toString()}`, {
        signal,
      }),
    refetchInterval: REFRESH_MS,
  });

export const saveWorkingHours = (body: WorkingHours) =>
  request<WorkingHours>('/api/settings/working-hours', { method: 'PUT', body });

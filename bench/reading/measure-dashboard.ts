import { setTimeout as pause } from 'node:timers/promises';
import type { Dashboard } from '../../src/contract/dashboard.ts';
import type { ApiClient } from '../../test/support/api-client.ts';
import { median, percentile } from '../lib/statistics.ts';

/** Ranges of the made-up leads, which begin on the first day of 2026. */
const RANGES = [
  { name: 'one day', from: '2026-01-01', to: '2026-01-01', zone: 'UTC' },
  { name: '30 days', from: '2026-01-01', to: '2026-01-30', zone: 'Europe/Berlin' },
  { name: '90 days', from: '2026-01-01', to: '2026-03-31', zone: 'Europe/Berlin' },
  { name: '365 days', from: '2026-01-01', to: '2026-12-31', zone: 'Asia/Kathmandu' },
] as const;

export interface DashboardPlan {
  readonly requests: number;
  readonly warmUpRequests: number;
}

export interface DashboardFigures {
  /** How long counting all leads took after the start with the big list, in ms. */
  readonly countingMs: number;
  readonly ranges: readonly {
    readonly name: string;
    readonly small: DashboardSpan;
    readonly big: DashboardSpan;
  }[];
}

export interface DashboardSpan {
  readonly leads: number;
  readonly medianMs: number;
  readonly p95Ms: number;
}

/** Measures the dashboard of a small CRM and of a big one, with requests in turns. */
export async function measureDashboard(
  small: ApiClient,
  big: ApiClient,
  { requests, warmUpRequests }: DashboardPlan,
): Promise<DashboardFigures> {
  const start = performance.now();
  await Promise.all([small, big].map(untilCounted));
  const countingMs = performance.now() - start;
  const ranges: DashboardFigures['ranges'][number][] = [];
  for (const { name, ...range } of RANGES) {
    const path = `/api/dashboard?${new URLSearchParams({ ...range, compare: 'previous' }).toString()}`;
    const times = { small: [] as number[], big: [] as number[] };
    const leads = { small: 0, big: 0 };
    for (let turn = 0; turn < warmUpRequests + requests; turn += 1)
      for (const [size, client] of [
        ['small', small],
        ['big', big],
      ] as const) {
        const from = performance.now();
        const { body } = await client.get<Dashboard>(path);
        if (turn >= warmUpRequests) times[size].push(performance.now() - from);
        leads[size] = body.current.leads;
      }
    const summarise = (size: 'small' | 'big'): DashboardSpan => ({
      leads: leads[size],
      medianMs: median(times[size]),
      p95Ms: percentile(times[size], 0.95),
    });
    ranges.push({ name, small: summarise('small'), big: summarise('big') });
  }
  return { countingMs, ranges };
}

/** Waits until the dashboard has counted all leads, which takes a while after the first start with many. */
export async function untilCounted(client: ApiClient): Promise<void> {
  const path = '/api/dashboard?from=2026-01-01&to=2026-01-01';
  while (!(await client.get<Dashboard>(path)).body.isComplete) await pause(200);
}

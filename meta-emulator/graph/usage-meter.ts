import { leadsOf } from '../world/add-lead.ts';
import type { World } from '../world/world.ts';

/** Calls of one Page in 24 hours for each of its leads of the last 90 days. */
const CALLS_PER_LEAD = 4800;

export type UsageMeter = {
  count(pageId: string | undefined): void;
  clear(): void;
  /** The headers in which Meta says how much of a quota is used, in per cent. */
  headers(world: World, pageId: string | undefined, throttled?: Throttled): Record<string, string>;
};
export type Throttled = { minutes: number; calls: number };

/** Source: developers.facebook.com/docs/graph-api/overview/rate-limiting. */
export function createUsageMeter(): UsageMeter {
  const calls = new Map<string, number>();
  const APP = 'app';
  return {
    count: (pageId = APP) => void calls.set(pageId, (calls.get(pageId) ?? 0) + 1),
    clear: () => calls.clear(),
    headers(world, pageId, throttled) {
      const percent = (quota: number, key: string) =>
        Math.min(100, Math.ceil(((calls.get(key) ?? 0) * 100) / quota));
      if (pageId === undefined) {
        const used = percent(200 * world.users.size, APP);
        return {
          'x-app-usage': JSON.stringify({ call_count: used, total_cputime: 0, total_time: 1 }),
        };
      }
      const used = percent(CALLS_PER_LEAD * Math.max(1, countLeads(world, pageId)), pageId);
      const usage = {
        type: 'leadgen',
        call_count: throttled ? 100 + throttled.calls : used,
        total_cputime: 1,
        total_time: 1,
        estimated_time_to_regain_access: throttled?.minutes ?? 0,
      };
      return { 'x-business-use-case-usage': JSON.stringify({ [pageId]: [usage] }) };
    },
  };
}

function countLeads(world: World, pageId: string): number {
  let count = 0;
  for (const form of world.forms.values())
    if (form.pageId === pageId) count += leadsOf(world, form.id).length;
  return count;
}

import type { Random } from './random.ts';
import type { World } from './world.ts';

/** Lead ids have 15 to 17 digits; those of two of the three series are beyond 2^53. */
const LEAD_SERIES = [610_000_000_000_000n, 9_100_000_000_000_000n, 23_000_000_000_000_000n];
const STEP = 7919;

/** Ids in ascending order, with gaps, as Meta's are. */
export function nextLeadId(world: World, random: Random): string {
  const count = world.counters.lead++;
  const series = LEAD_SERIES[count % LEAD_SERIES.length] as bigint;
  return String(series + BigInt(count * STEP + random.int(0, STEP - 1)));
}

export type NodeKind = 'page' | 'form' | 'ad' | 'instagram';

const NODE_SERIES: Record<NodeKind, bigint> = {
  page: 301_000_000_000_000n,
  form: 1_500_000_000_000_000n,
  // Ad, ad set and campaign ids: 17 to 18 digits.
  ad: 120_213_000_000_000_000n,
  instagram: 17_841_500_000_000_000n,
};

export function nextNodeId(world: World, random: Random, kind: NodeKind): string {
  const count = world.counters.node++;
  return String(NODE_SERIES[kind] + BigInt(count * STEP + random.int(0, STEP - 1)));
}

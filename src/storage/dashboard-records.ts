import { z } from 'zod';
import type { CountingState } from '../dashboard/dashboard-store.ts';
import { emptyCounts, type DayCounts } from '../dashboard/day-counts.ts';

const state = z.object({
  seq: z.int(),
  holder: z.string(),
  factsVersion: z.int(),
  method: z.string(),
  position: z.string(),
  leadCursor: z.string().optional(),
  openDays: z.array(z.int()),
  isComplete: z.boolean(),
});

/** Reads a stored state. If it cannot be read, the result is a state that counts everything again. */
export function readCountingState(json: unknown, seq: number): CountingState {
  const { data } = state.safeParse(json);
  if (data) return { ...data, leadCursor: data.leadCursor };
  return {
    seq,
    holder: '',
    factsVersion: 0,
    method: '',
    position: '',
    leadCursor: '',
    openDays: [],
    isComplete: false,
  };
}

/** The counts that LeadRabbit stored as JSON; nothing if they are damaged. */
export function readDayCounts(json: string): DayCounts {
  try {
    return JSON.parse(json) as DayCounts;
  } catch {
    return emptyCounts();
  }
}

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FIRST_PIPELINE } from '../pipeline/pipeline.ts';
import { OPERATOR } from '../users/actor.ts';
import type { AppContext } from './app-context.ts';
import { wirePipeline } from './wire-pipeline.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('a lead that gets into a removed stage later is moved within a minute', async () => {
  const lead = { id: 'f'.repeat(24), status: 'Won' };
  const removed = [{ id: 'gone', label: 'Gone', moveTo: 'Meeting', by: OPERATOR }];
  const { leavers } = wirePipeline({
    closing: new AbortController().signal,
    log: { info: () => {} },
    storage: {
      settings: { read: async () => ({ ...FIRST_PIPELINE, removed }) },
      board: { countIn: async () => new Map(lead.status === 'gone' ? [['gone', 1]] : []) },
      leads: {
        list: async () => ({ leads: lead.status === 'gone' ? [{ ...lead }] : [] }),
        edit: async (_id: string, { set }: { set: { status: string } }) => {
          lead.status = set.status;
          return { kind: 'edited', lead, eventId: 'e' };
        },
      },
    },
    turns: { run: (_name: string, work: () => unknown) => work() },
    now: () => new Date(),
  } as unknown as AppContext);
  leavers.start();
  await vi.advanceTimersByTimeAsync(1_000);
  lead.status = 'gone';
  await vi.advanceTimersByTimeAsync(60_000);
  expect(lead.status).toBe('Meeting');
  await leavers.stop();
});

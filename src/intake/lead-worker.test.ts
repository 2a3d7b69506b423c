import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { storageUnavailable } from '../errors.ts';
import type { InboxLead } from './inbox-lead.ts';
import { LeadWorker, type LeadWorkerOptions } from './lead-worker.ts';

/** An inbox in memory: leads that are due, in the order in which they came. */
function createInbox() {
  const due: InboxLead[] = [];
  const returned: { leadId: string; dueAt: Date }[] = [];
  const inbox: LeadWorkerOptions['inbox'] = {
    claimDue: async (lease, limit, { perPage, inWork } = { perPage: limit, inWork: {} }) => {
      const taken: Record<string, number> = { ...inWork };
      const claimed: InboxLead[] = [];
      for (const lead of due.slice()) {
        if (claimed.length === limit) break;
        if ((taken[lead.pageId] ?? 0) >= perPage) continue;
        taken[lead.pageId] = (taken[lead.pageId] ?? 0) + 1;
        due.splice(due.indexOf(lead), 1);
        claimed.push({ ...lead, lease: lease.worker });
      }
      return claimed;
    },
    giveBack: async (leads, dueAt) => {
      returned.push(...leads.map(({ leadId }) => ({ leadId, dueAt })));
    },
  };
  return {
    inbox,
    returned,
    add: (pageId: string, count: number) => {
      for (let n = 0; n < count; n += 1)
        due.push({ leadId: `${pageId}-${n}`, pageId } as InboxLead);
    },
    left: () => due.length,
  };
}

let store: ReturnType<typeof createInbox>;
let worker: LeadWorker;
const done: string[] = [];
const errors: unknown[] = [];
const NOW = new Date('2026-03-01T12:00:00Z');

function start(takeLead: LeadWorkerOptions['takeLead'], options: Partial<LeadWorkerOptions> = {}) {
  worker = new LeadWorker({
    inbox: store.inbox,
    takeLead,
    name: 'w',
    onError: (error) => errors.push(error),
    now: () => NOW,
    ...options,
  });
  worker.start();
}

beforeEach(() => {
  vi.useFakeTimers();
  store = createInbox();
  done.length = 0;
  errors.length = 0;
});
afterEach(() => vi.useRealTimers());

/** Leads of Pages whose name begins with "slow" never end. */
const hangIfSlow: LeadWorkerOptions['takeLead'] = async ({ leadId, pageId }) => {
  if (pageId.startsWith('slow')) return new Promise(() => {});
  done.push(leadId);
  return { state: 'stored' };
};

test.each([1, 2, 10, 50])(
  'a lead of another Page is taken in at once while %i Pages hang with many leads each',
  async (pages) => {
    for (let n = 0; n < pages; n += 1) store.add(`slow${n}`, 40);
    start(hangIfSlow);
    await vi.advanceTimersByTimeAsync(0);
    store.add('quick', 1);
    worker.wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(done).toEqual(['quick-0']);
  },
);

test('many leads of a Page are taken in within a second while ten Pages hang', async () => {
  for (let n = 0; n < 10; n += 1) store.add(`slow${n}`, 40);
  start(async (lead) => {
    await hangIfSlow(lead);
    await new Promise((resolve) => setTimeout(resolve, 100));
    return { state: 'stored' };
  });
  await vi.advanceTimersByTimeAsync(5_000);
  store.add('quick', 50);
  worker.wake();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(done).toHaveLength(50);
});

test('one Page does not take up all places', async () => {
  let inWork = 0;
  store.add('only', 40);
  start(async () => {
    inWork += 1;
    return new Promise(() => {});
  });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(inWork).toBe(12);
});

test('leads that hang are bounded in number, however many Pages there are', async () => {
  for (let n = 0; n < 30; n += 1) store.add(`slow${n}`, 40);
  start(hangIfSlow, { mostInWork: 50, reservedPerPage: 1 });
  await vi.advanceTimersByTimeAsync(120_000);
  // 50, and the place that each Page has to itself.
  expect(30 * 40 - store.left()).toBeLessThanOrEqual(80);
});

test('a lead whose attempt the storage ended is given back, later each time, and the others go on', async () => {
  store.add('page', 3);
  start(async ({ leadId }) => {
    if (leadId === 'page-1') throw storageUnavailable(new Error('disk full'));
    done.push(leadId);
    return { state: 'stored' };
  });
  await vi.advanceTimersByTimeAsync(1_500);
  expect(done).toEqual(['page-0', 'page-2']);
  expect(store.returned).toEqual([{ leadId: 'page-1', dueAt: new Date(NOW.getTime() + 2_000) }]);
  expect(errors).toHaveLength(1);
});

test('leads that cannot be given back yet are given back when the storage can be written', async () => {
  const { giveBack } = store.inbox;
  let isAway = true;
  Object.assign(store.inbox, {
    giveBack: async (...args: Parameters<typeof giveBack>) => {
      if (isAway) throw storageUnavailable(new Error('disk full'));
      return giveBack(...args);
    },
  });
  store.add('page', 1);
  start(async () => {
    throw storageUnavailable(new Error('disk full'));
  });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(store.returned).toEqual([]);
  isAway = false;
  await vi.advanceTimersByTimeAsync(1_500);
  expect(store.returned.map(({ leadId }) => leadId)).toEqual(['page-0']);
});

test('a worker that is stopped finishes the lead in hand and claims no other', async () => {
  let finish = () => {};
  store.add('page', 30);
  start(
    ({ leadId }) =>
      new Promise((resolve) => {
        finish = () => {
          done.push(leadId);
          resolve({ state: 'stored' });
        };
      }),
    { width: 1, reservedPerPage: 1 },
  );
  await vi.advanceTimersByTimeAsync(0);
  const stopped = worker.stop();
  finish();
  await stopped;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(done).toEqual(['page-0']);
});

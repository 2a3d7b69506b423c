import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DurableQueue } from './durable-queue.ts';
import { QueueWorker, type QueueWorkerOptions } from './queue-worker.ts';

interface Job {
  readonly id: string;
  readonly group: string;
}

/** A queue in memory: jobs that are due, in the order in which they came. */
function createQueue() {
  const due: Job[] = [];
  const returned: { id: string; worker: string; dueAt: Date }[] = [];
  const queue: DurableQueue<Job & { worker: string }> = {
    claim: async (lease, most, { perGroup, inWork }) => {
      const taken: Record<string, number> = { ...inWork };
      const claimed: (Job & { worker: string })[] = [];
      for (const job of due.slice()) {
        if (claimed.length === most) break;
        if ((taken[job.group] ?? 0) >= perGroup) continue;
        taken[job.group] = (taken[job.group] ?? 0) + 1;
        due.splice(due.indexOf(job), 1);
        claimed.push({ ...job, worker: lease.worker });
      }
      return claimed;
    },
    factsOf: (job) => job,
    giveBack: async (jobs, dueAt) => {
      returned.push(...jobs.map(({ id, worker }) => ({ id, worker, dueAt })));
    },
  };
  return {
    queue,
    returned,
    add: (group: string, count: number) => {
      for (let n = 0; n < count; n += 1) due.push({ id: `${group}-${n}`, group });
    },
    left: () => due.length,
  };
}

type Options = QueueWorkerOptions<Job & { worker: string }>;

let store: ReturnType<typeof createQueue>;
let worker: QueueWorker<Job & { worker: string }>;
/** The storage is away. */
class Outage extends Error {}

const done: string[] = [];
const errors: unknown[] = [];
const NOW = new Date('2026-03-01T12:00:00Z');

function start(perform: Options['perform'], options: Partial<Options> = {}) {
  worker = new QueueWorker({
    queue: store.queue,
    perform,
    endsAttempt: (error) => error instanceof Outage,
    name: 'w',
    onError: (error) => errors.push(error),
    now: () => NOW,
    ...options,
  });
  worker.start();
}

beforeEach(() => {
  vi.useFakeTimers();
  store = createQueue();
  done.length = 0;
  errors.length = 0;
});
afterEach(() => vi.useRealTimers());

/** Jobs of groups whose name begins with "slow" never end. */
const hangIfSlow: Options['perform'] = async ({ id, group }) => {
  if (group.startsWith('slow')) return new Promise(() => {});
  done.push(id);
};

test.each([1, 2, 10, 50])(
  'a job of another group is performed at once while %i groups hang with many jobs each',
  async (groups) => {
    for (let n = 0; n < groups; n += 1) store.add(`slow${n}`, 40);
    start(hangIfSlow);
    await vi.advanceTimersByTimeAsync(0);
    store.add('quick', 1);
    worker.wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(done).toEqual(['quick-0']);
  },
);

test('many jobs of a group are performed within a second while ten groups hang', async () => {
  for (let n = 0; n < 10; n += 1) store.add(`slow${n}`, 40);
  start(async (job) => {
    await hangIfSlow(job);
    await new Promise((resolve) => setTimeout(resolve, 100));
  });
  await vi.advanceTimersByTimeAsync(5_000);
  store.add('quick', 50);
  worker.wake();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(done).toHaveLength(50);
});

test('one group never takes all places', async () => {
  let inWork = 0;
  store.add('only', 40);
  start(async () => {
    inWork += 1;
    return new Promise(() => {});
  });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(inWork).toBe(12);
});

test('jobs that hang are bounded in number, however many groups there are', async () => {
  for (let n = 0; n < 30; n += 1) store.add(`slow${n}`, 40);
  start(hangIfSlow, { mostInWork: 50, reservedPerGroup: 1 });
  await vi.advanceTimersByTimeAsync(120_000);
  // 50, and the place that each group has to itself.
  expect(30 * 40 - store.left()).toBeLessThanOrEqual(80);
});

test('a job whose attempt an outage ended is given back for later, under its lease, and the others go on', async () => {
  store.add('group', 3);
  start(async ({ id }) => {
    if (id === 'group-1') throw new Outage();
    done.push(id);
  });
  await vi.advanceTimersByTimeAsync(1_500);
  expect(done).toEqual(['group-0', 'group-2']);
  expect(store.returned).toEqual([
    { id: 'group-1', worker: 'w#1', dueAt: new Date(NOW.getTime() + 2_000) },
  ]);
  expect(errors).toHaveLength(1);
});

test('jobs that cannot be given back yet are given back when the storage can be written', async () => {
  const { giveBack } = store.queue;
  let isAway = true;
  Object.assign(store.queue, {
    giveBack: async (...args: Parameters<typeof giveBack>) => {
      if (isAway) throw new Outage();
      return giveBack(...args);
    },
  });
  store.add('group', 1);
  start(async () => {
    throw new Outage();
  });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(store.returned).toEqual([]);
  isAway = false;
  await vi.advanceTimersByTimeAsync(1_500);
  expect(store.returned.map(({ id }) => id)).toEqual(['group-0']);
});

test('a worker that is stopped finishes the job in hand and claims no other', async () => {
  let finish = () => {};
  store.add('group', 30);
  start(
    ({ id }) =>
      new Promise<void>((resolve) => {
        finish = () => {
          done.push(id);
          resolve();
        };
      }),
    { width: 1, reservedPerGroup: 1 },
  );
  await vi.advanceTimersByTimeAsync(0);
  const stopped = worker.stop();
  finish();
  await stopped;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(done).toEqual(['group-0']);
});

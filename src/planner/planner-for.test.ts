import { expect, test } from 'vitest';
import type { Lead } from '../leads/lead.ts';
import type { Planner } from './planner.ts';
import { plannerFor } from './planner-for.ts';

const LEADS = ['mine', 'theirs'].map((id) => ({ id, ownerId: id === 'mine' ? 'ann' : 'ben' }));

/** Tasks of somebody else; the last one is about a lead that Ann sees. */
function openPlanner(total: number) {
  let [pages, leadReads] = [0, 0];
  const planner = {
    listTasks: async ({ limit, cursor }: { limit: number; cursor?: string }) => {
      pages += 1;
      const from = Number(cursor ?? 0);
      const numbers = Array.from({ length: total }, (_each, n) => n).slice(from, from + limit);
      const items = numbers.map((n) => ({
        id: `task-${n}`,
        leadId: n === total - 1 ? 'mine' : 'theirs',
        assigneeId: 'ben',
        createdBy: { kind: 'user', id: 'ben' },
      }));
      const end = from + limit;
      return { items, nextCursor: end < total ? String(end) : undefined };
    },
  } as unknown as Planner;
  const leads = {
    find: () => Promise.reject(new Error('a lead was read alone')),
    findAll: async (ids: readonly string[]) => {
      leadReads += 1;
      return LEADS.filter(({ id }) => ids.includes(id)) as Lead[];
    },
  };
  return { seen: plannerFor(planner, leads, 'ann'), reads: () => [pages, leadReads] };
}

test('the leads of a page of tasks are read at once', async () => {
  const { seen, reads } = openPlanner(100);
  const page = await seen.listTasks({ limit: 100 });
  expect(page.items.map(({ id }) => id)).toEqual(['task-99']);
  expect(reads()).toEqual([1, 1]);
});

test('a person who sees none of very many tasks gets an empty page, and its cursor goes on', async () => {
  const { seen, reads } = openPlanner(5_000);
  const first = await seen.listTasks({ limit: 100 });
  expect(first).toEqual({ items: [], nextCursor: '1000' });
  expect(reads()).toEqual([10, 10]);
  const found: string[] = [];
  for (let cursor = first.nextCursor; cursor !== undefined;) {
    const page = await seen.listTasks({ limit: 100, cursor });
    found.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  expect(found).toEqual(['task-4999']);
});

test('the tasks of several ids are read at once, and so are their leads', async () => {
  const tasks = ['mine', 'theirs', 'theirs'].map((leadId, n) => ({
    id: `task-${n}`,
    leadId,
    assigneeId: 'ben',
    createdBy: { kind: 'user', id: 'ben' },
  }));
  const reads: (readonly string[])[] = [];
  const planner = {
    findTask: () => Promise.reject(new Error('a task was read alone')),
    findTasks: async (ids: readonly string[]) => {
      reads.push(ids);
      return tasks.filter(({ id }) => ids.includes(id));
    },
  } as unknown as Planner;
  const leads = {
    find: () => Promise.reject(new Error('a lead was read alone')),
    findAll: async (ids: readonly string[]) => LEADS.filter(({ id }) => ids.includes(id)) as Lead[],
  };
  const ids = ['task-0', 'task-1', 'task-2', 'task-9'];
  const seen = await plannerFor(planner, leads, 'ann').findTasks(ids);
  expect(seen.map(({ id }) => id)).toEqual(['task-0']);
  expect(reads).toEqual([ids]);
});

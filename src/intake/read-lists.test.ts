import { describe, expect, test, vi } from 'vitest';
import { GraphError, type GraphAction } from '../meta-api/graph-error.ts';
import { readLists, type ListLeads } from './read-lists.ts';
import { formOf, listed, minutes, NOW } from './testing/pass-fixture.ts';

const begun = { since: minutes(-600), formId: null, after: null };
const forms = (count: number) => Array.from({ length: count }, (_, index) => formOf(`${index}`));
const failure = (action: GraphAction, oddity?: 'endless-list') =>
  new GraphError('No.', { action, ...(oddity && { oddity }) });

/** What the reading of these forms tells, as short words. */
async function read(listLeads: ListLeads, count: number, from = begun, now = () => NOW) {
  const told: string[] = [];
  const { signal } = new AbortController();
  for await (const step of readLists({ listLeads, now }, forms(count), from, signal))
    told.push(step.type === 'gave-up' ? 'gave up' : `${step.form.formId} ${step.type}`);
  return told;
}

async function* batchesOf(...afters: (string | null)[]) {
  for (const after of afters) yield { items: [listed('a', null)], after };
}

/** The list of a form that does not come. */
// oxlint-disable-next-line require-yield
async function* failing(error: Error): ReturnType<ListLeads> {
  throw error;
}

describe('reading the lists of a Page', () => {
  test('several forms in a row with a temporary fault leave the other forms for later', async () => {
    const listLeads = vi.fn(() => failing(failure('retry', 'endless-list')));
    expect(await read(listLeads, 200)).toEqual(['0 failed', '1 failed', '2 failed', 'gave up']);
    expect(listLeads).toHaveBeenCalledTimes(3);
  });

  test('reading goes on if a form is read between two that fail', async () => {
    const listLeads: ListLeads = (_, { formId }) =>
      Number(formId) % 3 === 2 ? batchesOf(null) : failing(failure('retry', 'endless-list'));
    const told = await read(listLeads, 9);
    expect(told).not.toContain('gave up');
    expect(told.filter((word) => word.endsWith('failed'))).toHaveLength(6);
  });

  test.each(['unreadable', 'permission', 'fix'] as const)(
    'a form that Meta refuses (%s) does not stop the other forms',
    async (action) => {
      const listLeads: ListLeads = (_, { formId }) =>
        formId === '9' ? batchesOf(null) : failing(failure(action));
      expect((await read(listLeads, 10)).at(-1)).toBe('9 done');
    },
  );

  test.each(['throttled', 'reconnect'] as const)(
    'a refusal of the kind "%s" ends the reading of all forms',
    async (action) => {
      const listLeads = vi.fn(() => failing(failure(action)));
      expect(await read(listLeads, 5)).toEqual(['0 failed']);
      expect(listLeads).toHaveBeenCalledOnce();
    },
  );

  test('a page of a list that fails is read again at its position, and the pages before it are not', async () => {
    const asked: (string | null)[] = [];
    let failures = 2;
    async function* listLeads(_: string, { after }: { readonly after: string | null }) {
      asked.push(after);
      if (after === null) yield { items: [listed('a', null)], after: 'c1' };
      if (failures > 0) {
        failures -= 1;
        throw failure('retry');
      }
      yield { items: [listed('b', null)], after: null };
    }
    expect(await read(listLeads, 1)).toEqual(['0 batch', '0 batch', '0 done']);
    expect(asked).toEqual([null, 'c1', 'c1']);
  });

  test('a call that hung is not repeated at once', async () => {
    let time = NOW.getTime();
    const listLeads = vi.fn(() => {
      time += 20_000;
      return failing(failure('retry'));
    });
    await read(listLeads, 1, begun, () => new Date(time));
    expect(listLeads).toHaveBeenCalledOnce();
  });
});

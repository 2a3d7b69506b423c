import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GraphClient } from './graph-client.ts';
import { GraphError } from './graph-error.ts';
import { collectPages } from './walk-pages.ts';

/**
 * A list in memory, that at each position bears a limit of its own, as Meta's does where some leads
 * are larger than others. Every `tight` is at least one, so that it can be read at all.
 */
function listOf(count: number, tight: readonly number[]): GraphClient {
  const read: GraphClient['read'] = async ({ params = {} }) => {
    const start = Number(params['after'] ?? 0);
    const limit = Number(params['limit']);
    if (limit > (tight[start % tight.length] ?? 1))
      throw new GraphError('Please reduce the amount of data', {
        action: 'retry',
        isTooMuch: true,
      });
    const end = Math.min(start + limit, count);
    const data = Array.from({ length: end - start }, (_, index) => start + index);
    const next = `https://graph.example/list?access_token=secret&limit=${limit}&after=${end}`;
    return { data, paging: { cursors: { after: `${end}` }, ...(end < count && { next }) } };
  };
  return {
    appId: '1',
    appToken: '1|s',
    appSecret: 's',
    readVerbatim: async () => ({ text: '', value: {} }),
    read,
  };
}

test('L9, L10: each item of a list is read once and in order, whatever page size is refused and at which page', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(200),
      fc.integer({ min: 1, max: 120 }),
      fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1 }),
      async (count, limit, tight) => {
        const items = await collectPages(listOf(count, tight), { path: '/list', limit });
        expect(items).toEqual(Array.from({ length: count }, (_, index) => index));
      },
    ),
    { numRuns: 300 },
  );
});

test('a refusal of another kind at any page is passed on, and no item is made up', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(60), fc.nat(20), async (count, failing) => {
      const list = listOf(count, [7]);
      let calls = 0;
      const read: GraphClient['read'] = (request) => {
        calls += 1;
        if (calls === failing) throw new GraphError('No.', { action: 'reconnect' });
        return list.read(request);
      };
      const all = collectPages({ ...list, read }, { path: '/list', limit: 7 });
      const pages = Math.max(1, Math.ceil(count / 7));
      if (failing >= 1 && failing <= pages)
        await expect(all).rejects.toMatchObject({ action: 'reconnect' });
      else expect(await all).toHaveLength(count);
    }),
  );
});

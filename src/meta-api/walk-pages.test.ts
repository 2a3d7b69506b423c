import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { refusal, serveGraph, type Answer, type ServedGraph } from './testing/serve-graph.ts';
import { collectPages, walkPages } from './walk-pages.ts';

let graph: ServedGraph | undefined;
afterEach(() => graph?.close());

/** A list at Meta, in pages of the limit that is asked for. */
const list =
  (count: number, maxLimit = Infinity): Answer =>
  ({ params }) => {
    const limit = Number(params.get('limit'));
    if (limit > maxLimit)
      return {
        status: 500,
        body: { error: { code: 1, message: 'Please reduce the amount of data' } },
      };
    const start = Number(params.get('after') ?? 0);
    const end = Math.min(start + limit, count);
    const data = Array.from({ length: end - start }, (_, index) => start + index);
    const next = `http://meta.example/v25.0/list?access_token=t&limit=9999&after=${end}&fields=name&filtering=[]&method=delete`;
    // The last page has a cursor too, and no `next`.
    return {
      body: { data, paging: { cursors: { after: String(end) }, ...(end < count && { next }) } },
    };
  };

const request = { path: '/list', token: 'page-token', params: { fields: 'id' } };
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('list of Meta', () => {
  test('L9: a list is read to the end, each item once, whatever its length and the limit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(60), fc.integer({ min: 1, max: 25 }), async (count, limit) => {
        graph = await serveGraph(list(count));
        const items = await collectPages(graph.client, { ...request, limit });
        await graph.close();
        expect(items).toEqual(numbers(count));
      }),
      { numRuns: 40 },
    );
  });

  test('L10: the limit is halved until Meta answers, and nothing is read twice', async () => {
    graph = await serveGraph(list(30, 7));
    expect(await collectPages(graph.client, { ...request, limit: 50 })).toEqual(numbers(30));
    const limits = graph.calls.map(({ params }) => Number(params.get('limit')));
    expect(limits).toEqual([50, 25, 13, 7, 7, 7, 7, 7]);
  });

  test('L10: the error is passed on if even one item is too much', async () => {
    graph = await serveGraph(list(5, 0));
    await expect(collectPages(graph.client, { ...request, limit: 4 })).rejects.toMatchObject({
      isTooMuch: true,
    });
  });

  test('only the cursor of `next` is used, and the token, limit and fields stay as they were', async () => {
    graph = await serveGraph(list(5));
    await collectPages(graph.client, { ...request, limit: 2 });
    expect(graph.calls).toHaveLength(3);
    for (const { params, path, token } of graph.calls) {
      expect({ path, token }).toEqual({ path: '/list', token: 'page-token' });
      expect(params.get('access_token')).toBeNull();
      expect(params.get('limit')).toBe('2');
      expect(params.get('fields')).toBe('id');
      expect(params.getAll('appsecret_proof')).toHaveLength(1);
      expect(params.get('filtering')).toBeNull();
      expect(params.get('method')).toBeNull();
    }
    expect(graph.calls[1]?.params.get('after')).toBe('2');
  });

  test('the cursor beside a `next` that is no address is still used', async () => {
    graph = await serveGraph(({ params }) =>
      params.has('after')
        ? { body: { data: [2] } }
        : { body: { data: [1], paging: { next: 'odd', cursors: { after: 'c' } } } },
    );
    expect(await collectPages(graph.client, { ...request, limit: 1 })).toEqual([1, 2]);
  });

  test('a `next` without any cursor is an error, and the list is not read from the start again', async () => {
    graph = await serveGraph(() => ({ body: { data: [1], paging: { next: 'http://m/list' } } }));
    await expect(collectPages(graph.client, { ...request, limit: 1 })).rejects.toMatchObject({
      action: 'retry',
    });
    expect(graph.calls).toHaveLength(1);
  });

  test('each batch has the position of the next one, and the last batch has none', async () => {
    graph = await serveGraph(list(5));
    const places: (string | null)[] = [];
    for await (const { after } of walkPages(graph.client, { ...request, limit: 2 }))
      places.push(after);
    expect(places).toEqual(['2', '4', null]);
  });

  test('a reading that was interrupted goes on at its position', async () => {
    graph = await serveGraph(list(6));
    const params = { ...request.params, after: '4' };
    expect(await collectPages(graph.client, { ...request, params, limit: 2 })).toEqual([4, 5]);
  });

  test('a list that gives the same cursor twice is an error, and is not read for ever', async () => {
    const next = 'http://meta.example/list?after=same';
    graph = await serveGraph(() => ({ body: { data: [1], paging: { next } } }));
    await expect(collectPages(graph.client, { ...request, limit: 1 })).rejects.toMatchObject({
      action: 'retry',
    });
  });

  /** A list whose next page always has another cursor. */
  const endlessList = (dataOf: (page: number) => unknown[]): Answer => {
    let page = 0;
    return () => {
      page += 1;
      return { body: { data: dataOf(page), paging: { next: `http://m/list?after=n${page}` } } };
    };
  };

  test('a few empty pages in a row are skipped', async () => {
    graph = await serveGraph(({ params }) => {
      const page = Number(params.get('after') ?? 0);
      if (page === 12) return { body: { data: ['last'] } };
      const next = `http://m/list?after=${page + 1}`;
      return { body: { data: page === 0 ? ['first'] : [], paging: { next } } };
    });
    expect(await collectPages(graph.client, { ...request, limit: 1 })).toEqual(['first', 'last']);
  });

  test.each([
    ['empty pages', () => []],
    ['the same items again and again', () => [{ id: '7' }]],
    ['items that it had before', (page: number) => [{ id: `${page % 3}` }]],
  ])('a list that goes on with %s is given up with an error', async (_, dataOf) => {
    graph = await serveGraph(endlessList(dataOf));
    await expect(collectPages(graph.client, { ...request, limit: 1 })).rejects.toMatchObject({
      action: 'retry',
      oddity: 'endless-list',
      message: expect.stringContaining('does not end'),
    });
    expect(graph.calls.length).toBeGreaterThan(24);
    expect(graph.calls.length).toBeLessThan(60);
  });

  test('a list with more pages than anybody has is given up with an error', async () => {
    graph = await serveGraph(endlessList((page) => [{ id: `${page}` }]));
    const all = collectPages(graph.client, { ...request, limit: 1, mostPages: 50 });
    await expect(all).rejects.toMatchObject({ action: 'retry', oddity: 'endless-list' });
    expect(graph.calls).toHaveLength(50);
  });

  test('L10: a page with too many bytes is read again with half the limit', async () => {
    const long = 'x'.repeat(20_000);
    const pages = list(8);
    graph = await serveGraph((call) => {
      const { body } = pages(call) as { body: { data: number[]; paging: unknown } };
      return { body: { ...body, data: body.data.map((id) => ({ id, long })) } };
    });
    const items = await collectPages(graph.client, { ...request, limit: 8, maxBytes: 50_000 });
    expect(items.map((item) => (item as { id: number }).id)).toEqual(numbers(8));
    expect(graph.calls.map(({ params }) => params.get('limit'))).toEqual([
      '8',
      '4',
      '2',
      '2',
      '2',
      '2',
    ]);
  });

  test.each([{}, { data: {} }, [], 'text', null])('the body %j is not a list', async (body) => {
    graph = await serveGraph(() => ({ body }));
    await expect(collectPages(graph.client, { ...request, limit: 1 })).rejects.toMatchObject({
      action: 'retry',
    });
  });

  test('a refusal in the middle of a list is passed on', async () => {
    const pages = list(5);
    graph = await serveGraph((call) =>
      call.params.has('after') ? refusal(190, 'Dead.', 460) : pages(call),
    );
    await expect(collectPages(graph.client, { ...request, limit: 2 })).rejects.toMatchObject({
      action: 'reconnect',
    });
  });
});

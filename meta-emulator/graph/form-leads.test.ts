import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO } from '../defaults.ts';
import { startTestApp, type GraphAnswer, type TestApp } from '../test-app.ts';

const formId = DEMO.forms.callBack;
/** Leads expire and versions die, so the tests have a day of their own. */
const NOW = new Date('2026-11-23T12:00:00Z');
let app: TestApp;
let ids: string[];

beforeAll(async () => {
  app = await startTestApp({ now: () => NOW });
  ids = [];
  for (let minute = 0; minute < 60; minute += 1) {
    const createdTime = new Date(Date.UTC(2026, 10, 1, 12, minute)).toISOString();
    const { leads } = await app.control.createLeads({ formId, createdTime, deliver: false });
    ids.push(leads[0]?.id ?? '');
  }
});
afterAll(() => app.close());

const idsOf = (answer: GraphAnswer) => (answer.body.data ?? []).map(({ id }) => String(id));

test('leads come newest first, 25 at a time, and next is missing on the last page', async () => {
  const found: string[] = [];
  const sizes: number[] = [];
  let next: string | undefined = `/v26.0/${formId}/leads?fields=id`;
  while (next !== undefined) {
    const answer: GraphAnswer = await app.graph(next, {
      accessToken: next.startsWith('/') ? app.token : null,
    });
    sizes.push(idsOf(answer).length);
    found.push(...idsOf(answer));
    expect(answer.body.paging?.cursors.after).toBeTypeOf('string');
    next = answer.body.paging?.next;
  }
  expect(sizes).toEqual([25, 25, 10]);
  expect(found).toEqual(ids.toReversed());
});

test('a cursor keeps its place when newer leads come', async () => {
  const first = await app.graph(`/v26.0/${DEMO.forms.weddingCake}/leads?limit=1`);
  await app.control.createLeads({ formId: DEMO.forms.weddingCake, deliver: false });
  const second = await app.graph(first.body.paging?.next ?? '');
  expect(idsOf(second)).not.toEqual(idsOf(first));
});

test('filtering by time_created uses whole seconds, and conditions are combined', async () => {
  const from = Date.UTC(2026, 10, 1, 12, 10) / 1000;
  const filtered = async (...conditions: [operator: string, value: number][]) => {
    const filtering = JSON.stringify(
      conditions.map(([operator, value]) => ({ field: 'time_created', operator, value })),
    );
    const query = new URLSearchParams({ fields: 'id', limit: '100', filtering });
    return idsOf(await app.graph(`/v26.0/${formId}/leads?${query.toString()}`));
  };
  expect(await filtered(['GREATER_THAN', from])).toEqual(ids.slice(11).toReversed());
  expect(await filtered(['GREATER_THAN_OR_EQUAL', from])).toEqual(ids.slice(10).toReversed());
  expect(await filtered(['LESS_THAN', from])).toEqual(ids.slice(0, 10).toReversed());
  expect(await filtered(['GREATER_THAN', from], ['LESS_THAN', from + 120])).toEqual([ids[11]]);
});

test('an unknown filter field is refused', async () => {
  const filtering = '[{"field":"created_time","operator":"GREATER_THAN","value":1}]';
  const answer = await app.graph(`/v26.0/${formId}/leads?${new URLSearchParams({ filtering })}`);
  expect(answer.body.error?.code).toBe(100);
});

test('only the fields that were asked for are returned, and few are returned without any', async () => {
  const few = await app.graph(`/v26.0/${formId}/leads?limit=1`);
  expect(Object.keys(few.body.data?.[0] ?? {}).toSorted()).toEqual([
    'created_time',
    'field_data',
    'id',
  ]);
  const some = await app.graph(`/v26.0/${formId}/leads?limit=1&fields=platform`);
  expect(Object.keys(some.body.data?.[0] ?? {})).toEqual(['platform', 'id']);
  const wrong = await app.graph(`/v26.0/${formId}/leads?fields=email`);
  expect(wrong.body.error?.message).toContain('nonexisting field (email)');
});

test('leads older than 90 days are counted and cannot be read', async () => {
  const form = await app.graph(`/v26.0/${DEMO.forms.weddingCake}?fields=expired_leads_count`);
  expect(form.body['expired_leads_count']).toBe(1);
  const all = await app.control.listLeads();
  const expired = all.find(
    ({ createdTime }) => Date.parse(createdTime) < NOW.getTime() - 90.5 * 864e5,
  );
  const answer = await app.graph(`/v26.0/${expired?.id}`);
  expect(answer.body.error).toMatchObject({ code: 100, error_subcode: 33 });
});

test('a second test lead is refused until the first is deleted', async () => {
  const create = () => app.graph(`/v26.0/${formId}/test_leads`, { method: 'POST' });
  const first = await create();
  expect((await create()).body.error?.error_subcode).toBe(1892058);
  await app.graph(`/v26.0/${first.body.id}`, { method: 'DELETE' });
  expect((await create()).status).toBe(200);
});

test('the edges of a New Pages Experience Page refuse a user token', async () => {
  const { token } = await app.control.createToken({ kind: 'user' });
  const path = `/v26.0/${DEMO.bakeryId}/leadgen_forms`;
  const answer = await app.graph(path, { accessToken: token });
  expect(answer.body.error).toMatchObject({ code: 190, error_subcode: 2069032 });
});

test('a call with an expired version is answered by the oldest version that exists', async () => {
  const served = (version: string) =>
    app.graph(`${version}/me`).then(({ headers }) => headers.get('facebook-api-version'));
  expect(await served('/v26.0')).toBe('v26.0');
  expect(await served('')).toBe('v22.0');
  expect(await served('/v18.0')).toBe('v21.0');
});

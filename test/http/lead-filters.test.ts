import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { BulkRun } from '../../src/contract/bulk.ts';
import type { LeadCount } from '../../src/contract/lead-list.ts';
import type { LeadValues } from '../../src/contract/lead-values.ts';
import type { LeadDetails, LeadList } from '../../src/contract/lead.ts';
import type { BoardAnswer } from '../../src/contract/pipeline.ts';
import type { View, ViewList } from '../../src/contract/view.ts';
import { addUser } from '../support/add-user.ts';
import type { ApiClient } from '../support/api-client.ts';
import { startWorld, type World } from '../support/start-world.ts';

let world: World;
let sales: ApiClient;
let fair: LeadDetails;
let website: LeadDetails;
let fromMeta: LeadDetails;
beforeAll(async () => {
  world = await startWorld();
  await world.connect();
  await world.enable(DEMO.bakeryId);
  sales = await addUser(world.app, 'user');
  const { leads } = await world.meta.control.createLeads({ formId: DEMO.forms.weddingCake });
  fromMeta = await world.lead(leads[0]?.id ?? '');
  const add = async (body: object) => (await sales.post<LeadDetails>('/api/leads', body)).body;
  fair = await add({ name: 'Ömer Fair', tags: ['fair'], priority: 'high' });
  website = await add({ name: 'Wanda Web', source: 'website', company: 'Acme' });
  const me = (await sales.get<{ user: { id: string } }>('/api/session')).body.user;
  await sales.patch(`/api/leads/${website._id}`, { ownerId: me.id });
});
afterAll(() => world.close());

const names = async (query: string) =>
  (await sales.get<LeadList>(`/api/leads?${query}`)).body.leads.map(({ name }) => name);
const count = async (query: string) =>
  (await sales.get<LeadCount>(`/api/leads/counts?${query}`)).body;

describe('filters of the lead list', () => {
  test('several values of one filter find leads with any of them, and filters combine', async () => {
    expect((await names('source=manual&source=website')).toSorted()).toEqual([
      'Wanda Web',
      'Ömer Fair',
    ]);
    expect(await names('source=manual&source=website&priority=high')).toEqual(['Ömer Fair']);
    expect(await names('owner=me')).toEqual(['Wanda Web']);
    expect(await names('owner=none&tag=fair')).toEqual(['Ömer Fair']);
    expect(await names('q=acme&owner=none')).toEqual([]);
  });

  test('a lead of Meta is found by its connection, form, answers and the name of its form', async () => {
    const { pageId = '', formId = '' } = fromMeta.metaData ?? {};
    for (const query of [
      `connection=${pageId}`,
      `connection=${pageId}:facebook`,
      `form=${formId}`,
      `q=${encodeURIComponent(fromMeta.formName)}`,
      `q=${encodeURIComponent(fromMeta.firstAnswer?.text ?? '')}`,
    ])
      expect(await names(query), query).toEqual([fromMeta.name]);
    expect(await names(`connection=${pageId}:instagram`)).toEqual([]);
  });

  test('leads without a tag are found in the list, the counts, the board, a view and the export', async () => {
    const add = async (name: string, tags: readonly string[]) =>
      (await sales.post<LeadDetails>('/api/leads', { name, tags, source: 'other' })).body;
    const plain = await add('Petra Plain', []);
    const named = await add('Nora None', ['none']);
    const view = { name: 'To sort', query: 'untagged=true&source=other' };
    const saved = (await sales.post<View>('/api/views', view)).body;
    const see = async () => {
      const { body: board } = await sales.get<BoardAnswer>(`/api/board?${view.query}`);
      const { body: views } = await sales.get<ViewList>('/api/views?counts=true');
      const { body: file } = await world.app.admin.get<string>(
        `/api/leads/export.csv?${view.query}`,
      );
      return {
        list: await names(view.query),
        count: (await count(view.query)).count,
        board: board.columns.flatMap(({ leads }) => leads.map(({ name }) => name)),
        view: views.views.find(({ _id }) => _id === saved._id)?.count?.count,
        export: ['Petra Plain', 'Nora None'].filter((name) => file.includes(name)),
      };
    };
    const both = ['Nora None', 'Petra Plain'];
    const only = (name: string) => ({
      list: [name],
      count: 1,
      board: [name],
      view: 1,
      export: [name],
    });
    try {
      expect(await see()).toEqual(only('Petra Plain'));
      expect(await names('tag=none')).toEqual(['Nora None']);
      const { body: run } = await sales.post<BulkRun>('/api/leads/bulk', {
        ids: [plain._id],
        change: { tags: { add: ['vip'] } },
      });
      expect(run).toMatchObject({ state: 'done', changed: 1 });
      await sales.patch(`/api/leads/${named._id}`, { tags: { remove: ['none'] } });
      expect(await see()).toEqual(only('Nora None'));
      expect(await names('untagged=true&tag=vip')).toEqual([]);
      expect((await names('source=other')).toSorted()).toEqual(both);
    } finally {
      await sales.delete(`/api/views/${saved._id}`);
      for (const { _id } of [plain, named])
        await world.app.admin.post(`/api/leads/${_id}/erase`, {});
    }
  });

  test('today begins at midnight in the zone of the request', async () => {
    expect(await names('from=today&zone=Pacific/Auckland&tag=fair')).toEqual(['Ömer Fair']);
    expect(await names('to=today&zone=Europe/Berlin&tag=fair')).toEqual([]);
    expect(await names('from=2099-01-01')).toEqual([]);
  });

  test('a lead with a task that is past is overdue until the task is done', async () => {
    const task = {
      leadId: fair._id,
      title: 'Call',
      due: { local: '2026-01-01T09:00', zone: 'UTC' },
    };
    const { body } = await sales.post<{ _id: string }>('/api/tasks', task);
    expect(await names('overdue=true')).toEqual(['Ömer Fair']);
    await sales.patch(`/api/tasks/${body._id}`, { done: true });
    expect(await names('overdue=true')).toEqual([]);
  });

  test('a lead that somebody opens or contacts leaves the filters unseen and untouched', async () => {
    expect(await count('unseen=true&tag=fair')).toEqual({ count: 1, isMore: false });
    await sales.post(`/api/leads/${fair._id}/seen`, {});
    expect(await count('unseen=true&tag=fair')).toEqual({ count: 0, isMore: false });
    expect(await count('untouched=true&tag=fair')).toEqual({ count: 1, isMore: false });
    await sales.patch(`/api/leads/${fair._id}`, { status: 'Contacted' });
    expect(await count('untouched=true&tag=fair')).toEqual({ count: 0, isMore: false });
  });

  test.each(['newest', 'oldest', 'activity', 'name', 'waiting'])(
    'the list in the order %s can be read in pages of one',
    async (sort) => {
      const all = await names(`sort=${sort}`);
      const paged: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const { body }: { body: LeadList } = await sales.get<LeadList>(
          `/api/leads?sort=${sort}&limit=1${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
        );
        paged.push(...body.leads.map(({ name }) => name));
        cursor = body.nextCursor;
      }
      expect(paged).toEqual(all);
      expect(all).toHaveLength(3);
    },
  );

  test.each([
    'sort=price',
    'status=New&status=Sold',
    'connection=a:tiktok',
    'priority=urgent',
    'untouched=maybe',
    'from=tomorrow',
    'from=today&zone=Mars/Base',
    'to=2026-02-30',
  ])('the filter %s is refused with what is wrong', async (query) => {
    for (const path of ['/api/leads', '/api/leads/counts'].slice(0, query.includes('sort') ? 1 : 2))
      expect(await sales.get(`${path}?${query}`)).toMatchObject({
        status: 400,
        body: { success: false },
      });
  });

  test('the export has the same leads as the filtered list', async () => {
    const { body } = await world.app.admin.get<string>('/api/leads/export.csv?source=website');
    expect(body).toContain('Wanda Web');
    expect(body).not.toContain('Ömer Fair');
  });
});

describe('values of the filters', () => {
  const values = async (query: string, client = sales) =>
    (await client.get<LeadValues>(`/api/leads/values?${query}`)).body;

  test('the form of a lead is offered with its name, and finds the lead', async () => {
    const { values: forms, isMore } = await values('field=form');
    expect(forms).toEqual([{ value: fromMeta.metaData?.formId, name: fromMeta.formName }]);
    expect(isMore).toBe(false);
    expect(await names(`form=${forms[0]?.value ?? ''}`)).toEqual([fromMeta.name]);
  });

  test('a connection and a tag are offered as the filters take them', async () => {
    for (const field of ['connection', 'tag'])
      for (const { value } of (await values(`field=${field}`)).values)
        expect(await names(`${field}=${encodeURIComponent(value)}`), value).not.toEqual([]);
    expect((await values('field=tag')).values).toContainEqual({ value: 'fair', name: 'fair' });
  });

  test('a search finds a part of the name in any case and without accents', async () => {
    await sales.post('/api/leads', { name: 'Tagged', tags: ['Größe XL', 'size 10', 'size 9'] });
    const found = async (search: string) =>
      (await values(`field=tag&search=${encodeURIComponent(search)}`)).values.map(
        ({ value }) => value,
      );
    expect(await found('größe')).toEqual(['Größe XL']);
    expect(await found('GROßE x')).toEqual(['Größe XL']);
    expect(await found(' SIZE ')).toEqual(['size 9', 'size 10']);
    expect(await found('nothing like it')).toEqual([]);
    const first = await values('field=tag&search=size&limit=1');
    expect(first).toEqual({ values: [{ value: 'size 9', name: 'size 9' }], isMore: true });
  });

  test.each(['', 'field=status', 'field=tag&limit=0'])('the query %s is refused', async (query) => {
    expect((await sales.get(`/api/leads/values?${query}`)).status).toBe(400);
  });
});

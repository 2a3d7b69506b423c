import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ErrorAnswer } from '../../src/contract/error.ts';
import { BUILT_IN_VIEWS, type View, type ViewList } from '../../src/contract/view.ts';
import { addUser } from '../support/add-user.ts';
import type { ApiClient } from '../support/api-client.ts';
import { startWorld, type World } from '../support/start-world.ts';

let world: World;
let sales: ApiClient;
let other: ApiClient;
beforeAll(async () => {
  world = await startWorld();
  sales = await addUser(world.app, 'user', 'sales@example.com');
  other = await addUser(world.app, 'user', 'other@example.com');
  for (const name of ['Ada', 'Bob']) await sales.post('/api/leads', { name, tags: ['fair'] });
});
afterAll(() => world.close());

const list = async (client: ApiClient, query = '') =>
  (await client.get<ViewList>(`/api/views?${query}`)).body.views;
const add = (client: ApiClient, body: object) =>
  client.post<View & ErrorAnswer>('/api/views', { name: 'Fair', query: 'tag=fair', ...body });

describe('views of the lead list', () => {
  test('everybody has the views New, Mine, Unassigned, Today and Overdue, with counts', async () => {
    const views = await list(other, 'counts=true&zone=Europe/Berlin');
    expect(views.slice(0, 5).map(({ _id }) => _id)).toEqual([...BUILT_IN_VIEWS]);
    expect(Object.fromEntries(views.map(({ _id, count }) => [_id, count?.count]))).toMatchObject({
      new: 2,
      mine: 0,
      unassigned: 2,
      today: 2,
      overdue: 0,
    });
  });

  test('a saved view has the leads of its filters, and can be renamed and removed', async () => {
    const { status, body } = await add(sales, { columns: ['name', 'formName'] });
    expect(status).toBe(201);
    expect(body).toMatchObject({ name: 'Fair', isMine: true, isShared: false });
    const renamed = await sales.patch<View>(`/api/views/${body._id}`, { name: 'Fair 2027' });
    expect(renamed.body).toMatchObject({ name: 'Fair 2027', query: 'tag=fair' });
    const found = (await list(sales, 'counts=true')).find(({ _id }) => _id === body._id);
    expect(found?.count).toEqual({ count: 2, isMore: false });
    expect((await sales.delete(`/api/views/${body._id}`)).status).toBe(200);
    expect((await list(sales)).some(({ _id }) => _id === body._id)).toBe(false);
  });

  test('W15: nobody else sees a private view: not in the list, not by its id and not by its count', async () => {
    const { body } = await add(sales, { query: 'q=ada' });
    for (const client of [other, world.app.admin]) {
      expect(JSON.stringify(await list(client, 'counts=true'))).not.toContain(body._id);
      for (const answer of [
        await client.patch(`/api/views/${body._id}`, { name: 'Mine now' }),
        await client.delete(`/api/views/${body._id}`),
      ])
        expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
    }
    expect((await list(sales)).find(({ _id }) => _id === body._id)?.name).toBe('Fair');
  });

  test('a shared view is seen by all, and changed by its author and admins alone', async () => {
    const { body } = await add(sales, { isShared: true });
    expect((await list(other)).find(({ _id }) => _id === body._id)).toMatchObject({
      isMine: false,
      isShared: true,
    });
    expect(await other.patch(`/api/views/${body._id}`, { name: 'x' })).toMatchObject({
      status: 403,
      body: { code: 'not-your-view' },
    });
    const byAdmin = { name: 'Fair of all', columns: ['tags', 'owner', 'priority', 'email'] };
    expect(
      (await world.app.admin.patch<View>(`/api/views/${body._id}`, byAdmin)).body,
    ).toMatchObject({ ...byAdmin, isMine: false, isShared: true });
    // An admin who stops the sharing gives the view back to its author.
    expect(
      (await world.app.admin.patch(`/api/views/${body._id}`, { isShared: false })).status,
    ).toBe(200);
    expect((await list(other)).some(({ _id }) => _id === body._id)).toBe(false);
    expect((await list(sales)).find(({ _id }) => _id === body._id)).toMatchObject(byAdmin);
    await sales.patch(`/api/views/${body._id}`, { isShared: true });
    expect((await world.app.admin.delete(`/api/views/${body._id}`)).status).toBe(200);
  });

  test('each person has an order of own and shared views, and no other learns of it', async () => {
    const saved = async (client: ApiClient) =>
      (await list(client)).filter(({ isBuiltIn }) => !isBuiltIn).map(({ name }) => name);
    const before = new Set((await list(sales)).map(({ _id }) => _id));
    const added = async (client: ApiClient, body: object) => (await add(client, body)).body._id;
    const first = await added(sales, { name: 'First' });
    const shared = await added(other, { name: 'Shared', isShared: true });
    const last = await added(sales, { name: 'Last' });
    const hidden = await added(other, { name: 'Hidden' });
    const mine = async () =>
      (await list(sales)).filter(({ _id }) => !before.has(_id)).map(({ name }) => name);
    const order = (ids: readonly string[]) => sales.put('/api/views/order', { ids });
    const ofOther = await saved(other);
    expect(await mine()).toEqual(['First', 'Shared', 'Last']);
    const ids = [last, hidden, 'no-such-id', shared, last, first];
    expect(await order(ids)).toMatchObject({ status: 200, body: { success: true } });
    expect(await mine()).toEqual(['Last', 'Shared', 'First']);
    expect(await saved(other)).toEqual(ofOther);
    const later = await added(sales, { name: 'Later' });
    expect(await mine()).toEqual(['Last', 'Shared', 'First', 'Later']);
    // A view that was private when the order was made has no place in it.
    await other.patch(`/api/views/${hidden}`, { isShared: true });
    expect(await mine()).toEqual(['Last', 'Shared', 'First', 'Hidden', 'Later']);
    expect((await list(sales)).slice(0, 5).map(({ _id }) => _id)).toEqual([...BUILT_IN_VIEWS]);
    await order([first]);
    expect((await mine())[0]).toBe('First');
    expect(await order([''])).toMatchObject({ status: 400 });
    for (const id of [first, last, later]) await sales.delete(`/api/views/${id}`);
    for (const id of [shared, hidden]) await other.delete(`/api/views/${id}`);
  });

  test('W15: a view with a search cannot be shared, because a search may name a person', async () => {
    expect(await add(sales, { query: 'q=Ada+Lovelace', isShared: true })).toMatchObject({
      status: 400,
      body: { code: 'view-with-search' },
    });
    const { body } = await add(sales, { query: 'q=Ada' });
    expect(await sales.patch(`/api/views/${body._id}`, { isShared: true })).toMatchObject({
      status: 400,
      body: { code: 'view-with-search' },
    });
  });

  test('an erasure of a person removes the views that search for them, and no others', async () => {
    const { body: lead } = await sales.post<{ _id: string }>('/api/leads', { name: 'Zoe Quaint' });
    const { body: named } = await add(sales, { query: 'sort=name&q=zoe+quaint' });
    const { body: topic } = await add(sales, { query: 'q=quaint+wedding' });
    await world.app.admin.post(`/api/leads/${lead._id}/erase`, {});
    const left = (await list(sales)).map(({ _id }) => _id);
    expect(left).not.toContain(named._id);
    expect(left).toContain(topic._id);
  });

  test('an erasure removes each view whose search, tag or name is the person, and no others', async () => {
    const { body: lead } = await sales.post<{ _id: string }>('/api/leads', {
      name: 'Jörg Quimby-Vale',
      email: 'jq@quimby.example',
      phone: '+49 151 77788899',
      contact: { workEmail: 'vale@work.example' },
    });
    const named = [
      { query: 'q=joerg+vale+berlin' },
      { query: '?q=vale+jorg' },
      { query: '%71=vale+jorg' },
      { query: 'q=a+b+c+d+e+f+g+h+i+jorg+vale' },
      { query: 'q=wedding+jq@quimby.example' },
      { query: 'q=vale@work.example' },
      { query: 'q=fair+015177788899' },
      { query: 'tag=J%C3%B6rg+Vale' },
      { query: 'tag=fair', name: 'Call Jörg Quimby-Vale' },
      { query: 'tag=fair', name: '0151 777 888 99' },
    ];
    const others = [
      { query: 'q=wedding+vale' },
      { query: 'q=fair+2026' },
      { query: 'tag=fair', name: "Jörg's leads" },
    ];
    const addAll = async (bodies: readonly object[]) => {
      const added = [];
      for (const body of bodies) added.push((await add(sales, body)).body);
      return added;
    };
    const gone = await addAll(named);
    const kept = await addAll(others);
    expect(gone[1]?.query).toBe('q=vale+jorg');
    await world.app.admin.post('/api/leads/erase', { ids: [lead._id] });
    const left = await list(sales);
    expect(left.filter(({ _id }) => gone.some((view) => view._id === _id))).toEqual([]);
    expect(left.map(({ _id }) => _id)).toEqual(expect.arrayContaining(kept.map(({ _id }) => _id)));
  });

  test.each([{ query: 'status=Sold' }, { query: 'limit=5' }, { name: ' ' }, { columns: ['a b'] }])(
    'a view with %j is refused',
    async (body) => {
      expect(await add(sales, body)).toMatchObject({
        status: 400,
        body: { code: 'invalid-input' },
      });
    },
  );
});

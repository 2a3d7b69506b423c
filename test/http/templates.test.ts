import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ErrorAnswer } from '../../src/contract/error.ts';
import type { Template, TemplateList } from '../../src/contract/template.ts';
import { addUser } from '../support/add-user.ts';
import type { ApiClient } from '../support/api-client.ts';
import { startLeadRabbit, type LeadRabbit } from '../support/start-leadrabbit.ts';

let app: LeadRabbit;
let sales: ApiClient;
let other: ApiClient;
beforeAll(async () => {
  app = await startLeadRabbit('http://127.0.0.1:9');
  sales = await addUser(app, 'user', 'sales@example.com');
  other = await addUser(app, 'user');
});
afterAll(() => app.close());

const TEXT = { name: 'Prices', channels: ['mail', 'whatsapp'], text: 'Hi {firstName}' };
const add = async (client: ApiClient, body: object = {}) =>
  client.post<Template & ErrorAnswer>('/api/templates', { ...TEXT, ...body });
const namesFor = async (client: ApiClient) =>
  (await client.get<TemplateList>('/api/templates')).body.templates.map(({ name }) => name);

test('a template is added, changed and removed by its owner, and nobody else sees it', async () => {
  const { status, body } = await add(sales);
  expect(status).toBe(201);
  expect(body).toMatchObject({
    name: 'Prices',
    channels: ['whatsapp', 'mail'],
    subject: '',
    text: 'Hi {firstName}',
    isShared: false,
    isMine: true,
    mayChange: true,
  });
  const path = `/api/templates/${body._id}`;
  for (const client of [other, app.admin]) {
    expect(await namesFor(client)).not.toContain('Prices');
    expect((await client.patch(path, { name: 'Mine' })).status).toBe(404);
    expect((await client.delete(path)).status).toBe(404);
  }
  const changed = await sales.patch<Template>(path, { name: 'New prices', subject: 'Prices' });
  expect(changed.body).toMatchObject({ name: 'New prices', subject: 'Prices', text: TEXT.text });
  expect(await namesFor(sales)).toContain('New prices');
  expect((await sales.delete(path)).status).toBe(200);
  expect((await sales.delete(path)).status).toBe(404);
  expect(await namesFor(sales)).not.toContain('New prices');
});

test('admins share templates, and others see and do not change them', async () => {
  const refused = await add(sales, { isShared: true });
  expect([refused.status, refused.body.code]).toEqual([403, 'admins-only']);
  const own = await add(sales, { name: 'Own' });
  const shared = await sales.patch<ErrorAnswer>(`/api/templates/${own.body._id}`, {
    isShared: true,
  });
  expect([shared.status, shared.body.code]).toEqual([403, 'admins-only']);

  const { body } = await add(app.admin, { name: 'For all', isShared: true });
  expect(await namesFor(sales)).toContain('For all');
  const list = (await sales.get<TemplateList>('/api/templates')).body.templates;
  expect(list.find(({ name }) => name === 'For all')).toMatchObject({
    isShared: true,
    isMine: false,
    mayChange: false,
  });
  const path = `/api/templates/${body._id}`;
  const changed = await sales.patch<ErrorAnswer>(path, { text: 'Spam' });
  expect([changed.status, changed.body.code]).toEqual([403, 'not-your-template']);
  expect((await sales.delete(path)).status).toBe(403);
  expect((await app.admin.patch(path, { text: 'Hello' })).status).toBe(200);
});

test.each([
  [{ name: '' }, 'name'],
  [{ channels: [] }, 'channels'],
  [{ channels: ['pigeon'] }, 'channels'],
  [{ text: '   ' }, 'text'],
  [{ text: 'x'.repeat(1_501) }, 'text'],
  [{ subject: 'x'.repeat(151) }, 'subject'],
])('a template with %j is refused, and the answer names the field', async (body, field) => {
  const answer = await add(sales, body);
  expect(answer.status).toBe(400);
  expect(answer.body.error).toContain(field);
});

import Fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { toReport } from '../connections/health/health-report.ts';
import { bad } from '../connections/health/verdicts.ts';
import { samplePage } from '../connections/health/testing/fake-stores.ts';
import { notFound } from '../errors.ts';
import { connectionHealthRoutes } from './connection-health-routes.ts';
import { answerError } from './error-answers.ts';

const REPORT = toReport(
  [bad('token', { code: 'reconnect', params: { page: 'Bakery', cause: '' } })],
  new Date('2026-12-01T12:00:00Z'),
);
const health = { survey: vi.fn(), checkAll: vi.fn(), checkPage: vi.fn() };
const incidents = { list: vi.fn() };
const entries = [
  samplePage(),
  samplePage({ pageId: '201', parentPageId: '101', platform: 'instagram' }),
  samplePage({ pageId: '102', name: 'Second' }),
];
const verdict = {
  state: 'bad' as const,
  code: 'reconnect',
  params: { page: 'Bakery', cause: '' },
  action: 'connect' as const,
};
const verdicts = new Map(entries.map(({ pageId }) => [pageId, verdict]));
const VERDICT = {
  state: 'bad',
  code: 'reconnect',
  params: { page: 'Bakery', cause: '' },
  action: 'connect',
};
let server: FastifyInstance;

beforeEach(async () => {
  const reports = new Map([['101', REPORT]]);
  health.survey.mockReset().mockResolvedValue({ entries, reports, verdicts });
  incidents.list.mockReset().mockResolvedValue({ incidents: [], nextCursor: undefined });
  health.checkAll.mockReset();
  health.checkPage.mockReset();
  server = Fastify();
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  server.setErrorHandler(answerError);
  await server.register(connectionHealthRoutes, { health, incidents });
});
afterEach(() => server.close());

const ask = (method: 'GET' | 'POST', payload?: object) =>
  server.inject({ method, url: '/facebook/health', ...(payload && { payload }) });

test('an admin sees the app and one line per Page, field by field', async () => {
  const answer = await ask('GET');
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toEqual({
    app: null,
    pages: [
      {
        pageId: '101',
        name: 'Bridal Studio',
        verdict: VERDICT,
        report: {
          state: 'bad',
          checkedAt: '2026-12-01T12:00:00.000Z',
          checks: [
            {
              id: 'token',
              state: 'bad',
              code: 'reconnect',
              params: { page: 'Bakery', cause: '' },
            },
          ],
        },
      },
      { pageId: '102', name: 'Second', verdict: VERDICT, report: null },
    ],
    notices: [],
  });
  expect(health.checkAll).not.toHaveBeenCalled();
});

test('a new check covers everything, with or without a body', async () => {
  expect((await ask('POST')).statusCode).toBe(200);
  expect((await ask('POST', {})).statusCode).toBe(200);
  expect(health.checkAll).toHaveBeenCalledTimes(2);
});

test('a new check of one Page covers that Page', async () => {
  expect((await ask('POST', { pageId: '101' })).statusCode).toBe(200);
  expect(health.checkPage).toHaveBeenCalledExactlyOnceWith('101', { isAsked: true });
  expect(health.checkAll).not.toHaveBeenCalled();
  health.checkPage.mockRejectedValue(notFound('page'));
  expect((await ask('POST', { pageId: '999' })).statusCode).toBe(404);
});

test('a problem of the app is a notice, and the same problem later is a different notice', async () => {
  const app = toReport(
    [
      bad('app-subscription', { code: 'app-refused', params: {} }),
      bad('signatures', { code: 'webhooks-refused', params: { webhooks: 2, lastAt: '' } }),
    ],
    new Date('2026-12-01T12:00:00Z'),
  );
  health.survey.mockResolvedValue({ entries, reports: new Map([['app', app]]), verdicts });
  const open = {
    id: '7',
    subject: 'app',
    check: 'signatures',
    code: 'webhooks-refused',
    closedAt: null,
  };
  incidents.list.mockResolvedValue({ incidents: [open], nextCursor: undefined });
  const notices = (await ask('GET')).json<{ notices: object[] }>().notices;
  expect(notices).toMatchObject([
    { id: 'app-refused ', state: 'bad', code: 'app-refused' },
    { id: 'webhooks-refused 7', state: 'bad', params: { webhooks: 2 } },
  ]);
});

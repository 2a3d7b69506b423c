import Fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { toReport } from '../connections/health/health-report.ts';
import { bad } from '../connections/health/verdicts.ts';
import { fakePageStore, samplePage } from '../connections/health/testing/fake-stores.ts';
import { notFound } from '../errors.ts';
import { connectionHealthRoutes } from './connection-health-routes.ts';
import { answerError } from './error-answers.ts';

const REPORT = toReport(
  [bad({ id: 'token', title: 'Sign-in to Meta' }, 'Press Connect.')],
  new Date('2026-12-01T12:00:00Z'),
);
const health = { list: vi.fn(), checkAll: vi.fn(), checkPage: vi.fn() };
let server: FastifyInstance;

beforeEach(async () => {
  health.list.mockReset().mockResolvedValue(new Map([['101', REPORT]]));
  health.checkAll.mockReset();
  health.checkPage.mockReset();
  server = Fastify();
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  server.setErrorHandler(answerError);
  const { store: pages } = fakePageStore([
    samplePage(),
    samplePage({ pageId: '201', parentPageId: '101', platform: 'instagram' }),
    samplePage({ pageId: '102', name: 'Second' }),
  ]);
  await server.register(connectionHealthRoutes, { health, pages });
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
        report: {
          state: 'bad',
          checkedAt: '2026-12-01T12:00:00.000Z',
          checks: [
            { id: 'token', title: 'Sign-in to Meta', state: 'bad', message: 'Press Connect.' },
          ],
        },
      },
      { pageId: '102', name: 'Second', report: null },
    ],
  });
  expect(health.checkAll).not.toHaveBeenCalled();
});

test('looking again looks at everything, with a body or without', async () => {
  expect((await ask('POST')).statusCode).toBe(200);
  expect((await ask('POST', {})).statusCode).toBe(200);
  expect(health.checkAll).toHaveBeenCalledTimes(2);
});

test('looking again at one Page looks at that one', async () => {
  expect((await ask('POST', { pageId: '101' })).statusCode).toBe(200);
  expect(health.checkPage).toHaveBeenCalledExactlyOnceWith('101');
  expect(health.checkAll).not.toHaveBeenCalled();
  health.checkPage.mockRejectedValue(notFound('This Page'));
  expect((await ask('POST', { pageId: '999' })).statusCode).toBe(404);
});

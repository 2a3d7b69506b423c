import { afterEach, expect, test } from 'vitest';
import { debugToken } from './debug-token.ts';
import { refusal, serveGraph, type Answer, type ServedGraph } from './testing/serve-graph.ts';

let graph: ServedGraph;
const ask = async (answer: Answer) => {
  graph = await serveGraph(answer);
  return debugToken(graph.client, 'page-token');
};

afterEach(() => graph.close());

test('the facts of a token without an end are read, with the end of its data access', async () => {
  const facts = await ask(() => ({
    body: {
      data: {
        app_id: '777',
        type: 'PAGE',
        application: 'LeadRabbit Test',
        data_access_expires_at: 1_800_000_000,
        expires_at: 0,
        is_valid: true,
        scopes: ['leads_retrieval', 'pages_show_list'],
        granular_scopes: [
          { scope: 'leads_retrieval', target_ids: ['101', 102] },
          { scope: 'pages_show_list' },
        ],
        user_id: '9001',
      },
    },
  }));
  expect(facts).toEqual({
    isValid: true,
    error: null,
    expiresAt: null,
    dataAccessExpiresAt: new Date(1_800_000_000_000),
    scopes: ['leads_retrieval', 'pages_show_list'],
    targets: new Map([['leads_retrieval', ['101', '102']]]),
    userId: '9001',
    appName: 'LeadRabbit Test',
  });
  expect(graph.calls).toEqual([
    expect.objectContaining({ method: 'GET', path: '/debug_token', token: '777|secret' }),
  ]);
  expect(graph.calls[0]?.params.get('input_token')).toBe('page-token');
});

test('a dead token is an answer and no error', async () => {
  const error = { code: 190, subcode: 460, message: 'The session has been invalidated.' };
  const facts = await ask(() => ({ body: { data: { is_valid: false, error, scopes: [] } } }));
  expect(facts).toMatchObject({ isValid: false, error, dataAccessExpiresAt: null, userId: null });
});

test('a refusal of the app is an error', async () => {
  const asked = ask(() => refusal(190, 'Invalid OAuth access token signature.'));
  await expect(asked).rejects.toMatchObject({ name: 'GraphError', code: 190 });
});

test('an answer that says nothing of a token is a temporary fault', async () => {
  await expect(ask(() => ({ body: { data: [] } }))).rejects.toMatchObject({ action: 'retry' });
});

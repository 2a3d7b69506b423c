import { afterEach, expect, test } from 'vitest';
import { readAppSubscriptions } from './app-subscriptions.ts';
import { refusal, serveGraph, type Answer, type ServedGraph } from './testing/serve-graph.ts';

let graph: ServedGraph;
const read = async (answer: Answer) => {
  graph = await serveGraph(answer);
  return readAppSubscriptions(graph.client);
};

afterEach(() => graph.close());

test('the webhooks of the app are read with the app token', async () => {
  const callback_url = 'https://leads.example.com/api/webhook/facebook';
  const fields = [{ name: 'leadgen', version: 'v26.0' }];
  const data = [
    { object: 'page', callback_url, active: true, fields },
    { object: 'user', callback_url, active: false, fields: ['email'] },
    'not a subscription',
  ];
  expect(await read(() => ({ body: { data } }))).toEqual([
    { object: 'page', callbackUrl: callback_url, isActive: true, fields: ['leadgen'] },
    { object: 'user', callbackUrl: callback_url, isActive: false, fields: ['email'] },
  ]);
  expect(graph.calls).toEqual([
    expect.objectContaining({ path: '/777/subscriptions', token: '777|secret' }),
  ]);
});

test('a refusal of the app is an error', async () => {
  const asked = read(() => refusal(101, 'Error validating application.'));
  await expect(asked).rejects.toMatchObject({ name: 'GraphError', code: 101 });
});

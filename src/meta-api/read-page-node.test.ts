import { afterEach, expect, test } from 'vitest';
import { readPageNode } from './read-page-node.ts';
import { refusal, serveGraph, type Answer, type ServedGraph } from './testing/serve-graph.ts';

let graph: ServedGraph;
const read = async (answer: Answer, userId: string | null = '9001') => {
  graph = await serveGraph(answer);
  return readPageNode(graph.client, { pageId: '101', token: 'page-token' }, userId);
};
const askedFields = () => graph.calls.map(({ params }) => params.get('fields'));

afterEach(() => graph.close());

test('the terms and the lead access are read in one call', async () => {
  const node = await read(() => ({
    body: {
      leadgen_tos_accepted: true,
      has_lead_access: {
        can_access_lead: false,
        app_has_leads_permission: false,
        user_has_leads_permission: true,
        failure_reason: 'App does not have access.',
      },
    },
  }));
  expect(node).toEqual({
    termsAccepted: true,
    leadAccess: {
      canAccessLeads: false,
      appHasAccess: false,
      userHasAccess: true,
      reason: 'App does not have access.',
    },
  });
  expect(askedFields()).toEqual([
    'leadgen_tos_accepted,has_lead_access.user_id(9001).app_id(777){can_access_lead,app_has_leads_permission,user_has_leads_permission,failure_reason}',
  ]);
  expect(graph.calls[0]).toMatchObject({ path: '/101', token: 'page-token' });
});

test('the terms are read without the lead access for a system user', async () => {
  const node = await read(({ params }) =>
    params.get('fields')?.includes('has_lead_access')
      ? refusal(100, '(#100) This API is not available.')
      : { body: { id: '101', leadgen_tos_accepted: true } },
  );
  expect(node).toEqual({ termsAccepted: true, leadAccess: null });
});

test('the lead access is not read if the user is unknown', async () => {
  const node = await read(() => ({ body: { id: '101' } }), null);
  expect(node).toEqual({ termsAccepted: null, leadAccess: null });
  expect(askedFields()).toEqual(['leadgen_tos_accepted']);
});

test('any other refusal is passed on after one call', async () => {
  await expect(read(() => refusal(4, 'Too many calls.'))).rejects.toMatchObject({
    action: 'throttled',
  });
  expect(graph.calls).toHaveLength(1);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { InboxAnswer } from '../../src/contract/inbox.ts';
import { firstVersionInboxLead, makeFirstVersionDatabase } from './first-version-database.ts';
import { startWorld, type World } from '../support/start-world.ts';

const unread = { field_data: null, originalFields: null, processed: 0, processedAt: null };
const HOUR_MS = 60 * 60_000;

let world: World;
beforeAll(async () => {
  const now = Date.now();
  world = await startWorld({
    prepare: (dataDir) =>
      makeFirstVersionDatabase(dataDir, (insert) => {
        const insertHeld = (leadId: string, changes: Readonly<Record<string, unknown>>) =>
          insert('meta_leads', firstVersionInboxLead(leadId, now, now, { ...unread, ...changes }));
        insertHeld('1', {
          state: 'waiting',
          failure: 'unreachable',
          failures: 1,
          dueAt: now + HOUR_MS,
          nextAttemptAt: now + HOUR_MS,
        });
        insertHeld('2', {
          state: 'parked',
          failure: 'refused',
          failures: 3,
          reason: 'Meta refused the request: No such lead.',
        });
      }),
  });
});
afterAll(() => world.close());

const STATES = [
  ['waiting', 'pending', '1'],
  ['parked', 'needs-attention', '2'],
] as const;

test('after an upgrade held leads keep their reason, have the states of this version and can be retried', async () => {
  for (const [before, state, leadId] of STATES) {
    const path = `/api/facebook/inbox?state=${state}`;
    const { body } = await world.app.admin.get<InboxAnswer>(path);
    expect(
      body.leads.map((lead) => lead.leadId),
      before,
    ).toEqual([leadId]);
    expect(body.counts).toMatchObject({ pending: 1, 'needs-attention': 1 });
  }
  const { body } = await world.app.admin.get<InboxAnswer>('/api/facebook/inbox');
  expect(body.leads[0]?.reason).toEqual({
    code: 'text',
    params: { text: 'Meta refused the request: No such lead.' },
  });
  for (const [, , leadId] of STATES) {
    const retry = await world.app.admin.post('/api/facebook/inbox/retry', { leadId });
    expect(retry.body).toMatchObject({ success: true, retried: 1 });
  }
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { InboxAnswer } from '../../src/contract/inbox.ts';
import { eventually } from '../support/eventually.ts';
import { expectAllListsAnswer } from '../support/expect-all-lists-answer.ts';
import { delivery, leadgenChange, postWebhook } from '../support/post-webhook.ts';
import { startWorld, type World } from '../support/start-world.ts';

const YEAR_3000 = Date.UTC(3000, 0, 1);
const HOUR = 3_600_000;

describe('odd times', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
    await world.connect();
    await world.enable(DEMO.bakeryId);
  });
  afterAll(() => world.close());

  const post = (value: Readonly<Record<string, unknown>>) =>
    postWebhook(
      world.app,
      delivery({ [DEMO.bakeryId]: [leadgenChange({ page_id: DEMO.bakeryId, ...value })] }),
    );
  let serial = 0;
  const newId = () => `62000000${String((serial += 1)).padStart(7, '0')}`;
  const field_data = [{ name: 'full_name', values: ['Anna'] }];

  test('a time in milliseconds in an event is the time when the lead was sent', async () => {
    const [asNumber, asText] = [newId(), newId()];
    const sent = Date.now() - 2 * HOUR;
    await post({ leadgen_id: asNumber, created_time: sent, field_data });
    await post({ leadgen_id: asText, created_time: String(sent), field_data });
    for (const id of [asNumber, asText])
      expect((await world.lead(id)).createdAt).toBe(new Date(sent).toISOString());
    await expectAllListsAnswer(world);
  });

  test.each([
    ['in the year 3000', YEAR_3000 / 1000],
    ['in the year 9999', 253_402_300_799],
    ['in the year 57000', 1_795_000_000_000_000],
    ['before Facebook existed', 86_400],
    ['a negative number', -1e15],
    ['in a year of six digits', '+012026-01-01T00:00:00Z'],
    ['words', 'the day before yesterday'],
    ['a list', [1_700_000_000]],
    ['null', null],
  ])(
    'a lead whose time is %s has the time of receipt, and every list answers',
    async (_what, created_time) => {
      const id = newId();
      const before = Date.now();
      await post({ leadgen_id: id, created_time, field_data });
      const { createdAt } = await world.lead(id);
      expect(Date.parse(createdAt)).toBeGreaterThanOrEqual(before - 1);
      expect(Date.parse(createdAt)).toBeLessThanOrEqual(Date.now());
      await expectAllListsAnswer(world);
    },
  );

  test('an event without answers and with an odd time is pending, and every list answers', async () => {
    const id = newId();
    await post({ leadgen_id: id, created_time: 1_795_000_000_000_000 });
    const pending = await eventually('the lead is pending', async () => {
      const path = '/api/facebook/inbox?state=pending&limit=200';
      const { body } = await world.app.admin.get<InboxAnswer>(path);
      return body.leads.find(({ leadId }) => leadId === id);
    });
    expect(pending.submittedAt).toBeNull();
    await expectAllListsAnswer(world);
  });

  test('a sync from a time in the future is refused, and the error says what to do', async () => {
    const since = new Date(Date.now() + 48 * HOUR).toISOString();
    const answer = await world.app.admin.post('/api/facebook/sync', { since });
    expect(answer).toMatchObject({ status: 400, body: { code: 'since-in-future' } });
    for (const odd of ['yesterday', '+012026-01-01T00:00:00Z', 1_795_000_000_000])
      expect((await world.app.admin.post('/api/facebook/sync', { since: odd })).status).toBe(400);
  });
});

import { describe, expect, test } from 'vitest';
import { useStorage, type OpenStorage } from './harness.ts';
import { announce, bring, claimOne } from './inbox-steps.ts';
import {
  at,
  DISABLED,
  lease,
  newMetaId,
  parked,
  sampleReading,
  skipped,
  waiting,
} from './samples.ts';

/** What every engine's inbox must do when an attempt ends without a CRM lead. */
export function describeInboxSettleContract(openStorage: OpenStorage): void {
  describe('inbox: settle', () => {
    const opened = useStorage(openStorage);
    const inbox = () => opened().storage.inbox;

    test.each([
      [skipped, { failure: null, failures: 0, nextAttemptAt: null }],
      [parked({ failure: 'poison' }), { failure: 'poison', failures: 1, nextAttemptAt: null }],
      [
        waiting(100, { failure: 'throttled', failures: 4 }),
        { failure: 'throttled', failures: 4, nextAttemptAt: at(100) },
      ],
    ] as const)('settle keeps the outcome and the reading: %o', async (outcome, expected) => {
      const leadId = await announce(inbox(), { original: '{"event":1}' });
      await claimOne(inbox(), 'a');
      await inbox().settle(leadId, 'a', outcome, at(20), sampleReading());
      expect(await inbox().find(leadId)).toMatchObject({
        state: outcome.state,
        reason: outcome.reason,
        ...expected,
        claims: 0,
        lease: null,
        original: '{"id":"1","platform":"ig"}',
        platform: 'instagram',
        formId: '201',
        event: '{"event":1}',
      });
    });

    test('settle replaces the result of the attempt before', async () => {
      const leadId = await bring(inbox(), 'pending', false);
      await claimOne(inbox(), 'a', 1_000);
      await inbox().settle(leadId, 'a', skipped, at(1_001));
      expect(await inbox().find(leadId)).toMatchObject({
        state: 'skipped',
        reason: DISABLED,
        failure: null,
        failures: 0,
        nextAttemptAt: null,
      });
    });

    test('a reading without a time keeps the time of the event', async () => {
      const leadId = await bring(inbox(), 'pending', false);
      await claimOne(inbox(), 'a', 1_000);
      const reading = sampleReading({ createdTime: null });
      await inbox().settle(leadId, 'a', parked(), at(1_001), reading);
      expect((await inbox().find(leadId))?.createdTime).toEqual(at(0));
    });

    test('a worker that lost its lease changes nothing, but its reading is kept', async () => {
      const leadId = await announce(inbox());
      await claimOne(inbox(), 'slow', 10);
      await claimOne(inbox(), 'heir', 70);
      for (const outcome of [waiting(71), parked(), skipped])
        await inbox().settle(leadId, 'slow', outcome, at(71), sampleReading());
      expect(await inbox().find(leadId)).toMatchObject({
        state: 'received',
        lease: 'heir',
        claims: 2,
        original: sampleReading().original,
      });
      expect(await claimOne(inbox(), 'third', 80)).toBeUndefined();
      await inbox().settle(leadId, 'heir', waiting(200), at(90));
      expect((await inbox().find(leadId))?.state).toBe('pending');
    });

    test('a worker whose lease ran out may still settle if no other worker followed', async () => {
      const leadId = await announce(inbox());
      await claimOne(inbox(), 'slow', 10);
      await inbox().settle(leadId, 'slow', waiting(200), at(100));
      expect(await inbox().find(leadId)).toMatchObject({ state: 'pending', lease: null });
    });

    test("each claim has its own lease, so that a worker's first attempt cannot end its second", async () => {
      const leadId = await announce(inbox());
      await claimOne(inbox(), 'worker#1', 10);
      await claimOne(inbox(), 'worker#2', 70);
      await inbox().settle(leadId, 'worker#1', parked(), at(75));
      expect(await inbox().find(leadId)).toMatchObject({ state: 'received', lease: 'worker#2' });
    });

    test('settling twice has the same effect as once', async () => {
      const leadId = await announce(inbox());
      await claimOne(inbox(), 'a');
      await inbox().settle(leadId, 'a', waiting(100), at(20));
      const before = await inbox().find(leadId);
      await inbox().settle(leadId, 'a', parked(), at(21));
      expect(await inbox().find(leadId)).toEqual(before);
    });

    test('settling without a lease, or an unknown lead, does nothing', async () => {
      const leadId = await announce(inbox());
      for (const worker of ['', 'a']) await inbox().settle(leadId, worker, parked(), at(20));
      expect(await inbox().find(leadId)).toMatchObject({ state: 'received', lease: null });
      const unknown = newMetaId();
      await inbox().settle(unknown, 'a', parked(), at(0), sampleReading());
      expect(await inbox().find(unknown)).toBeUndefined();
    });

    test('two processes that settle one lease at the same time store one of the two outcomes', async () => {
      const { storage: far } = await opened().startProcess();
      const leadId = await announce(inbox());
      await inbox().claimDue(lease('a'), 1);
      await Promise.all([
        inbox().settle(leadId, 'a', waiting(100), at(20)),
        far.inbox.settle(leadId, 'a', skipped, at(20)),
      ]);
      const lead = await inbox().find(leadId);
      expect(['pending', 'skipped']).toContain(lead?.state);
      expect(lead?.nextAttemptAt).toEqual(lead?.state === 'pending' ? at(100) : null);
    });
  });
}

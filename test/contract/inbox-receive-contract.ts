import { describe, expect, test } from 'vitest';
import { useStorage, type OpenStorage } from './harness.ts';
import { bring, ids } from './inbox-steps.ts';
import { at, lease, sampleDelivery, sampleEvent } from './samples.ts';

/** What every engine's inbox must do with webhooks. */
export function describeInboxReceiveContract(openStorage: OpenStorage): void {
  describe('inbox: receive', () => {
    const opened = useStorage(openStorage);
    const inbox = () => opened().storage.inbox;

    test('L28: the content of an event is kept until work on it begins, with ids as text', async () => {
      const event = sampleEvent({ createdTime: at(-30), original: '{"leadgen_id":"ä"}' });
      await inbox().receive(sampleDelivery([event], at(3)));
      expect(await inbox().find(event.leadId)).toEqual({
        leadId: event.leadId,
        pageId: '100',
        formId: '200',
        platform: null,
        createdTime: at(-30),
        via: 'webhook',
        state: 'received',
        reason: null,
        failure: null,
        failures: 0,
        claims: 0,
        lease: null,
        nextAttemptAt: null,
        event: '{"leadgen_id":"ä"}',
        original: null,
        receivedAt: at(3),
      });
    });

    test('L12: an event that has only the lead id is kept', async () => {
      const event = sampleEvent({ pageId: '', formId: '', createdTime: null });
      await inbox().receive(sampleDelivery([event]));
      expect(await inbox().find(event.leadId)).toMatchObject({ pageId: '', createdTime: null });
      expect(ids(await inbox().claimDue(lease('a'), 10))).toEqual([event.leadId]);
    });

    test('L2: a delivery of a thousand events is stored', async () => {
      const events = Array.from({ length: 1_000 }, () => sampleEvent());
      await inbox().receive(sampleDelivery(events));
      const claimed = await inbox().claimDue(lease('a'), 2_000);
      expect(new Set(ids(claimed))).toEqual(new Set(ids(events)));
    });

    test('L2: a delivery of many more events than Meta sends is stored, and other work goes on at the same time', async () => {
      const events = Array.from({ length: 4_000 }, () => sampleEvent());
      let turns = 0;
      let isOver = false;
      const count = () => {
        turns += 1;
        if (!isOver) setImmediate(count);
      };
      setImmediate(count);
      await inbox().receive(sampleDelivery([...events, ...events.slice(0, 10)]));
      isOver = true;
      const counts = await inbox().countByForm();
      expect(counts.reduce((sum, each) => sum + each.count, 0)).toBe(events.length);
      expect(await inbox().find(events.at(-1)?.leadId ?? '')).toMatchObject({ receivedAt: at(1) });
      expect(turns, 'turns of the event loop').toBeGreaterThan(30);
    });

    test('L24: the same event twice, in one delivery or in two, makes one inbox lead', async () => {
      const event = sampleEvent();
      await inbox().receive(sampleDelivery([event, event]));
      await inbox().receive(sampleDelivery([{ ...event, pageId: '999' }], at(9)));
      expect(await inbox().find(event.leadId)).toMatchObject({ pageId: '100', receivedAt: at(1) });
      expect(await inbox().claimDue(lease('a'), 10)).toHaveLength(1);
    });

    test.each(['stored', 'skipped', 'needs-attention', 'pending'] as const)(
      'L25: a repeated delivery does not change a lead that is %s',
      async (state) => {
        const leadId = await bring(inbox(), state, true);
        const before = await inbox().find(leadId);
        await inbox().receive(sampleDelivery([sampleEvent({ leadId, formId: '999' })], at(50)));
        expect(await inbox().find(leadId)).toEqual(before);
        expect(await inbox().claimDue(lease('a', 60), 10)).toEqual([]);
      },
    );

    test('L24: two openings can receive the same events at the same time', async () => {
      const another = await opened().openAnother();
      const events = Array.from({ length: 50 }, () => sampleEvent());
      await Promise.all(
        events.flatMap((event) => [
          inbox().receive(sampleDelivery([event])),
          another.inbox.receive(sampleDelivery([event])),
        ]),
      );
      expect(await inbox().claimDue(lease('a'), 1_000)).toHaveLength(50);
    });

    test('a delivery that fails half-way stores nothing, and the deliveries beside it are stored', async () => {
      const events = Array.from({ length: 21 }, () => sampleEvent());
      const unreadable = {
        ...sampleEvent(),
        get createdTime(): Date {
          throw new Error('half-way');
        },
      };
      const results = await Promise.allSettled(
        events.map((event, index) =>
          inbox().receive(sampleDelivery(index === 10 ? [event, unreadable] : [event])),
        ),
      );
      expect(results.map(({ status }) => status)).toEqual(
        events.map((_, index) => (index === 10 ? 'rejected' : 'fulfilled')),
      );
      const found = await Promise.all(events.map(({ leadId }) => inbox().find(leadId)));
      expect(found.map((lead) => lead !== undefined)).toEqual(
        events.map((_, index) => index !== 10),
      );
    });
  });
}

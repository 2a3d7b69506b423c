import { textReason } from '../../src/reasons.ts';
import { describe, expect, test } from 'vitest';
import type { Lease } from '../../src/queue/durable-queue.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import { announce, bring, claimOne, ids } from './inbox-steps.ts';
import { at, lease, sampleDelivery, sampleEvent } from './samples.ts';

/** What every engine's inbox must do for the workers that share it. */
export function describeInboxClaimContract(openStorage: OpenStorage): void {
  describe('inbox: claimDue', () => {
    const opened = useStorage(openStorage);
    const inbox = () => opened().storage.inbox;

    async function announceMany(pageId: string, count: number, seconds = 1): Promise<string[]> {
      const events = Array.from({ length: count }, () => sampleEvent({ pageId }));
      await inbox().receive(sampleDelivery(events, at(seconds)));
      return ids(events);
    }

    test('claimDue gives the oldest leads first, not more than asked for, under the caller’s lease', async () => {
      // The order of Meta's ids is not the order of time.
      const events = Array.from({ length: 9 }, () => sampleEvent()).toReversed();
      for (const [index, event] of events.entries())
        await inbox().receive(sampleDelivery([event], at(index)));
      const first = await inbox().claimDue(lease('a'), 5);
      expect(ids(first)).toEqual(ids(events.slice(0, 5)));
      expect(first[0]).toMatchObject({ claims: 1, lease: 'a', state: 'received' });
      expect(ids(await inbox().claimDue(lease('b'), 5))).toEqual(ids(events.slice(5)));
      expect(await inbox().claimDue(lease('c'), 5)).toEqual([]);
      expect(await inbox().find(events[0]?.leadId ?? '')).toEqual(first[0]);
    });

    test('claimDue gives the lead that has been due for longest first, whenever it came in', async () => {
      const waited = await bring(inbox(), 'pending', false);
      const leadId = await announce(inbox(), {}, 500);
      expect(ids(await inbox().claimDue(lease('a', 1_000), 10))).toEqual([leadId, waited]);
    });

    test('claimDue gives a pending lead when its time has come, and not before', async () => {
      const leadId = await bring(inbox(), 'pending', false);
      expect(await inbox().claimDue(lease('a', 999), 10)).toEqual([]);
      const lead = await claimOne(inbox(), 'a', 1_000);
      expect(lead).toMatchObject({
        leadId,
        claims: 1,
        state: 'pending',
        reason: textReason('Later.'),
      });
    });

    test('a lead that Meta dates after its arrival is due when it arrives', async () => {
      const leadId = await announce(inbox(), { createdTime: at(9_999) });
      expect(ids(await inbox().claimDue(lease('a', 1), 10))).toEqual([leadId]);
    });

    test.each(['stored', 'skipped', 'needs-attention'] as const)(
      'claimDue never gives a lead that is %s',
      async (state) => {
        await bring(inbox(), state, true);
        expect(await inbox().claimDue(lease('a', 1_000_000), 10)).toEqual([]);
      },
    );

    test('L29: the leads of a crashed worker are taken over when its lease has ended', async () => {
      const leadId = await announce(inbox());
      await claimOne(inbox(), 'crashed', 10);
      expect(await claimOne(inbox(), 'heir', 69)).toBeUndefined();
      expect(await claimOne(inbox(), 'heir', 70)).toMatchObject({
        leadId,
        claims: 2,
        lease: 'heir',
      });
    });

    test('L24: workers of three connections and a second process never share a lead', async () => {
      await announceMany('100', 200);
      const { storage: far } = await opened().startProcess();
      const near = [opened().storage, await opened().openAnother(), await opened().openAnother()];
      const claims = await Promise.all(
        [...near, far].flatMap((storage, index) =>
          Array.from({ length: 10 }, (_, n) => storage.inbox.claimDue(lease(`w${index}#${n}`), 7)),
        ),
      );
      const claimed = ids(claims.flat());
      expect(claimed).toHaveLength(200);
      expect(new Set(claimed).size).toBe(200);
    });

    describe('fairness', () => {
      const claimFairly = async (
        by: Lease,
        limit: number,
        perPage: number,
        inWork: Record<string, number> = {},
      ) => {
        const claimed = await inbox().claimDue(by, limit, { perPage, inWork });
        const counts: Record<string, number> = {};
        for (const { pageId } of claimed) counts[pageId] = (counts[pageId] ?? 0) + 1;
        return counts;
      };

      test('claimDue does not give every place to one Page, however many leads it has', async () => {
        await announceMany('slow', 50);
        await announceMany('quick', 2, 5);
        expect(await claimFairly(lease('a'), 10, 6)).toEqual({ slow: 6, quick: 2 });
      });

      test('claimDue counts the leads of a Page that are already in work', async () => {
        await announceMany('slow', 50);
        await announceMany('quick', 50);
        await announceMany('', 3);
        const inWork = { slow: 6, quick: 4, elsewhere: 9 };
        expect(await claimFairly(lease('a'), 20, 6, inWork)).toEqual({ quick: 2, '': 3 });
      });

      test('claimDue gives the oldest leads of all Pages first if there are few places', async () => {
        const [third] = await announceMany('a', 1, 3);
        const [first] = await announceMany('c', 1, 1);
        const [second] = await announceMany('b', 1, 2);
        const fairness = { perPage: 2, inWork: {} };
        const claimed = await inbox().claimDue(lease('w'), 2, fairness);
        expect(ids(claimed)).toEqual([first, second]);
        expect(ids(await inbox().claimDue(lease('w'), 2, fairness))).toEqual([third]);
      });

      test('a Page whose leads are all leased or not due yet does not hide the next one', async () => {
        await announceMany('a', 3);
        await inbox().claimDue(lease('other'), 3);
        await bring(inbox(), 'pending', false, { pageId: 'b' });
        await announceMany('c', 1, 12);
        expect(await claimFairly(lease('w', 20), 10, 5)).toEqual({ c: 1 });
      });
    });
  });
}

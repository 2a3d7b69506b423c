import { describe, expect, test } from 'vitest';
import type { InboxLead, UnsettledState } from '../../src/intake/inbox-lead.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import { announce, bring, claimOne, ids } from './inbox-steps.ts';
import {
  at,
  lease,
  newMetaId,
  parked,
  sampleDelivery,
  sampleEvent,
  sampleReading,
  waiting,
} from './samples.ts';

/** What every engine's inbox must do for a person who looks at what waits and what is parked. */
export function describeInboxRetryContract(openStorage: OpenStorage): void {
  describe('inbox: listUnsettled', () => {
    const opened = useStorage(openStorage);
    const inbox = () => opened().storage.inbox;

    async function listAll(state: UnsettledState, limit: number): Promise<InboxLead[]> {
      const all: InboxLead[] = [];
      for (let cursor: string | undefined; ;) {
        const page = await inbox().listUnsettled({ state, limit, cursor });
        expect(page.leads.length).toBeLessThanOrEqual(limit);
        all.push(...page.leads);
        if (page.nextCursor === undefined) return all;
        cursor = page.nextCursor;
      }
    }

    /** Parks leads that came in at these moments. @returns their ids in this order */
    async function park(...seconds: number[]): Promise<string[]> {
      const leadIds = [];
      for (const second of seconds) leadIds.push(await announce(inbox(), {}, second));
      await inbox().claimDue(lease('parker', 1_000), 100);
      for (const leadId of leadIds) await inbox().settle(leadId, 'parker', parked(), at(1_001));
      return leadIds;
    }

    test('gives leads of the state alone, as they are, the oldest first', async () => {
      const [c, a, b] = await park(30, 10, 20);
      const waits = await bring(inbox(), 'waiting', true);
      await bring(inbox(), 'stored', true);
      await bring(inbox(), 'skipped', true);
      await announce(inbox());
      expect(ids(await listAll('parked', 10))).toEqual([a, b, c]);
      expect(await listAll('waiting', 10)).toEqual([await inbox().find(waits)]);
    });

    test('gives each once, page by page, also of one moment', async () => {
      const leadIds = await park(...Array.from({ length: 23 }, (_, n) => Math.floor(n / 7)));
      for (const limit of [1, 2, 7, 22, 23, 24]) {
        const listed = ids(await listAll('parked', limit));
        expect(listed).toHaveLength(23);
        expect(new Set(listed)).toEqual(new Set(leadIds));
      }
      const { nextCursor } = await inbox().listUnsettled({ state: 'parked', limit: 23 });
      expect(nextCursor).toBeUndefined();
    });

    test('stays in place while leads come and go between the pages', async () => {
      const [a, b, c, d, e] = await park(10, 20, 30, 40, 50);
      const first = await inbox().listUnsettled({ state: 'parked', limit: 2 });
      expect(ids(first.leads)).toEqual([a, b]);
      // The lead at which the page ended is gone, and an older one has come.
      await inbox().retry(b ?? '', at(2_000));
      await park(5);
      const query = { state: 'parked', cursor: first.nextCursor } as const;
      const second = await inbox().listUnsettled({ ...query, limit: 9 });
      expect(ids(second.leads)).toEqual([c, d, e]);
    });

    test.each(['x', '', '-', '1', '1-', '-1-2', '1-x', '1.5-2', '1e3-2', `1-${'9'.repeat(41)}`])(
      'refuses the cursor %j',
      async (cursor) => {
        await expect(
          inbox().listUnsettled({ state: 'parked', limit: 5, cursor }),
        ).rejects.toMatchObject({ code: 'invalid-cursor', status: 400 });
      },
    );
  });

  describe('inbox: retry', () => {
    const opened = useStorage(openStorage);
    const inbox = () => opened().storage.inbox;

    test.each(['waiting', 'parked', 'skipped'] as const)(
      'makes a lead that is %s due now, and of its failures keeps only how it failed',
      async (state) => {
        const leadId = await bring(inbox(), state, true);
        const { original, event, failure } = (await inbox().find(leadId)) ?? {};
        if (state !== 'skipped') expect(failure).not.toBeNull();
        expect(await inbox().retry(leadId, at(20))).toBe(true);
        expect(await inbox().find(leadId)).toMatchObject({
          state: 'received',
          reason: '',
          failures: 0,
          claims: 0,
          nextAttemptAt: null,
          failure,
          original,
          event,
        });
        expect(ids(await inbox().claimDue(lease('a', 20), 10))).toEqual([leadId]);
      },
    );

    test('L26: throws nothing away that was read, for Meta may not show it any more', async () => {
      const leadId = await announce(inbox(), { original: '{"event":1}' });
      await claimOne(inbox(), 'a');
      const outcome = parked({ failure: 'poison' });
      await inbox().settle(leadId, 'a', outcome, at(11), sampleReading());
      expect(await inbox().retry(leadId, at(20))).toBe(true);
      expect(await inbox().find(leadId)).toMatchObject({
        state: 'received',
        original: sampleReading().original,
        event: '{"event":1}',
      });
      expect(await inbox().oldestUnread('100')).toBeNull();
    });

    test('does nothing to a lead that is stored, due, in work or unknown', async () => {
      const stored = await bring(inbox(), 'stored', true);
      const leased = await bring(inbox(), 'waiting', true);
      await claimOne(inbox(), 'worker', 1_000);
      const due = await announce(inbox());
      for (const leadId of [stored, leased, due]) {
        const before = await inbox().find(leadId);
        expect(await inbox().retry(leadId, at(1_001))).toBe(false);
        expect(await inbox().find(leadId)).toEqual(before);
      }
      expect(await inbox().retry(newMetaId(), at(20))).toBe(false);
    });

    test('twice at once, from two connections, counts once', async () => {
      const leadId = await bring(inbox(), 'parked', false);
      const another = await opened().openAnother();
      const results = await Promise.all(
        [inbox(), another.inbox, inbox()].map((each) => each.retry(leadId, at(20))),
      );
      expect(results.filter(Boolean)).toHaveLength(1);
    });
  });

  describe('inbox: retryAll', () => {
    const opened = useStorage(openStorage);
    const inbox = () => opened().storage.inbox;

    /** Many waiting leads of a Page at once. */
    async function letWait(pageId: string, count: number): Promise<string[]> {
      const events = Array.from({ length: count }, () => sampleEvent({ pageId }));
      await inbox().receive(sampleDelivery(events));
      await inbox().claimDue(lease('waiter'), count);
      await Promise.all(
        events.map(({ leadId }) => inbox().settle(leadId, 'waiter', waiting(9_000), at(11))),
      );
      return ids(events);
    }

    test('takes all of a state, and no other', async () => {
      const waits = await bring(inbox(), 'waiting', false);
      const others = [
        await bring(inbox(), 'parked', false),
        await bring(inbox(), 'skipped', false),
        await bring(inbox(), 'stored', true),
      ];
      expect(await inbox().retryAll('waiting', at(20))).toBe(1);
      expect(ids(await inbox().claimDue(lease('a', 20), 10))).toEqual([waits]);
      const states = await Promise.all(others.map((leadId) => inbox().find(leadId)));
      expect(states.map((lead) => lead?.state)).toEqual(['parked', 'skipped', 'stored']);
      expect(await inbox().retryAll('parked', at(20))).toBe(1);
      expect(await inbox().retryAll('parked', at(20))).toBe(0);
    });

    test('takes more than fit into one commit, and says how many', async () => {
      const leadIds = await letWait('100', 1_201);
      expect(await inbox().retryAll('waiting', at(20))).toBe(1_201);
      const claimed = ids(await inbox().claimDue(lease('a', 20), 5_000));
      expect(new Set(claimed)).toEqual(new Set(leadIds));
    });

    test('ends also while what it retries fails again at once', async () => {
      await letWait('100', 1_201);
      const worker = async () => {
        for (let claim = 0; claim < 40; claim += 1) {
          const claimed = await inbox().claimDue(lease(`w${claim}`, 20), 100);
          await Promise.all(
            claimed.map(({ leadId }) => inbox().settle(leadId, `w${claim}`, waiting(99), at(20))),
          );
        }
      };
      const [retried] = await Promise.all([inbox().retryAll('waiting', at(20)), worker()]);
      expect(retried).toBe(1_201);
    });

    test('of a Page leaves the others waiting', async () => {
      const mine = await letWait('1', 3);
      await letWait('2', 3);
      expect(await inbox().retryAll('waiting', at(20), '1')).toBe(3);
      expect(new Set(ids(await inbox().claimDue(lease('a', 20), 10)))).toEqual(new Set(mine));
      expect(await inbox().retryAll('waiting', at(20), '404')).toBe(0);
      expect(await inbox().retryAll('waiting', at(20))).toBe(3);
    });

    test('leaves leads to the worker that has them', async () => {
      await letWait('1', 5);
      const [leased] = await inbox().claimDue(lease('worker', 9_000), 1);
      expect(await inbox().retryAll('waiting', at(9_001))).toBe(4);
      expect(await inbox().find(leased?.leadId ?? '')).toEqual(leased);
    });
  });
}

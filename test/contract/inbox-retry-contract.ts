import { textReason } from '../../src/reasons.ts';
import { describe, expect, test } from 'vitest';
import type { InboxLead, HeldState } from '../../src/intake/inbox-lead.ts';
import type { HeldFilter } from '../../src/intake/held-leads.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import { announce, bring, claimOne, ids } from './inbox-steps.ts';
import {
  DISABLED,
  at,
  lease,
  newMetaId,
  parked,
  sampleDelivery,
  sampleEvent,
  sampleReading,
  waiting,
} from './samples.ts';

/** What every engine's inbox must do for a person who opens the held leads and retries them. */
export function describeInboxRetryContract(openStorage: OpenStorage): void {
  describe('inbox: listHeld', () => {
    const opened = useStorage(openStorage);
    const inbox = () => opened().storage.inbox;

    async function listAll(state: HeldState, limit: number): Promise<InboxLead[]> {
      const all: InboxLead[] = [];
      for (let cursor: string | undefined; ;) {
        const page = await inbox().listHeld({ state, limit, cursor });
        expect(page.leads.length).toBeLessThanOrEqual(limit);
        all.push(...page.leads);
        if (page.nextCursor === undefined) return all;
        cursor = page.nextCursor;
      }
    }

    /** Makes leads of these arrival times need attention. @returns their ids in this order */
    async function park(...seconds: number[]): Promise<string[]> {
      const leadIds = [];
      for (const second of seconds) leadIds.push(await announce(inbox(), {}, second));
      await inbox().claimDue(lease('parker', 1_000), 100);
      for (const leadId of leadIds) await inbox().settle(leadId, 'parker', parked(), at(1_001));
      return leadIds;
    }

    test('listHeld gives only leads of the state, unchanged and the oldest first', async () => {
      const [c, a, b] = await park(30, 10, 20);
      const waits = await bring(inbox(), 'pending', true);
      await bring(inbox(), 'stored', true);
      const unwanted = await bring(inbox(), 'skipped', true);
      const gone = await bring(inbox(), 'dismissed', true);
      await announce(inbox());
      expect(ids(await listAll('needs-attention', 10))).toEqual([a, b, c]);
      expect(ids(await listAll('skipped', 10))).toEqual([unwanted]);
      expect(ids(await listAll('dismissed', 10))).toEqual([gone]);
      expect(await listAll('pending', 10)).toEqual([await inbox().find(waits)]);
    });

    test('listHeld gives each lead once, page by page, also leads of one moment', async () => {
      const leadIds = await park(...Array.from({ length: 23 }, (_, n) => Math.floor(n / 7)));
      for (const limit of [1, 2, 7, 22, 23, 24]) {
        const listed = ids(await listAll('needs-attention', limit));
        expect(listed).toHaveLength(23);
        expect(new Set(listed)).toEqual(new Set(leadIds));
      }
      const { nextCursor } = await inbox().listHeld({ state: 'needs-attention', limit: 23 });
      expect(nextCursor).toBeUndefined();
    });

    test('listHeld gives only the leads that match the filter', async () => {
      await park(10);
      const mine = await announce(inbox(), { pageId: '7' }, 20);
      await inbox().claimDue(lease('parker', 30), 100);
      await inbox().settle(mine, 'parker', parked({ failure: 'fault' }), at(31));
      const list = async (filter: HeldFilter) =>
        ids((await inbox().listHeld({ state: 'needs-attention', limit: 9, ...filter })).leads);
      expect(await list({ pageId: '7' })).toEqual([mine]);
      expect(await list({ failure: 'fault' })).toEqual([mine]);
      expect(await list({ platform: null })).toHaveLength(2);
      expect(await list({ pageId: '7', failure: 'poison' })).toEqual([]);
    });

    test('listHeld keeps its place while leads come and go between the pages', async () => {
      const [a, b, c, d, e] = await park(10, 20, 30, 40, 50);
      const first = await inbox().listHeld({ state: 'needs-attention', limit: 2 });
      expect(ids(first.leads)).toEqual([a, b]);
      // The last lead of the page is gone, and an older one has come in.
      await inbox().retry(b ?? '', at(2_000));
      await park(5);
      const query = { state: 'needs-attention', cursor: first.nextCursor } as const;
      const second = await inbox().listHeld({ ...query, limit: 9 });
      expect(ids(second.leads)).toEqual([c, d, e]);
    });

    test.each(['x', '', '-', '1', '1-', '-1-2', '1-x', '1.5-2', '1e3-2', `1-${'9'.repeat(41)}`])(
      'listHeld refuses the cursor %j',
      async (cursor) => {
        await expect(
          inbox().listHeld({ state: 'needs-attention', limit: 5, cursor }),
        ).rejects.toMatchObject({ code: 'invalid-cursor', status: 400 });
      },
    );
  });

  describe('inbox: groupHeld', () => {
    const opened = useStorage(openStorage);
    const inbox = () => opened().storage.inbox;

    test('groupHeld counts the leads of a state by Page, platform and failure, with the first reason', async () => {
      expect(await inbox().groupHeld('needs-attention')).toEqual([]);
      const hold = async (pageId: string, reason: string, second: number) => {
        const leadId = await announce(inbox(), { pageId }, second);
        await inbox().claimDue(lease('parker', 10), 100);
        await inbox().settle(
          leadId,
          'parker',
          parked({ failure: 'poison', reason: textReason(reason) }),
          at(11),
        );
      };
      await hold('1', 'Later.', 5);
      await hold('1', 'First.', 2);
      await hold('2', 'Other Page.', 3);
      await bring(inbox(), 'skipped', true, { pageId: '1' });
      const group = { platform: null, failure: 'poison' };
      expect(await inbox().groupHeld('needs-attention')).toEqual([
        { ...group, pageId: '1', count: 2, reason: textReason('First.') },
        { ...group, pageId: '2', count: 1, reason: textReason('Other Page.') },
      ]);
      expect(await inbox().groupHeld('skipped')).toEqual([
        { pageId: '1', platform: 'instagram', failure: null, count: 1, reason: DISABLED },
      ]);
    });
  });

  describe('inbox: retry', () => {
    const opened = useStorage(openStorage);
    const inbox = () => opened().storage.inbox;

    test.each(['pending', 'needs-attention', 'skipped', 'dismissed'] as const)(
      'retry makes a lead that is %s due now, and keeps only the kind of its last failure',
      async (state) => {
        const leadId = await bring(inbox(), state, true);
        const { original, event, failure } = (await inbox().find(leadId)) ?? {};
        if (state !== 'skipped') expect(failure).not.toBeNull();
        expect(await inbox().retry(leadId, at(20))).toBe(true);
        expect(await inbox().find(leadId)).toMatchObject({
          state: 'received',
          reason: null,
          failures: 0,
          claims: 0,
          nextAttemptAt: null,
          failure,
          original,
          event,
          decision: undefined,
        });
        expect(ids(await inbox().claimDue(lease('a', 20), 10))).toEqual([leadId]);
      },
    );

    test('L26: retry keeps everything that was read, because Meta may no longer show it', async () => {
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

    test('retry does not change a lead that is stored, due, in work or unknown', async () => {
      const stored = await bring(inbox(), 'stored', true);
      const leased = await bring(inbox(), 'pending', true);
      await claimOne(inbox(), 'worker', 1_000);
      const due = await announce(inbox());
      for (const leadId of [stored, leased, due]) {
        const before = await inbox().find(leadId);
        expect(await inbox().retry(leadId, at(1_001))).toBe(false);
        expect(await inbox().find(leadId)).toEqual(before);
      }
      expect(await inbox().retry(newMetaId(), at(20))).toBe(false);
    });

    test('two retries of one lead at the same time, from two connections, count as one', async () => {
      const leadId = await bring(inbox(), 'needs-attention', false);
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

    /** Makes many leads of a Page pending. */
    async function letWait(pageId: string, count: number): Promise<string[]> {
      const events = Array.from({ length: count }, () => sampleEvent({ pageId }));
      await inbox().receive(sampleDelivery(events));
      await inbox().claimDue(lease('waiter'), count);
      await Promise.all(
        events.map(({ leadId }) => inbox().settle(leadId, 'waiter', waiting(9_000), at(11))),
      );
      return ids(events);
    }

    test('retryAll retries all leads of a state, and no others', async () => {
      const waits = await bring(inbox(), 'pending', false);
      const others = [
        await bring(inbox(), 'needs-attention', false),
        await bring(inbox(), 'skipped', false),
        await bring(inbox(), 'stored', true),
      ];
      expect(await inbox().retryAll('pending', at(20))).toBe(1);
      expect(ids(await inbox().claimDue(lease('a', 20), 10))).toEqual([waits]);
      const states = await Promise.all(others.map((leadId) => inbox().find(leadId)));
      expect(states.map((lead) => lead?.state)).toEqual(['needs-attention', 'skipped', 'stored']);
      expect(await inbox().retryAll('needs-attention', at(20))).toBe(1);
      expect(await inbox().retryAll('needs-attention', at(20))).toBe(0);
    });

    test('retryAll retries more leads than fit into one commit, and says how many', async () => {
      const leadIds = await letWait('100', 1_201);
      expect(await inbox().retryAll('pending', at(20))).toBe(1_201);
      const claimed = ids(await inbox().claimDue(lease('a', 20), 5_000));
      expect(new Set(claimed)).toEqual(new Set(leadIds));
    });

    test('retryAll ends even if the leads that it retries fail again at once', async () => {
      await letWait('100', 1_201);
      const worker = async () => {
        for (let claim = 0; claim < 40; claim += 1) {
          const claimed = await inbox().claimDue(lease(`w${claim}`, 20), 100);
          await Promise.all(
            claimed.map(({ leadId }) => inbox().settle(leadId, `w${claim}`, waiting(99), at(20))),
          );
        }
      };
      const [retried] = await Promise.all([inbox().retryAll('pending', at(20)), worker()]);
      expect(retried).toBe(1_201);
    });

    test('retryAll of one Page leaves the leads of other Pages waiting', async () => {
      const mine = await letWait('1', 3);
      await letWait('2', 3);
      expect(await inbox().retryAll('pending', at(20), { pageId: '1' })).toBe(3);
      expect(new Set(ids(await inbox().claimDue(lease('a', 20), 10)))).toEqual(new Set(mine));
      expect(await inbox().retryAll('pending', at(20), { pageId: '404' })).toBe(0);
      expect(await inbox().retryAll('pending', at(20))).toBe(3);
    });

    test('retryAll retries only the leads that match every value of the filter', async () => {
      const hold = (platform: 'facebook' | 'instagram' | null, failure: 'poison' | 'fault') =>
        bringParked(platform, failure);
      const wanted = await hold('instagram', 'poison');
      await hold('facebook', 'poison');
      await hold(null, 'poison');
      await hold('instagram', 'fault');
      const filter = { pageId: '100', platform: 'instagram', failure: 'poison' } as const;
      expect(await inbox().retryAll('needs-attention', at(20), filter)).toBe(1);
      expect(ids(await inbox().claimDue(lease('a', 20), 10))).toEqual([wanted]);
      expect(await inbox().retryAll('needs-attention', at(20), { platform: null })).toBe(1);
      expect(await inbox().retryAll('needs-attention', at(20), { failure: 'fault' })).toBe(1);
      expect(await inbox().retryAll('needs-attention', at(20), {})).toBe(1);
    });

    async function bringParked(
      platform: 'facebook' | 'instagram' | null,
      failure: 'poison' | 'fault',
    ): Promise<string> {
      const leadId = await announce(inbox());
      await claimOne(inbox(), 'parker');
      const reading = platform === null ? undefined : sampleReading({ platform });
      await inbox().settle(leadId, 'parker', parked({ failure }), at(11), reading);
      return leadId;
    }

    test('retryAll can retry skipped and dismissed leads', async () => {
      for (const state of ['skipped', 'dismissed'] as const) {
        const leadId = await bring(inbox(), state, true);
        expect(await inbox().retryAll(state, at(20))).toBe(1);
        expect((await inbox().find(leadId))?.state).toBe('received');
      }
    });

    test('retryAll leaves leads to the workers that have them', async () => {
      await letWait('1', 5);
      const [leased] = await inbox().claimDue(lease('worker', 9_000), 1);
      expect(await inbox().retryAll('pending', at(9_001))).toBe(4);
      expect(await inbox().find(leased?.leadId ?? '')).toEqual(leased);
    });
  });
}

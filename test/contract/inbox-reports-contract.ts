import { describe, expect, test } from 'vitest';
import type { LeadgenEvent } from '../../src/intake/inbox-lead.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import { announce, bring, claimOne, takeIn } from './inbox-steps.ts';
import {
  DISABLED,
  at,
  lease,
  newMetaId,
  parked,
  sampleForm,
  sampleGrant,
  sampleListedLead,
  sampleReading,
  skipped,
  waiting,
} from './samples.ts';

/** What every engine's inbox must report about its leads. */
export function describeInboxReportsContract(openStorage: OpenStorage): void {
  describe('inbox: trace', () => {
    const opened = useStorage(openStorage);
    const inbox = () => opened().storage.inbox;
    const nowhere = { webhookAt: null, foundAt: null, fetchedAt: null, storedAt: null };

    test('a lead that a webhook announced has the time of the webhook', async () => {
      const leadId = await announce(inbox(), {}, 3);
      expect(await inbox().trace(leadId)).toEqual({ ...nowhere, webhookAt: at(3) });
      await claimOne(inbox(), 'a');
      await inbox().settle(leadId, 'a', waiting(15), at(11));
      expect(await inbox().trace(leadId)).toEqual({ ...nowhere, webhookAt: at(3) });
      await takeIn(inbox(), leadId, 20, sampleReading({ fetchedAt: at(18) }));
      expect(await inbox().trace(leadId)).toEqual({
        webhookAt: at(3),
        foundAt: null,
        fetchedAt: at(18),
        storedAt: at(20),
      });
    });

    test('a lead that a sync found before its webhook came has both times', async () => {
      const { leadId } = sampleListedLead();
      await inbox().receiveRead([sampleListedLead({ leadId })], 'sync', lease('sync', 10));
      expect(await inbox().trace(leadId)).toEqual({ ...nowhere, foundAt: at(10) });
      await takeIn(inbox(), leadId, 11, sampleReading({ fetchedAt: at(10) }));
      await announce(inbox(), { leadId }, 30);
      await announce(inbox(), { leadId }, 40);
      expect(await inbox().trace(leadId)).toEqual({
        webhookAt: at(30),
        foundAt: at(10),
        fetchedAt: at(10),
        storedAt: at(11),
      });
      expect((await inbox().find(leadId))?.via).toBe('sync');
    });

    test('a second webhook and a second reading do not change the first times', async () => {
      const leadId = await announce(inbox(), {}, 3);
      await announce(inbox(), { leadId }, 9);
      await claimOne(inbox(), 'a');
      const read = (seconds: number) => sampleReading({ fetchedAt: at(seconds) });
      await inbox().settle(leadId, 'a', waiting(15), at(11), read(11));
      await claimOne(inbox(), 'b', 20);
      await inbox().settle(leadId, 'b', skipped, at(21), read(21));
      const list = [sampleListedLead({ leadId })];
      await inbox().receiveRead(list, 'catch-up', lease('pass', 30));
      await inbox().settle(leadId, 'pass', skipped, at(31));
      await inbox().receiveRead(list, 'catch-up', lease('pass', 40));
      expect(await inbox().trace(leadId)).toEqual({
        webhookAt: at(3),
        foundAt: at(30),
        fetchedAt: at(11),
        storedAt: null,
      });
    });

    test('an unknown lead has no trace', async () => {
      expect(await inbox().trace(newMetaId())).toBeUndefined();
    });
  });

  describe('inbox: oldestUnread', () => {
    const opened = useStorage(openStorage);
    const inbox = () => opened().storage.inbox;
    const oldest = (pageId = '100') => inbox().oldestUnread(pageId);

    test('L7: oldestUnread is the lead that only Meta has and that was sent first', async () => {
      expect(await oldest()).toBeNull();
      await announce(inbox(), { createdTime: at(-50) });
      await announce(inbox(), { createdTime: at(-90) });
      await announce(inbox(), { createdTime: at(-70) });
      await announce(inbox(), { createdTime: at(-999), pageId: '2' });
      expect(await oldest()).toEqual(at(-90));
      expect(await oldest('2')).toEqual(at(-999));
      expect(await oldest('404')).toBeNull();
    });

    test('oldestUnread leaves out leads that were sent too early to be at Meta still', async () => {
      await announce(inbox(), { createdTime: at(-90) });
      await announce(inbox(), { createdTime: at(-50) });
      await announce(inbox(), { createdTime: null }, -20);
      expect(await inbox().oldestUnread('100', at(-90))).toEqual(at(-90));
      expect(await inbox().oldestUnread('100', at(-89))).toEqual(at(-50));
      expect(await inbox().oldestUnread('100', at(-49))).toEqual(at(-20));
      expect(await inbox().oldestUnread('100', at(0))).toBeNull();
    });

    test('oldestUnread uses the time of the webhook if Meta gave no time', async () => {
      await announce(inbox(), { createdTime: null }, 7);
      expect(await oldest()).toEqual(at(7));
    });

    test.each(['pending', 'needs-attention'] as const)(
      'a lead that is %s is unread until it is read',
      async (state) => {
        const leadId = await bring(inbox(), state, false, { createdTime: at(-5) });
        expect(await oldest()).toEqual(at(-5));
        await inbox().receiveRead([sampleListedLead({ leadId })], 'sync', lease('sync', 20));
        expect(await oldest()).toBeNull();
        await inbox().settle(leadId, 'sync', parked(), at(21));
        expect(await oldest()).toBeNull();
      },
    );

    test.each([
      ['stored', true],
      ['skipped', false],
      ['pending', true],
      ['needs-attention', true],
      ['dismissed', false],
    ] as const)('a lead that is %s (read: %s) is not unread', async (state, wasRead) => {
      await bring(inbox(), state, wasRead);
      expect(await oldest()).toBeNull();
    });

    test('a lead that Meta says does not exist is unread only while its form is not known', async () => {
      const { inbox: store, pages } = opened().storage;
      const pageId = '100';
      await pages.saveGrants([sampleGrant({ pageId })], at(0));
      const leadId = await announce(store, { pageId, formId: '7', createdTime: at(-5) });
      await claimOne(store, 'a');
      await store.settle(leadId, 'a', waiting(20, { failure: 'unreadable' }), at(11));
      await pages.saveForms([sampleForm({ pageId, formId: '7' })], at(12));
      expect(await oldest(), 'it may still come').toEqual(at(-5));
      await claimOne(store, 'b', 20);
      await store.settle(leadId, 'b', parked({ failure: 'unreadable' }), at(21));
      expect(await oldest(), 'a deleted test lead').toBeNull();
      const other = await announce(store, { pageId, formId: '8', createdTime: at(-3) });
      await claimOne(store, 'c', 30);
      await store.settle(other, 'c', parked({ failure: 'unreadable' }), at(31));
      expect(await oldest(), 'its form was never read').toEqual(at(-3));
    });

    test('a lead in work is unread, and stays so if it has to be read once more', async () => {
      const leadId = await announce(inbox(), { createdTime: at(-5) });
      await claimOne(inbox(), 'a');
      expect(await oldest()).toEqual(at(-5));
      await inbox().settle(leadId, 'a', parked({ failure: 'poison' }), at(11), sampleReading());
      expect(await oldest()).toBeNull();
    });
  });

  describe('inbox: counts', () => {
    const opened = useStorage(openStorage);
    const inbox = () => opened().storage.inbox;

    async function store(
      formId: string,
      seconds: number | null,
      change: { platform?: 'instagram'; pageId?: string; by?: Partial<LeadgenEvent> } = {},
    ): Promise<string> {
      const createdTime = seconds === null ? null : at(seconds);
      const { platform = 'facebook', pageId = '100' } = change;
      const lead = sampleListedLead({ formId, pageId, createdTime });
      await inbox().receiveRead([lead], 'sync', lease('sync'));
      await takeIn(inbox(), lead.leadId, 20, sampleReading({ formId, platform, createdTime }));
      return lead.leadId;
    }

    test('countByForm counts by Page, form, platform and state, with the time of the newest lead', async () => {
      await store('1', 5);
      await store('1', 9);
      await store('1', 3, { platform: 'instagram' });
      await store('2', null);
      await bring(inbox(), 'needs-attention', true, { formId: '1' });
      await announce(inbox(), { formId: '3', createdTime: at(7) });
      const counts = await inbox().countByForm();
      expect(counts).toHaveLength(5);
      const row = { pageId: '100', formId: '1', platform: 'facebook', state: 'stored' };
      expect(counts).toEqual(
        expect.arrayContaining([
          { ...row, count: 2, newest: at(9) },
          { ...row, platform: 'instagram', count: 1, newest: at(3) },
          { ...row, formId: '2', count: 1, newest: null },
          { ...row, formId: '3', platform: null, state: 'received', count: 1, newest: at(7) },
          { ...row, platform: 'instagram', state: 'needs-attention', count: 1, newest: at(0) },
        ]),
      );
    });

    test('countSince counts every lead of the form in any state, by its own time', async () => {
      await store('1', 5);
      await store('1', 50);
      await store('2', 50);
      for (const state of ['needs-attention', 'pending', 'skipped'] as const)
        await bring(inbox(), state, true, { formId: '1', createdTime: at(0) });
      const unwanted = sampleListedLead({ formId: '1', createdTime: at(60) });
      await inbox().noteUnwanted([unwanted], 'sync', DISABLED, at(61));
      expect(await inbox().countSince('1', at(0))).toBe(6);
      expect(await inbox().countSince('1', at(50))).toBe(2);
      expect(await inbox().countSince('1', at(61))).toBe(0);
      expect(await inbox().countSince('404', at(0))).toBe(0);
    });

    test('newestOfForms lists the newest stored leads of each form that have a time', async () => {
      const stored = [];
      for (const seconds of [5, 9, 7, null]) stored.push(await store('1', seconds));
      const other = await store('2', 99);
      await bring(inbox(), 'needs-attention', true, { formId: '1' });
      const newest = await inbox().newestOfForms(['1', '2', '3'], 2);
      expect(newest.get('1')).toEqual([
        { leadId: stored[1], createdTime: at(9) },
        { leadId: stored[2], createdTime: at(7) },
      ]);
      expect(newest.get('2')).toEqual([{ leadId: other, createdTime: at(99) }]);
      expect(newest.get('3') ?? []).toEqual([]);
      expect((await inbox().newestOfForms(['1'], 9)).get('1')).toHaveLength(3);
    });

    test('lastWebhook is the newest announcement, also after its lead has moved on', async () => {
      expect(await inbox().lastWebhook('100')).toBeNull();
      await store('1', 5);
      expect(await inbox().lastWebhook('100')).toBeNull();
      const leadId = await announce(inbox(), {}, 40);
      await announce(inbox(), {}, 30);
      await announce(inbox(), { pageId: '2' }, 99);
      await takeIn(inbox(), leadId, 50);
      expect(await inbox().lastWebhook('100')).toEqual(at(40));
    });

    test('lastWebhook includes the webhook of a lead that a sync had found', async () => {
      const leadId = await store('1', 5);
      await announce(inbox(), { leadId }, 60);
      expect(await inbox().lastWebhook('100')).toEqual(at(60));
    });

    test('countUnannounced counts the leads of the Page and the span that no webhook brought', async () => {
      const announced = await store('1', 50);
      await announce(inbox(), { leadId: announced }, 70);
      await announce(inbox(), { createdTime: at(50) }, 70);
      for (const seconds of [9, 10, 50, 99, 100, null]) await store('1', seconds);
      await store('1', 50, { pageId: '2' });
      expect(await inbox().countUnannounced('100', at(10), at(100))).toBe(3);
    });

    test('listDelays says how long stored leads took, the newest first', async () => {
      const announced = await announce(inbox(), { createdTime: at(0) });
      await takeIn(inbox(), announced, 3);
      const found = sampleListedLead();
      await inbox().receiveRead([found], 'catch-up', lease('pass'));
      await takeIn(inbox(), found.leadId, 600);
      // A clock that is behind Meta's does not make a delay negative.
      const early = await announce(inbox(), { createdTime: at(0) });
      await takeIn(inbox(), early, 10, sampleReading({ createdTime: at(12) }));
      const timeless = await announce(inbox(), { createdTime: null });
      await takeIn(inbox(), timeless, 11, sampleReading({ createdTime: null }));
      await bring(inbox(), 'needs-attention', true);
      const all = [
        { isAnnounced: false, delayMs: 600_000 },
        { isAnnounced: true, delayMs: 0 },
        { isAnnounced: true, delayMs: 3_000 },
      ];
      const list = async (since: Date, limit: number) =>
        (await Array.fromAsync(inbox().listDelays(since, limit))).flat();
      expect(await list(at(0), 10)).toEqual(all);
      expect(await list(at(0), 2)).toEqual(all.slice(0, 2));
      expect(await list(at(10), 10)).toEqual(all.slice(0, 2));
    });

    test('listDelays gives each of many leads of one moment once', async () => {
      const leads = Array.from({ length: 2_050 }, () => sampleListedLead({ createdTime: at(0) }));
      await inbox().receiveRead(leads, 'sync', lease('pass'));
      await Promise.all(leads.map(({ leadId }) => takeIn(inbox(), leadId, 30)));
      const batches = await Array.fromAsync(inbox().listDelays(at(0), 9_000));
      expect(batches.length).toBeGreaterThan(1);
      expect(batches.flat()).toHaveLength(2_050);
      expect((await Array.fromAsync(inbox().listDelays(at(0), 2_020))).flat()).toHaveLength(2_020);
    });

    test('counts are added up by Page and over all Pages, and can be limited to one Page', async () => {
      await store('1', 5);
      await bring(inbox(), 'needs-attention', true);
      await bring(inbox(), 'pending', true, { pageId: '2' });
      const none = {
        received: 0,
        pending: 0,
        stored: 0,
        skipped: 0,
        'needs-attention': 0,
        dismissed: 0,
        erased: 0,
      };
      expect(await inbox().countByState()).toEqual({
        ...none,
        stored: 1,
        'needs-attention': 1,
        pending: 1,
      });
      expect(await inbox().countByPage()).toEqual([
        { pageId: '100', counts: { ...none, stored: 1, 'needs-attention': 1 }, lastWebhook: at(1) },
        { pageId: '2', counts: { ...none, pending: 1 }, lastWebhook: at(1) },
      ]);
      const all = await inbox().countByForm();
      expect(await inbox().countByForm('2')).toEqual(all.filter(({ pageId }) => pageId === '2'));
      expect(await inbox().countByForm('404')).toEqual([]);
    });
  });
}

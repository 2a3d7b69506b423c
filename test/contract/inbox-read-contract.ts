import { describe, expect, test } from 'vitest';
import { useStorage, type OpenStorage } from './harness.ts';
import { announce, bring, claimOne, ids, takeIn } from './inbox-steps.ts';
import {
  DISABLED,
  at,
  lease,
  parked,
  sampleDelivery,
  sampleEvent,
  sampleListedLead,
  sampleReading,
  skipped,
  waiting,
} from './samples.ts';

/** What every engine's inbox must do with leads that Graph listed. */
export function describeInboxReadContract(openStorage: OpenStorage): void {
  describe('inbox: receiveRead', () => {
    const opened = useStorage(openStorage);
    const inbox = () => opened().storage.inbox;

    test('receiveRead stores new leads and leases them to the caller', async () => {
      const lead = sampleListedLead();
      const [leased] = await inbox().receiveRead([lead], 'sync', lease('sync', 10));
      expect(leased).toEqual({
        leadId: lead.leadId,
        pageId: '100',
        formId: '200',
        platform: null,
        createdTime: at(0),
        via: 'sync',
        state: 'received',
        reason: null,
        failure: null,
        failures: 0,
        claims: 1,
        lease: 'sync',
        nextAttemptAt: null,
        event: null,
        original: lead.original,
        receivedAt: at(10),
      });
      expect(await inbox().find(lead.leadId)).toEqual(leased);
      expect(await inbox().claimDue(lease('worker', 69), 10)).toEqual([]);
      await inbox().settle(lead.leadId, 'sync', waiting(99), at(20));
      expect((await inbox().find(lead.leadId))?.state).toBe('pending');
    });

    test('a list of Graph tells the Page of a lead whose webhook named none', async () => {
      const event = sampleEvent({ pageId: '' });
      await announce(inbox(), event);
      await claimOne(inbox(), 'worker', 5);
      await inbox().settle(event.leadId, 'worker', skipped, at(6));
      const read = [sampleListedLead({ leadId: event.leadId })];
      const [leased] = await inbox().receiveRead(read, 'sync', lease('sync', 10));
      expect(leased).toMatchObject({ leadId: event.leadId, pageId: '100' });
    });

    test('L29: the leads that a crashed sync leased are taken over, with their readings', async () => {
      const lead = sampleListedLead();
      await inbox().receiveRead([lead], 'catch-up', lease('crashed', 10));
      expect(await claimOne(inbox(), 'worker', 70)).toMatchObject({
        leadId: lead.leadId,
        original: lead.original,
        claims: 2,
      });
    });

    test('L24: leads that are read twice, at the same time or in one list, are leased once', async () => {
      const another = await opened().openAnother();
      const leads = Array.from({ length: 60 }, () => sampleListedLead());
      const given = await Promise.all([
        inbox().receiveRead([...leads, ...leads], 'sync', lease('a')),
        another.inbox.receiveRead(leads, 'catch-up', lease('b')),
        another.inbox.receiveRead(leads, 'sync', lease('c')),
      ]);
      expect(given.flat()).toHaveLength(60);
      expect(new Set(ids(given.flat())).size).toBe(60);
    });

    test('L24: a webhook that comes after the reading is kept and does not disturb the work', async () => {
      const lead = sampleListedLead();
      await inbox().receiveRead([lead], 'sync', lease('sync'));
      await inbox().receive(sampleDelivery([sampleEvent({ leadId: lead.leadId })]));
      expect(await inbox().claimDue(lease('worker', 20), 10)).toEqual([]);
      expect(await inbox().find(lead.leadId)).toMatchObject({
        via: 'sync',
        claims: 1,
        lease: 'sync',
        original: lead.original,
        event: sampleEvent({ leadId: lead.leadId }).original,
      });
    });

    test.each([
      ['skipped', false],
      ['skipped', true],
      ['pending', false],
      ['needs-attention', false],
    ] as const)(
      'receiveRead tries a lead again that is %s (read before: %s)',
      async (state, wasRead) => {
        const leadId = await bring(inbox(), state, wasRead);
        const lead = sampleListedLead({ leadId, formId: '777' });
        const [leased] = await inbox().receiveRead([lead], 'sync', lease('sync', 20));
        expect(leased).toMatchObject({
          leadId,
          state: 'received',
          reason: null,
          failure: null,
          failures: 0,
          nextAttemptAt: null,
          claims: 1,
          lease: 'sync',
          formId: '777',
          original: lead.original,
          via: 'webhook',
        });
        expect(await inbox().claimDue(lease('worker', 30), 10)).toEqual([]);
      },
    );

    test.each([
      ['stored', true],
      ['pending', true],
      ['needs-attention', true],
    ] as const)(
      'receiveRead leaves a lead alone that is %s (read before: %s)',
      async (state, wasRead) => {
        const leadId = await bring(inbox(), state, wasRead);
        const before = await inbox().find(leadId);
        const read = [sampleListedLead({ leadId })];
        expect(await inbox().receiveRead(read, 'sync', lease('sync', 20))).toEqual([]);
        expect(await inbox().find(leadId)).toEqual(before);
      },
    );

    test('L6: receiveRead does not lease a lead whose data cannot be understood each time it is listed', async () => {
      const lead = sampleListedLead();
      await inbox().receiveRead([lead], 'sync', lease('sync'));
      await inbox().settle(lead.leadId, 'sync', parked({ failure: 'poison' }), at(11));
      expect(await inbox().receiveRead([lead], 'catch-up', lease('later', 20))).toEqual([]);
    });

    test('receiveRead leaves a lead to the worker that has it, and saves that worker the next reading', async () => {
      const retried = await bring(inbox(), 'pending', false);
      const due = await announce(inbox());
      await inbox().claimDue(lease('worker', 1_000), 10);
      const read = [due, retried].map((leadId) => sampleListedLead({ leadId }));
      expect(await inbox().receiveRead(read, 'sync', lease('sync', 1_001))).toEqual([]);
      for (const { leadId, original } of read) {
        await inbox().settle(leadId, 'worker', waiting(1_002), at(1_001));
        expect(await inbox().find(leadId)).toMatchObject({ state: 'pending', original });
      }
    });

    test('receiveRead leaves a lead that no worker has started to the workers', async () => {
      const leadId = await announce(inbox());
      const read = sampleListedLead({ leadId });
      expect(await inbox().receiveRead([read], 'sync', lease('sync', 20))).toEqual([]);
      const claimed = await claimOne(inbox(), 'worker', 21);
      expect(claimed).toMatchObject({ leadId, original: read.original });
    });

    test('one lead that fails undoes the whole list', async () => {
      const good = sampleListedLead();
      const bad = {
        ...sampleListedLead(),
        get createdTime(): Date {
          throw new Error('half-way');
        },
      };
      await expect(inbox().receiveRead([good, bad], 'sync', lease('a'))).rejects.toThrow();
      expect(await inbox().find(good.leadId)).toBeUndefined();
    });
  });

  describe('inbox: noteUnwanted', () => {
    const opened = useStorage(openStorage);
    const inbox = () => opened().storage.inbox;

    test('noteUnwanted stores new leads as skipped, with their readings, and nobody works on them', async () => {
      const leads = [sampleListedLead(), sampleListedLead({ platform: 'instagram' })];
      await inbox().noteUnwanted([...leads, ...leads], 'catch-up', DISABLED, at(10));
      for (const lead of leads) {
        expect(await inbox().find(lead.leadId)).toMatchObject({
          state: 'skipped',
          reason: DISABLED,
          via: 'catch-up',
          platform: lead.platform ?? null,
          original: lead.original,
          event: null,
          claims: 0,
          receivedAt: at(10),
        });
        expect(await inbox().trace(lead.leadId)).toMatchObject({ foundAt: at(10) });
      }
      expect(await inbox().claimDue(lease('a', 9_999), 10)).toEqual([]);
    });

    test.each(['stored', 'skipped', 'needs-attention', 'pending'] as const)(
      'noteUnwanted does not change a lead that is %s',
      async (state) => {
        const leadId = await bring(inbox(), state, false);
        const before = await inbox().find(leadId);
        await inbox().noteUnwanted([sampleListedLead({ leadId })], 'sync', DISABLED, at(20));
        expect(await inbox().find(leadId)).toEqual(before);
      },
    );

    test('noteUnwanted does not change a lead that was just announced', async () => {
      const leadId = await announce(inbox());
      await inbox().noteUnwanted([sampleListedLead({ leadId })], 'sync', DISABLED, at(20));
      expect(await claimOne(inbox(), 'worker', 21)).toMatchObject({ leadId, state: 'received' });
    });

    test('L17: the next reading takes an unwanted lead in once its connection is enabled', async () => {
      const lead = sampleListedLead();
      await inbox().noteUnwanted([lead], 'catch-up', DISABLED, at(10));
      const given = await inbox().receiveRead([lead], 'catch-up', lease('pass', 20));
      expect(ids(given)).toEqual([lead.leadId]);
      await takeIn(inbox(), lead.leadId, 21, sampleReading());
      await inbox().settle(lead.leadId, 'pass', skipped, at(22));
      expect((await inbox().find(lead.leadId))?.state).toBe('stored');
    });
  });
}

import { describe, expect, test } from 'vitest';
import type { InboxOutcome, InboxState } from '../../src/intake/inbox-lead.ts';
import type { InboxStore } from '../../src/intake/inbox-store.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import {
  at,
  lease,
  newMetaId,
  sampleDelivery,
  sampleEvent,
  sampleReading,
  sampleReadLead,
} from './samples.ts';

const ids = (leads: readonly { readonly leadId: string }[]) => leads.map(({ leadId }) => leadId);
const waiting = (seconds: number, reason = 'Later.'): InboxOutcome => ({
  state: 'waiting',
  reason,
  nextAttemptAt: at(seconds),
});

/** Brings a new lead into a state, read from Graph or not, and with no lease on it. */
async function bring(
  inbox: InboxStore,
  state: Exclude<InboxState, 'received'>,
  wasRead: boolean,
): Promise<string> {
  const event = sampleEvent();
  await inbox.receive(sampleDelivery([event]));
  await inbox.claimDue(lease('bringer'), 100);
  const outcomes = {
    stored: { state: 'stored' },
    skipped: { state: 'skipped', reason: 'Disabled.' },
    parked: { state: 'parked', reason: 'Odd.' },
    waiting: waiting(1_000),
  } as const;
  const reading = wasRead ? sampleReading() : undefined;
  await inbox.settle(event.leadId, 'bringer', outcomes[state], at(11), reading);
  return event.leadId;
}

/** What every engine's inbox must do. */
export function describeInboxStoreContract(openStorage: OpenStorage): void {
  describe('inbox store', () => {
    const opened = useStorage(openStorage);
    const inbox = () => opened().storage.inbox;

    describe('receive', () => {
      test('L28: keeps what the event said, ids as text, until work on it begins', async () => {
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
          reason: '',
          attempts: 0,
          event: '{"leadgen_id":"ä"}',
          original: null,
          receivedAt: at(3),
        });
      });

      test('L12: an event that says nothing but the lead id is kept', async () => {
        const event = sampleEvent({ pageId: '', formId: '', createdTime: null });
        await inbox().receive(sampleDelivery([event]));
        expect(await inbox().find(event.leadId)).toMatchObject({ pageId: '', createdTime: null });
      });

      test('L2: takes a thousand events of one delivery', async () => {
        const events = Array.from({ length: 1_000 }, () => sampleEvent());
        await inbox().receive(sampleDelivery(events));
        const claimed = await inbox().claimDue(lease('a'), 2_000);
        expect(new Set(ids(claimed))).toEqual(new Set(ids(events)));
      });

      test('L24: the same event twice, in one delivery or in two, is one raw lead', async () => {
        const event = sampleEvent();
        await inbox().receive(sampleDelivery([event, event]));
        await inbox().receive(sampleDelivery([{ ...event, pageId: '999' }], at(9)));
        expect(await inbox().find(event.leadId)).toMatchObject({
          pageId: '100',
          receivedAt: at(1),
        });
        expect(await inbox().claimDue(lease('a'), 10)).toHaveLength(1);
      });

      test.each(['stored', 'skipped', 'parked', 'waiting'] as const)(
        'L25: a redelivery does not touch a lead that is %s',
        async (state) => {
          const leadId = await bring(inbox(), state, true);
          const before = await inbox().find(leadId);
          await inbox().receive(sampleDelivery([sampleEvent({ leadId, formId: '999' })], at(50)));
          expect(await inbox().find(leadId)).toEqual(before);
          expect(await inbox().claimDue(lease('a', 60), 10)).toEqual([]);
        },
      );

      test('L24: two openings receive the same events at once', async () => {
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

      test('a delivery that fails half-way leaves nothing, and those beside it are stored', async () => {
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

    describe('claimDue', () => {
      test('gives the oldest first, not more than asked for, and counts the attempt', async () => {
        // Meta's ids do not rise with time.
        const events = Array.from({ length: 9 }, () => sampleEvent()).toReversed();
        for (const [index, event] of events.entries())
          await inbox().receive(sampleDelivery([event], at(index)));
        const first = await inbox().claimDue(lease('a'), 5);
        expect(ids(first)).toEqual(ids(events.slice(0, 5)));
        expect(first[0]).toMatchObject({ attempts: 1, state: 'received' });
        expect(ids(await inbox().claimDue(lease('a'), 5))).toEqual(ids(events.slice(5)));
        expect(await inbox().claimDue(lease('a'), 5)).toEqual([]);
      });

      test('the one that has been due for longest comes first, whenever it came in', async () => {
        const waited = await bring(inbox(), 'waiting', false);
        const event = sampleEvent();
        await inbox().receive(sampleDelivery([event], at(500)));
        const claimed = await inbox().claimDue(lease('a', 1_000), 10);
        expect(ids(claimed)).toEqual([event.leadId, waited]);
      });

      test('gives a waiting lead when its time has come and not before', async () => {
        const leadId = await bring(inbox(), 'waiting', false);
        expect(await inbox().claimDue(lease('a', 999), 10)).toEqual([]);
        const [lead] = await inbox().claimDue(lease('a', 1_000), 10);
        expect(lead).toMatchObject({ leadId, attempts: 2, state: 'waiting', reason: 'Later.' });
      });

      test.each(['stored', 'skipped', 'parked'] as const)(
        'never gives a lead that is %s',
        async (state) => {
          await bring(inbox(), state, true);
          expect(await inbox().claimDue(lease('a', 1_000_000), 10)).toEqual([]);
        },
      );

      test('L29: a crashed worker’s leads are taken over when its lease has ended', async () => {
        const event = sampleEvent();
        await inbox().receive(sampleDelivery([event]));
        await inbox().claimDue(lease('crashed', 10), 10);
        expect(await inbox().claimDue(lease('heir', 69), 10)).toEqual([]);
        const taken = await inbox().claimDue(lease('heir', 70), 10);
        expect(ids(taken)).toEqual([event.leadId]);
        expect(taken[0]?.attempts).toBe(2);
      });

      test('L24: workers of three connections and a second process never share a lead', async () => {
        const events = Array.from({ length: 200 }, () => sampleEvent());
        await inbox().receive(sampleDelivery(events));
        const { storage: far } = await opened().startProcess();
        const near = [opened().storage, await opened().openAnother(), await opened().openAnother()];
        const claims = await Promise.all(
          [...near, far].flatMap((storage, index) =>
            Array.from({ length: 10 }, () => storage.inbox.claimDue(lease(`w${index}`), 7)),
          ),
        );
        const claimed = ids(claims.flat());
        expect(claimed).toHaveLength(200);
        expect(new Set(claimed).size).toBe(200);
      });
    });

    describe('settle', () => {
      test.each([
        ['stored', { state: 'stored' }, ''],
        ['skipped', { state: 'skipped', reason: 'Disabled.' }, 'Disabled.'],
        ['parked', { state: 'parked', reason: 'Odd.' }, 'Odd.'],
        ['waiting', waiting(100), 'Later.'],
      ] as const)(
        'as %s keeps the state, the reason and the reading',
        async (state, outcome, reason) => {
          const event = sampleEvent();
          await inbox().receive(sampleDelivery([event]));
          await inbox().claimDue(lease('a'), 1);
          await inbox().settle(event.leadId, 'a', outcome, at(20), sampleReading());
          expect(await inbox().find(event.leadId)).toMatchObject({
            state,
            reason,
            original: '{"id":"1","platform":"ig"}',
            platform: 'instagram',
            formId: '201',
            event: event.original,
          });
        },
      );

      test('a reading without a time does not take away the event’s', async () => {
        const leadId = await bring(inbox(), 'waiting', false);
        await inbox().claimDue(lease('a', 1_000), 1);
        const reading = sampleReading({ createdTime: null });
        await inbox().settle(leadId, 'a', { state: 'stored' }, at(1_001), reading);
        expect((await inbox().find(leadId))?.createdTime).toEqual(at(0));
      });

      test('a worker that lost its lease changes nothing, but what it read is kept', async () => {
        const event = sampleEvent();
        await inbox().receive(sampleDelivery([event]));
        await inbox().claimDue(lease('slow', 10), 1);
        await inbox().claimDue(lease('heir', 70), 1);
        await inbox().settle(event.leadId, 'slow', waiting(71), at(71), sampleReading());
        expect(await inbox().find(event.leadId)).toMatchObject({
          state: 'received',
          original: sampleReading().original,
        });
        expect(await inbox().claimDue(lease('third', 80), 1)).toEqual([]);
        await inbox().settle(event.leadId, 'heir', waiting(200), at(90));
        expect((await inbox().find(event.leadId))?.state).toBe('waiting');
      });

      test('stored counts also from a worker that lost its lease, and nothing undoes it', async () => {
        const event = sampleEvent();
        await inbox().receive(sampleDelivery([event]));
        await inbox().claimDue(lease('slow', 10), 1);
        await inbox().claimDue(lease('heir', 70), 1);
        await inbox().settle(event.leadId, 'slow', { state: 'stored' }, at(71), sampleReading());
        const other = sampleReading({ original: '{}', formId: '999' });
        for (const outcome of [waiting(80), { state: 'parked', reason: 'No.' }] as const)
          await inbox().settle(event.leadId, 'heir', outcome, at(75), other);
        expect(await inbox().find(event.leadId)).toMatchObject({ state: 'stored', formId: '201' });
        expect(await inbox().claimDue(lease('third', 1_000), 1)).toEqual([]);
      });

      test('twice is as good as once', async () => {
        const leadId = await bring(inbox(), 'stored', true);
        const before = await inbox().find(leadId);
        await inbox().settle(leadId, 'bringer', { state: 'stored' }, at(99), sampleReading());
        expect(await inbox().find(leadId)).toEqual(before);
      });

      test('of an unknown lead does nothing', async () => {
        const leadId = newMetaId();
        await inbox().settle(leadId, 'a', { state: 'stored' }, at(0), sampleReading());
        expect(await inbox().find(leadId)).toBeUndefined();
      });
    });

    describe('receiveRead', () => {
      test('keeps leads that are new and leases them to the caller', async () => {
        const lead = sampleReadLead();
        const [leased] = await inbox().receiveRead([lead], 'sync', lease('sync', 10));
        expect(leased).toMatchObject({
          leadId: lead.leadId,
          state: 'received',
          attempts: 1,
          via: 'sync',
          event: null,
          original: lead.original,
          receivedAt: at(10),
        });
        expect(await inbox().claimDue(lease('worker', 69), 10)).toEqual([]);
      });

      test('L29: what a crashed sync had leased is taken over, with what Graph said', async () => {
        const lead = sampleReadLead();
        await inbox().receiveRead([lead], 'catch-up', lease('crashed', 10));
        const [taken] = await inbox().claimDue(lease('worker', 70), 10);
        expect(taken).toMatchObject({ leadId: lead.leadId, original: lead.original, attempts: 2 });
      });

      test('L24: the same leads read twice, at once and in one list are leased once', async () => {
        const another = await opened().openAnother();
        const leads = Array.from({ length: 60 }, () => sampleReadLead());
        const given = await Promise.all([
          inbox().receiveRead([...leads, ...leads], 'sync', lease('a')),
          another.inbox.receiveRead(leads, 'catch-up', lease('b')),
          another.inbox.receiveRead(leads, 'sync', lease('c')),
        ]);
        expect(given.flat()).toHaveLength(60);
        expect(new Set(ids(given.flat())).size).toBe(60);
      });

      test('L24: a webhook after it changes nothing', async () => {
        const lead = sampleReadLead();
        await inbox().receiveRead([lead], 'sync', lease('sync'));
        await inbox().receive(sampleDelivery([sampleEvent({ leadId: lead.leadId })]));
        expect(await inbox().claimDue(lease('worker', 20), 10)).toEqual([]);
        expect(await inbox().find(lead.leadId)).toMatchObject({ via: 'sync', attempts: 1 });
      });

      test.each([
        ['skipped', false],
        ['skipped', true],
        ['waiting', false],
        ['parked', false],
      ] as const)(
        'gives another chance to a lead that is %s (read before: %s)',
        async (state, wasRead) => {
          const leadId = await bring(inbox(), state, wasRead);
          const lead = sampleReadLead({ leadId });
          const [leased] = await inbox().receiveRead([lead], 'sync', lease('sync', 20));
          expect(leased).toMatchObject({ leadId, state: 'received', reason: '', attempts: 2 });
          expect(leased?.original).toBe(lead.original);
          expect(leased?.via).toBe('webhook');
          expect(await inbox().claimDue(lease('worker', 30), 10)).toEqual([]);
        },
      );

      test.each([
        ['stored', true],
        ['waiting', true],
        ['parked', true],
      ] as const)('leaves a lead alone that is %s (read before: %s)', async (state, wasRead) => {
        const leadId = await bring(inbox(), state, wasRead);
        const before = await inbox().find(leadId);
        const read = [sampleReadLead({ leadId })];
        expect(await inbox().receiveRead(read, 'sync', lease('sync', 20))).toEqual([]);
        expect(await inbox().find(leadId)).toEqual(before);
      });

      test('leaves a lead to the worker that has it, and spares it the next reading', async () => {
        const [due, retried] = [sampleEvent(), await bring(inbox(), 'waiting', false)];
        await inbox().receive(sampleDelivery([due]));
        await inbox().claimDue(lease('worker', 1_000), 10);
        const read = [due.leadId, retried].map((leadId) => sampleReadLead({ leadId }));
        expect(await inbox().receiveRead(read, 'sync', lease('sync', 1_001))).toEqual([]);
        for (const { leadId, original } of read) {
          await inbox().settle(leadId, 'worker', waiting(1_002), at(1_001));
          expect(await inbox().find(leadId)).toMatchObject({ state: 'waiting', original });
        }
      });

      test('leaves a lead that no worker has begun with to the workers', async () => {
        const event = sampleEvent();
        await inbox().receive(sampleDelivery([event]));
        const read = [sampleReadLead({ leadId: event.leadId })];
        expect(await inbox().receiveRead(read, 'sync', lease('sync', 20))).toEqual([]);
        const [claimed] = await inbox().claimDue(lease('worker', 21), 10);
        expect(claimed).toMatchObject({ leadId: event.leadId, original: read[0]?.original });
      });

      test('one lead that fails takes the whole list back', async () => {
        const good = sampleReadLead();
        const bad = {
          ...sampleReadLead(),
          get createdTime(): Date {
            throw new Error('half-way');
          },
        };
        await expect(inbox().receiveRead([good, bad], 'sync', lease('a'))).rejects.toThrow();
        expect(await inbox().find(good.leadId)).toBeUndefined();
      });
    });

    describe('counting', () => {
      async function store(formId: string, platform: 'facebook' | 'instagram', seconds: number) {
        const lead = sampleReadLead({ formId });
        await inbox().receiveRead([lead], 'sync', lease('sync'));
        const reading = sampleReading({ formId, platform, createdTime: at(seconds) });
        await inbox().settle(lead.leadId, 'sync', { state: 'stored' }, at(20), reading);
        return lead.leadId;
      }

      test('counts stored leads per Page, platform and form, with the newest’s time', async () => {
        await store('1', 'facebook', 5);
        await store('1', 'facebook', 9);
        await store('1', 'instagram', 3);
        await store('2', 'facebook', 1);
        await bring(inbox(), 'parked', true);
        const counts = await inbox().countStored();
        expect(counts).toHaveLength(3);
        expect(counts).toEqual(
          expect.arrayContaining([
            { pageId: '100', platform: 'facebook', formId: '1', count: 2, newest: at(9) },
            { pageId: '100', platform: 'instagram', formId: '1', count: 1, newest: at(3) },
            { pageId: '100', platform: 'facebook', formId: '2', count: 1, newest: at(1) },
          ]),
        );
      });

      test('lists the newest stored leads of a form', async () => {
        const stored = [];
        for (const seconds of [5, 9, 7]) stored.push(await store('1', 'facebook', seconds));
        await store('2', 'facebook', 99);
        expect(await inbox().newestOfForm('1', 2)).toEqual([
          { leadId: stored[1], createdTime: at(9) },
          { leadId: stored[2], createdTime: at(7) },
        ]);
        expect(await inbox().newestOfForm('3', 2)).toEqual([]);
      });
    });

    describe('durability', () => {
      test('everything is there after closing and opening again', async () => {
        const leadId = await bring(inbox(), 'waiting', true);
        const before = await inbox().find(leadId);
        const { inbox: reopened } = await opened().reopen();
        expect(await reopened.find(leadId)).toEqual(before);
        expect(ids(await reopened.claimDue(lease('a', 1_000), 10))).toEqual([leadId]);
      });

      test('L29: what was acknowledged survives a killed process', async () => {
        const { storage: doomed, kill } = await opened().startProcess();
        const acknowledged: string[] = [];
        const deliveries = Array.from({ length: 400 }, () => sampleEvent());
        const sending = deliveries.map(async (event) => {
          await doomed.inbox.receive(sampleDelivery([event]));
          acknowledged.push(event.leadId);
          // In the middle of it all.
          if (acknowledged.length === 150) await kill();
        });
        await Promise.allSettled(sending);
        expect(acknowledged.length).toBeGreaterThanOrEqual(150);
        for (const leadId of acknowledged)
          expect(await inbox().find(leadId)).toMatchObject({ leadId, state: 'received' });
      });

      test('L29: a killed process leaves its claims to others', async () => {
        const { storage: doomed, kill } = await opened().startProcess();
        const event = sampleEvent();
        await doomed.inbox.receive(sampleDelivery([event]));
        await doomed.inbox.claimDue(lease('doomed', 10), 10);
        await kill();
        expect(await inbox().claimDue(lease('heir', 20), 10)).toEqual([]);
        expect(ids(await inbox().claimDue(lease('heir', 70), 10))).toEqual([event.leadId]);
      });
    });
  });
}

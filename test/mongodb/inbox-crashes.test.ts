import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Storage } from '../../src/storage/storage.ts';
import { announce, bring, claimOne, ids, takeIn } from '../contract/inbox-steps.ts';
import { listAll } from '../contract/lead-store-contract.ts';
import {
  ADMIN,
  at,
  lease,
  newMetaId,
  sampleDelivery,
  sampleEvent,
  sampleLead,
  sampleListedLead,
  sampleReading,
  waiting,
} from '../contract/samples.ts';
import { eventually } from '../support/eventually.ts';
import { beforeWrites, killBefore } from './cut-writes.ts';
import { hasServer, openDatabase, type TestDatabase } from './open-database.ts';

/** More than any work here has. */
const MOST_WRITES = 12;

describe.skipIf(!hasServer())('an inbox in MongoDB', () => {
  let database: TestDatabase;
  let doomed: Storage;
  let heir: Storage;
  beforeEach(async () => {
    database = openDatabase();
    [doomed, heir] = [await database.open(), await database.open()];
  });
  afterEach(() => database.close());

  /** Kills a process before each of its writes in turn. @param check does what the next attempt does */
  async function killBeforeEachWrite(
    work: () => Promise<{ run: () => Promise<unknown>; check: () => Promise<void> }>,
  ): Promise<void> {
    for (let write = 0; write < MOST_WRITES; write += 1) {
      const { run, check } = await work();
      const isOver = await killBefore(write, run);
      await check();
      if (!isOver) continue;
      expect(write, 'writes').toBeGreaterThan(0);
      return;
    }
    throw new Error('The work has too many writes.');
  }

  const recordedOf = async (leadId: string) =>
    (await listAll(heir.leads, { limit: 100 })).filter(
      ({ metaData }) => metaData?.leadId === leadId,
    );

  test('L29: a delivery whose process is killed between any two writes is whole when Meta sends it again', () =>
    killBeforeEachWrite(async () => {
      const found = sampleListedLead();
      await heir.inbox.receiveRead([found], 'sync', lease('sync'));
      const events = [sampleEvent(), sampleEvent({ leadId: found.leadId }), sampleEvent()];
      const delivery = sampleDelivery(events);
      return {
        run: () => doomed.inbox.receive(delivery),
        check: async () => {
          await heir.inbox.receive(delivery);
          for (const { leadId, original } of events)
            expect(await heir.inbox.find(leadId)).toMatchObject({
              state: 'received',
              event: original,
            });
          const named = { leadIds: found.leadId };
          const bodies = database.db.collection('webhook_deliveries');
          expect(await bodies.countDocuments(named)).toBeGreaterThan(0);
          const claimed = ids(await heir.inbox.claimDue(lease(newMetaId(), 60), 10));
          expect(claimed.toSorted()).toEqual([events[0]?.leadId, events[2]?.leadId]);
          await heir.inbox.takeIn(sampleLead({}, found.leadId), sampleReading(), ADMIN, at(60));
        },
      };
    }));

  test('L29: leads that a process was killed with while it stored a list are worked on once', () =>
    killBeforeEachWrite(async () => {
      const skipped = await bring(heir.inbox, 'skipped', false);
      const unread = await bring(heir.inbox, 'needs-attention', false);
      const list = [
        sampleListedLead(),
        ...[skipped, unread].map((leadId) => sampleListedLead({ leadId })),
      ];
      return {
        run: () => doomed.inbox.receiveRead(list, 'sync', lease(newMetaId(), 20)),
        check: async () => {
          const again = await heir.inbox.receiveRead(list, 'sync', lease(newMetaId(), 100));
          const due = await heir.inbox.claimDue(lease(newMetaId(), 101), 10);
          expect(ids([...again, ...due]).toSorted()).toEqual(ids(list).toSorted());
          for (const { leadId, original } of list) {
            expect(await heir.inbox.find(leadId)).toMatchObject({ state: 'received', original });
            await takeIn(heir.inbox, leadId, 102);
          }
        },
      };
    }));

  test('L29: a lead whose process is killed between any two writes of takeIn is taken in by the next attempt, once', () =>
    killBeforeEachWrite(async () => {
      const leadId = await announce(heir.inbox);
      await claimOne(heir.inbox, `doomed-${leadId}`);
      return {
        run: () => takeIn(doomed.inbox, leadId, 20),
        check: async () => {
          const claimed = await claimOne(heir.inbox, `heir-${leadId}`, 200);
          if (claimed) await takeIn(heir.inbox, claimed.leadId, 201);
          expect(await heir.inbox.find(leadId)).toMatchObject({ state: 'stored', lease: null });
          expect(await recordedOf(leadId)).toHaveLength(1);
          expect(await heir.inbox.claimDue(lease('third', 9_999), 10)).toEqual([]);
        },
      };
    }));

  test('L29: an attempt whose process is killed between any two writes of settle is made again', () =>
    killBeforeEachWrite(async () => {
      const leadId = await announce(heir.inbox);
      await claimOne(heir.inbox, `doomed-${leadId}`);
      const outcome = waiting(150);
      return {
        run: () =>
          doomed.inbox.settle(leadId, `doomed-${leadId}`, outcome, at(20), sampleReading()),
        check: async () => {
          const worker = `heir-${leadId}`;
          expect(await claimOne(heir.inbox, worker, 200)).toMatchObject({ leadId });
          await heir.inbox.settle(leadId, worker, waiting(9_000), at(201), sampleReading());
          expect(await heir.inbox.find(leadId)).toMatchObject({ state: 'pending', claims: 0 });
        },
      };
    }));

  test('L29: a lead that a person completed is whole when the person tries again', () =>
    killBeforeEachWrite(async () => {
      const leadId = await bring(heir.inbox, 'needs-attention', false);
      const complete = ({ inbox }: Storage) =>
        inbox.complete(sampleLead({}, leadId), ADMIN, at(20));
      return {
        run: () => complete(doomed),
        check: async () => {
          expect((await complete(heir))?.lead.metaData?.leadId).toBe(leadId);
          expect(await heir.inbox.find(leadId)).toMatchObject({
            state: 'stored',
            platform: 'facebook',
            decision: { by: ADMIN },
          });
          expect(await recordedOf(leadId)).toHaveLength(1);
        },
      };
    }));

  test('L29: a lead that a person completed is whole by itself, whichever write its process was killed before', async () => {
    const leadIds: string[] = [];
    for (let write = 0; ; write += 1) {
      const leadId = await bring(heir.inbox, 'needs-attention', false);
      leadIds.push(leadId);
      const isOver = await killBefore(write, () =>
        doomed.inbox.complete(sampleLead({}, leadId), ADMIN, at(20)),
      );
      if (isOver) break;
    }
    expect(leadIds.length).toBeGreaterThan(2);
    await eventually(
      'each lead is in the CRM and stored, or neither',
      async () => {
        for (const leadId of leadIds) {
          const isInCrm = (await recordedOf(leadId)).length === 1;
          const inboxLead = await heir.inbox.find(leadId);
          if (isInCrm !== (inboxLead?.state === 'stored')) return false;
        }
        return true;
      },
      30_000,
    );
    expect(await recordedOf(leadIds.at(-2) ?? '')).toHaveLength(1);
    expect(await heir.inbox.find(leadIds.at(-2) ?? '')).toMatchObject({
      platform: 'facebook',
      decision: { by: ADMIN, at: at(20) },
    });
  });

  test.each([0, 1, 2])(
    'W59: a person who is erased before write %i of takeIn has no lead',
    async (write) => {
      const leadId = await announce(heir.inbox);
      await claimOne(heir.inbox, 'worker');
      const erase = () =>
        heir.erasures.erase({
          certificateId: newMetaId(),
          leadIds: [],
          heldLeadIds: [leadId],
          by: ADMIN,
          at: at(20),
        });
      const before = async (next: number) => {
        if (next === write) await erase();
      };
      const [result] = await Promise.allSettled([
        beforeWrites(before, () => takeIn(doomed.inbox, leadId, 20)),
      ]);
      if (write === 2) await erase();
      else expect(result).toMatchObject({ status: 'rejected', reason: { code: 'lead-erased' } });
      expect(await recordedOf(leadId)).toEqual([]);
      expect(await heir.inbox.find(leadId)).toMatchObject({
        state: 'erased',
        original: null,
        event: null,
      });
      expect(await heir.inbox.countByState()).toMatchObject({ stored: 0, erased: 1 });
    },
  );

  test('30 claims at the same time from three processes give each lead once', async () => {
    const third = await database.open();
    const events = Array.from({ length: 300 }, () => sampleEvent());
    await heir.inbox.receive(sampleDelivery(events));
    const claims = await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        ([doomed, heir, third][n % 3] ?? heir).inbox.claimDue(lease(`worker-${n}`), 5),
      ),
    );
    const claimed = ids(claims.flat());
    expect(new Set(claimed).size).toBe(claimed.length);
    const rest = ids(await heir.inbox.claimDue(lease('rest'), 300));
    expect(new Set([...claimed, ...rest])).toEqual(new Set(ids(events)));
    expect(claimed.length + rest.length).toBe(300);
  });

  test('L24: a delivery that is sent to two processes at the same time makes each lead once', async () => {
    const events = Array.from({ length: 200 }, () => sampleEvent());
    const delivery = sampleDelivery(events);
    await Promise.all([doomed, heir, doomed, heir].map(({ inbox }) => inbox.receive(delivery)));
    expect(await database.db.collection('meta_leads').countDocuments()).toBe(200);
    expect(ids(await heir.inbox.claimDue(lease('worker'), 500)).toSorted()).toEqual(
      ids(events).toSorted(),
    );
  });
});

import { describe, expect, test } from 'vitest';
import { INTAKE } from '../../src/users/actor.ts';
import { eventually } from '../support/eventually.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import { announce, bring, claimOne, takeIn } from './inbox-steps.ts';
import { listAll } from './lead-store-contract.ts';
import {
  ADMIN,
  at,
  lease,
  newMetaId,
  parked,
  sampleDelivery,
  sampleEvent,
  sampleLead,
  sampleReading,
  skipped,
  waiting,
} from './samples.ts';

/** What every engine must do when an inbox lead becomes a CRM lead. */
export function describeInboxTakeInContract(openStorage: OpenStorage): void {
  describe('inbox: takeIn', () => {
    const opened = useStorage(openStorage);
    const inbox = () => opened().storage.inbox;
    const leads = () => opened().storage.leads;

    test('takeIn records the CRM lead, keeps the reading and ends the work', async () => {
      const leadId = await announce(inbox());
      await claimOne(inbox(), 'a');
      const { created, lead } = await takeIn(inbox(), leadId, 20);
      expect(created).toBe(true);
      expect(lead).toMatchObject({ status: 'New', updatedAt: at(20), metaData: { leadId } });
      expect(await leads().find(lead.id)).toEqual(lead);
      expect(await inbox().find(leadId)).toMatchObject({
        state: 'stored',
        original: sampleReading().original,
        platform: 'instagram',
        formId: '201',
        lease: null,
        claims: 0,
      });
      expect(await inbox().trace(leadId)).toMatchObject({ fetchedAt: at(5), storedAt: at(20) });
      expect(await inbox().claimDue(lease('b', 9_999), 10)).toEqual([]);
    });

    test('L25: taking a lead in twice has the same effect as once, whatever a person did in between', async () => {
      const leadId = await announce(inbox());
      const first = await takeIn(inbox(), leadId, 20);
      const changed = await leads().setStatus(first.lead.id, 'Won', ADMIN, at(30));
      const [raw, trace] = [await inbox().find(leadId), await inbox().trace(leadId)];
      const other = sampleReading({ original: '{}', formId: '999', platform: 'facebook' });
      expect(await takeIn(inbox(), leadId, 40, other)).toEqual({ created: false, lead: changed });
      expect(await inbox().find(leadId)).toEqual(raw);
      expect(await inbox().trace(leadId)).toEqual(trace);
      expect(await listAll(leads(), { limit: 10 })).toEqual([changed]);
    });

    test('L24: takeIn makes one lead when two connections and two processes run it at the same time', async () => {
      const storages = [
        opened().storage,
        await opened().openAnother(),
        (await opened().startProcess()).storage,
        (await opened().startProcess()).storage,
      ];
      const leadIds = Array.from({ length: 25 }, newMetaId);
      await inbox().receive(sampleDelivery(leadIds.map((leadId) => sampleEvent({ leadId }))));
      const results = await Promise.all(
        leadIds.flatMap((leadId) => storages.map((storage) => takeIn(storage.inbox, leadId, 20))),
      );
      expect(results.filter(({ created }) => created)).toHaveLength(25);
      expect(new Set(results.map(({ lead }) => lead.id)).size).toBe(25);
      expect(await listAll(leads(), { limit: 10, q: 'anna' })).toHaveLength(25);
      for (const leadId of leadIds)
        expect(await inbox().find(leadId)).toMatchObject({ state: 'stored' });
    });

    test('takeIn also succeeds for a worker that lost its lease, and no settling undoes it', async () => {
      const leadId = await announce(inbox());
      await claimOne(inbox(), 'slow', 10);
      await claimOne(inbox(), 'heir', 70);
      await takeIn(inbox(), leadId, 71);
      const before = await inbox().find(leadId);
      const other = sampleReading({ original: '{}', formId: '999' });
      for (const outcome of [waiting(80), parked(), skipped])
        await inbox().settle(leadId, 'heir', outcome, at(75), other);
      expect(await inbox().find(leadId)).toEqual(before);
      expect(before).toMatchObject({ state: 'stored', formId: '201' });
      expect(await inbox().claimDue(lease('third', 1_000), 1)).toEqual([]);
    });

    test.each(['pending', 'needs-attention', 'skipped'] as const)(
      'takeIn succeeds if another worker left the lead %s in between',
      async (state) => {
        const leadId = await bring(inbox(), state, false);
        expect(await takeIn(inbox(), leadId, 30)).toMatchObject({ created: true });
        expect(await inbox().find(leadId)).toMatchObject({
          state: 'stored',
          reason: null,
          failure: null,
          failures: 0,
          nextAttemptAt: null,
        });
      },
    );

    test('a lead that is in the CRM already is returned unchanged, and its work ends', async () => {
      const leadId = await announce(inbox());
      const { lead } = await leads().recordOnce(
        sampleLead({ name: 'Berta' }, leadId),
        INTAKE,
        at(2),
      );
      expect(await takeIn(inbox(), leadId, 20)).toEqual({ created: false, lead });
      expect((await inbox().find(leadId))?.state).toBe('stored');
    });

    test('takeIn that fails half-way leaves the inbox lead as it was', async () => {
      const leadId = await announce(inbox());
      await claimOne(inbox(), 'a');
      const before = await inbox().find(leadId);
      const bad = {
        ...sampleLead({}, leadId),
        get company(): string {
          throw new Error('half-way');
        },
      };
      const beside = await announce(inbox());
      const results = await Promise.allSettled([
        inbox().takeIn(bad, sampleReading(), INTAKE, at(20)),
        takeIn(inbox(), beside, 20),
      ]);
      expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
      expect(await inbox().find(leadId)).toEqual(before);
      expect((await inbox().trace(leadId))?.fetchedAt).toBeNull();
      expect(await listAll(leads(), { limit: 10 })).toHaveLength(1);
      expect(await listAll(leads(), { limit: 10, q: 'anna' })).toHaveLength(1);
    });

    const { wholeOrNothing } = openStorage.promises;
    const outcome = wholeOrNothing
      ? 'leaves each lead taken in as a whole or not at all'
      : 'leaves leads that the next attempt takes in, each once';

    test(`L29: a process that is killed during takeIn ${outcome}`, async () => {
      const leadIds = Array.from({ length: 400 }, newMetaId);
      await inbox().receive(sampleDelivery(leadIds.map((leadId) => sampleEvent({ leadId }))));
      const { storage: doomed, kill } = await opened().startProcess();
      const acknowledged = new Set<string>();
      const working = leadIds.map(async (leadId) => {
        await takeIn(doomed.inbox, leadId, 20);
        acknowledged.add(leadId);
        if (acknowledged.size === 60) await kill();
      });
      await Promise.allSettled(working);
      const listed = async () =>
        (await listAll(leads(), { limit: 100 })).map(({ metaData }) => metaData?.leadId ?? '');
      // A database server may still finish what it has received from the killed process.
      const inCrm = await eventually('the list no longer grows', async () => {
        const before = await listed();
        await new Promise((resolve) => setTimeout(resolve, 500));
        const after = await listed();
        return after.length === before.length && new Set(after);
      });
      expect(acknowledged.size).toBeGreaterThanOrEqual(60);
      for (const leadId of acknowledged) {
        expect(inCrm.has(leadId)).toBe(true);
        expect((await inbox().find(leadId))?.state).toBe('stored');
      }
      if (wholeOrNothing)
        for (const leadId of leadIds) {
          const raw = await inbox().find(leadId);
          expect(raw?.state).toBe(inCrm.has(leadId) ? 'stored' : 'received');
          expect(raw?.original === null).toBe(raw?.state === 'received');
        }
      expect(await listAll(leads(), { limit: 100, q: 'anna' })).toHaveLength(inCrm.size);
      const again = await Promise.all(leadIds.map((leadId) => takeIn(inbox(), leadId, 30)));
      expect(again.filter(({ created }) => created)).toHaveLength(400 - inCrm.size);
      expect((await listed()).toSorted()).toEqual(leadIds.toSorted());
      expect(await inbox().countByState()).toMatchObject({ stored: 400, received: 0 });
    });
  });
}

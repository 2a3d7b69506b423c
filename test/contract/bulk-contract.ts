import { describe, expect, test } from 'vitest';
import type { BulkRun } from '../../src/bulk/bulk-run.ts';
import { BulkRuns } from '../../src/bulk/bulk-runs.ts';
import { changeOne } from '../../src/bulk/change-one.ts';
import { newId } from '../../src/new-id.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import { ADMIN, at, sampleEnteredLead } from './samples.ts';

const sampleRun = (run: Partial<BulkRun> = {}): BulkRun => ({
  id: newId(),
  by: ADMIN,
  change: { status: 'Won', addTags: ['fair'] },
  undoOf: null,
  leadIds: [newId(), newId(), newId()],
  results: [],
  createdAt: at(1),
  updatedAt: at(1),
  ...run,
});

/** All stages are there. */
const readCurrentStage = async (status: string): Promise<string> => status;

const EARLY = at(-1_000);

/** What every engine must do with changes of many leads. */
export function describeBulkContract(openStorage: OpenStorage): void {
  describe('changes of many leads', () => {
    const opened = useStorage(openStorage);
    const runs = () => opened().storage.bulkRuns;
    /** Continues runs, as a process does after its start. */
    const startRuns = (now: Date): BulkRuns => {
      const { bulkRuns: store, leads, leadEvents } = opened().storage;
      const onError = (error: unknown) => {
        throw error;
      };
      const readViewer = async () => null;
      const parts = { store, leads, leadEvents, readViewer, readCurrentStage, onError };
      const bulk = new BulkRuns({ ...parts, now: () => now });
      bulk.start();
      return bulk;
    };

    test('a run reads back as it was added, with its leads in their order', async () => {
      const run = sampleRun();
      const undo = sampleRun({ undoOf: run.id, change: {} });
      await runs().add(run, EARLY);
      await runs().add(undo, EARLY);
      expect(await runs().find(run.id)).toEqual(run);
      const reopened = await opened().reopen();
      expect(await reopened.bulkRuns.find(undo.id)).toEqual(undo);
      expect(await reopened.bulkRuns.find(newId())).toBeUndefined();
    });

    test('results are added once, also by two processes at the same time', async () => {
      const run = sampleRun();
      await runs().add(run, EARLY);
      const { storage: far } = await opened().startProcess();
      const first = [{ kind: 'changed', eventId: newId() }, { kind: 'same' }] as const;
      const saved = await Promise.all(
        [runs(), far.bulkRuns].map((store) => store.addResults(run.id, 0, first, at(5))),
      );
      const [winner, ...others] = saved.filter((each) => each !== undefined);
      expect(winner).toEqual({ ...run, results: first, updatedAt: at(5) });
      expect(others).toEqual([]);
      const last = [{ kind: 'skipped', reason: 'not-found' }] as const;
      const ended = await runs().addResults(run.id, 2, last, at(6));
      expect(ended?.results).toEqual([...first, ...last]);
      expect(await runs().addResults(newId(), 0, last, at(6))).toBeUndefined();
    });

    test('the last runs of somebody are listed, the newest first, and nobody else has them', async () => {
      const other = { kind: 'api-key', id: ADMIN.id, name: 'A program' } as const;
      const running = sampleRun({ createdAt: at(3) });
      const ended = sampleRun({ leadIds: ['x'], createdAt: at(2) });
      const old = sampleRun({ createdAt: at(1) });
      const foreign = sampleRun({ by: other, createdAt: at(4) });
      for (const run of [old, running, foreign])
        await runs().add({ ...run, updatedAt: at(3) }, EARLY);
      await runs().add(ended, EARLY);
      await runs().addResults(ended.id, 0, [{ kind: 'same' }], at(5));
      const idsOf = async (since: Date, most: number) =>
        (await runs().listOf(ADMIN, since, most)).map(({ id }) => id);
      expect(await idsOf(at(3), 10)).toEqual([running.id, ended.id, old.id]);
      expect(await idsOf(at(3), 2)).toEqual([running.id, ended.id]);
      expect(await idsOf(at(4), 10)).toEqual([ended.id]);
      expect((await runs().listOf(other, at(0), 10)).map(({ id }) => id)).toEqual([foreign.id]);
    });

    test('a run that has not ended is stalled once its last results are old', async () => {
      const run = sampleRun();
      const ended = sampleRun({ leadIds: ['x'] });
      for (const each of [run, ended]) await runs().add(each, EARLY);
      await runs().addResults(ended.id, 0, [{ kind: 'same' }], at(1));
      expect(await runs().listStalled(at(1))).toEqual([]);
      expect(await runs().listStalled(at(2))).toEqual([run.id]);
      await runs().addResults(run.id, 0, [{ kind: 'same' }], at(9));
      expect(await runs().listStalled(at(2))).toEqual([]);
    });

    test('runs that ended long ago are removed with the next one', async () => {
      const old = sampleRun({ leadIds: ['x'] });
      const unended = sampleRun();
      for (const each of [old, unended]) await runs().add(each, EARLY);
      await runs().addResults(old.id, 0, [{ kind: 'same' }], at(2));
      await runs().add(sampleRun(), at(3));
      expect(await runs().find(old.id)).toBeUndefined();
      expect(await runs().find(unended.id)).toBeDefined();
    });

    test('what people wrote is kept until a run ends, and then only which fields changed', async () => {
      const change = {
        status: 'Lost',
        lostReason: 'Anna has died',
        priority: null,
        addTags: ['anna'],
        removeTags: ['hot'],
      };
      const run = sampleRun({ leadIds: ['x', 'y'], change });
      await runs().add(run, EARLY);
      await runs().addResults(run.id, 0, [{ kind: 'same' }], at(2));
      expect((await runs().find(run.id))?.change).toEqual(change);
      const ended = await runs().addResults(run.id, 1, [{ kind: 'same' }], at(3));
      const kept = { status: 'Lost', lostReason: '', priority: null, addTags: [], removeTags: [] };
      expect(ended?.change).toEqual(kept);
      expect((await runs().find(run.id))?.change).toEqual(kept);
      const plain = sampleRun({ leadIds: ['x'], change: { ownerId: null } });
      await runs().add(plain, EARLY);
      const done = await runs().addResults(plain.id, 0, [{ kind: 'same' }], at(3));
      expect(done?.change).toEqual({ ownerId: null });
    });

    test('runs that ended long ago are removed while no new one begins', async () => {
      const old = sampleRun({ leadIds: ['x'] });
      const unended = sampleRun({ updatedAt: at(700_000) });
      for (const each of [old, unended]) await runs().add(each, EARLY);
      await runs().addResults(old.id, 0, [{ kind: 'same' }], at(2));
      const bulk = startRuns(at(700_000));
      await expect.poll(() => runs().find(old.id)).toBeUndefined();
      await bulk.stop();
      expect(await runs().find(unended.id)).toBeDefined();
    });

    describe('the change of one lead', () => {
      const leads = () => opened().storage.leads;
      const addLead = async () =>
        (await leads().create(sampleEnteredLead({ ownerId: ADMIN.id }), ADMIN, at(1))).id;
      const changesOf = async (id: string) => {
        const { events } = await opened().storage.leadEvents.listOfLead(id, { limit: 20 });
        return events.filter(({ type }) => type !== 'lead.created');
      };
      const carryOut = (run: BulkRun, leadId: string, more: object = {}) => {
        const { leadEvents } = opened().storage;
        const lead = { run, leadId, viewer: null, before: undefined, ...more };
        const parts = { leads: leads(), leadEvents, readCurrentStage, now: () => at(9) };
        return changeOne(lead, parts);
      };

      test('an edit with an id is made once, also by several processes and after another change', async () => {
        const id = await addLead();
        const { storage: far } = await opened().startProcess();
        const eventId = newId();
        const won = { set: { status: 'Won' }, from: {}, eventId };
        const make = () =>
          Promise.all([leads(), far.leads].map((each) => each.edit(id, won, ADMIN, at(2))));
        const outcomes = await make();
        await leads().edit(id, { set: { status: 'Lost' }, from: {} }, ADMIN, at(3));
        outcomes.push(...(await make()));
        const edited = { kind: 'edited', eventId };
        expect(outcomes).toMatchObject([edited, edited, edited, edited]);
        expect((await leads().find(id))?.status).toBe('Lost');
        expect(await changesOf(id)).toHaveLength(2);
        const { leadEvents } = opened().storage;
        expect(await leadEvents.hasEvent(id, eventId)).toBe(true);
        expect(await leadEvents.hasEvent(id, newId())).toBe(false);
        expect(await leadEvents.hasEvent(newId(), eventId)).toBe(false);
      });

      test('two processes that carry out one run change a lead once, and both name the change', async () => {
        const id = await addLead();
        const run = sampleRun({ leadIds: [id] });
        const results = [await carryOut(run, id), await carryOut(run, id)];
        const [event, ...others] = await changesOf(id);
        expect(others).toEqual([]);
        const changed = { kind: 'changed', eventId: event?.id };
        expect(results).toEqual([changed, changed]);
        const undo = sampleRun({ undoOf: run.id, change: {}, leadIds: [id] });
        const more = { before: results[0] };
        const undone = [await carryOut(undo, id, more), await carryOut(undo, id, more)];
        const [last] = await changesOf(id);
        const changedBack = { kind: 'changed', eventId: last?.id };
        expect(undone).toEqual([changedBack, changedBack]);
        expect(await changesOf(id)).toHaveLength(2);
      });

      test('a run that hides a lead from the person who began it names its change too', async () => {
        const id = await addLead();
        const run = sampleRun({ leadIds: [id], change: { ownerId: 'user-2' } });
        const more = { viewer: ADMIN.id };
        const results = [await carryOut(run, id, more), await carryOut(run, id, more)];
        const [event] = await changesOf(id);
        const changed = { kind: 'changed', eventId: event?.id };
        expect(results).toEqual([changed, changed]);
      });

      test('a run that is continued does not take another change by the same person for its own', async () => {
        const id = await addLead();
        const run = sampleRun({ leadIds: [id] });
        await runs().add(run, EARLY);
        await leads().edit(id, { set: { name: 'By hand' }, from: {} }, ADMIN, at(2));
        const bulk = startRuns(at(100));
        await expect.poll(async () => (await runs().find(run.id))?.results).toHaveLength(1);
        await bulk.stop();
        expect(await leads().find(id)).toMatchObject({ status: 'Won', name: 'By hand' });
        const [event] = await changesOf(id);
        const results = [{ kind: 'changed', eventId: event?.id }];
        expect(await runs().find(run.id)).toMatchObject({ results });
      });
    });
  });
}

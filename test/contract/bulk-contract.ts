import { describe, expect, test } from 'vitest';
import type { BulkRun } from '../../src/bulk/bulk-run.ts';
import { newId } from '../../src/new-id.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import { ADMIN, at } from './samples.ts';

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

const EARLY = at(-1_000);

/** What every engine must do with changes of many leads. */
export function describeBulkContract(openStorage: OpenStorage): void {
  describe('changes of many leads', () => {
    const opened = useStorage(openStorage);
    const runs = () => opened().storage.bulkRuns;

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
  });
}

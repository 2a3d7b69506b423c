import type { CheckId } from '../../src/reasons.ts';
import { describe, expect, test } from 'vitest';
import type { Trouble } from '../../src/connections/health/incident.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import { at } from './samples.ts';

const DEAD: Trouble = { check: 'token', code: 'reconnect', params: { page: 'Bäckerei' } };
const LOST: Trouble = { check: 'page-subscription', code: 'subscription-lost', params: {} };

/** What every engine must store about the history of problems. */
export function describeIncidentStoreContract(openStorage: OpenStorage): void {
  describe('incident store', () => {
    const opened = useStorage(openStorage);
    const incidents = () => opened().storage.incidents;
    const reconcile = (
      troubles: readonly Trouble[],
      seconds: number,
      { undecided = [] as CheckId[], subject = '101', store = incidents() } = {},
    ) => store.reconcile(subject, { troubles, undecided }, at(seconds));
    const list = async (subject?: string) =>
      (await incidents().list({ subject, limit: 50 })).incidents;

    test('an incident is opened once and closed once, also over a restart', async () => {
      const { opened: first, closed } = await reconcile([DEAD], 1);
      expect(first).toMatchObject([{ ...DEAD, subject: '101', openedAt: at(1), closedAt: null }]);
      expect(closed).toEqual([]);
      expect(await reconcile([DEAD], 2)).toEqual({ opened: [], closed: [] });
      const { incidents: store } = await opened().reopen();
      expect(await reconcile([DEAD], 3, { store })).toEqual({ opened: [], closed: [] });
      const over = await reconcile([], 4, { store });
      expect(over).toEqual({ opened: [], closed: [{ ...first[0], closedAt: at(4) }] });
      expect(await reconcile([], 5, { store })).toEqual({ opened: [], closed: [] });
      expect((await store.list({ limit: 5 })).incidents).toEqual(over.closed);
    });

    test('each problem of a subject is opened and closed on its own', async () => {
      await reconcile([DEAD, LOST], 1);
      const { closed } = await reconcile([LOST], 2);
      expect(closed).toMatchObject([{ check: 'token', closedAt: at(2) }]);
      expect(await reconcile([], 3, { subject: '102' })).toEqual({ opened: [], closed: [] });
      expect(await list('101')).toMatchObject([
        { check: 'page-subscription', closedAt: null },
        { check: 'token', closedAt: at(2) },
      ]);
    });

    test('the same problem after an end is another incident', async () => {
      await reconcile([DEAD], 1);
      await reconcile([], 2);
      const { opened: again } = await reconcile([DEAD], 3);
      expect(again).toHaveLength(1);
      expect(await list()).toHaveLength(2);
    });

    test('another code of the same check closes one incident and opens the next', async () => {
      await reconcile([DEAD], 1);
      const other: Trouble = { ...DEAD, code: 'throttled' };
      const changes = await reconcile([other], 2);
      expect(changes.closed).toMatchObject([{ code: 'reconnect', closedAt: at(2) }]);
      expect(changes.opened).toMatchObject([{ code: 'throttled', openedAt: at(2) }]);
    });

    test('a check without a result leaves its incident open', async () => {
      await reconcile([DEAD, LOST], 1);
      const changes = await reconcile([], 2, { undecided: ['token'] });
      expect(changes.closed).toMatchObject([{ check: 'page-subscription' }]);
    });

    test('one of many checks at the same time, in several processes, opens an incident and one closes it', async () => {
      const stores = [
        opened().storage,
        await opened().openAnother(),
        (await opened().startProcess()).storage,
      ];
      const all = (troubles: readonly Trouble[], seconds: number) =>
        Promise.all(
          stores.flatMap(({ incidents: store }) =>
            Array.from({ length: 8 }, () => reconcile(troubles, seconds, { store })),
          ),
        );
      const began = await all([DEAD], 1);
      expect(began.flatMap((changes) => changes.opened)).toHaveLength(1);
      const ended = await all([], 2);
      expect(ended.flatMap(({ closed }) => closed)).toHaveLength(1);
      expect(await list()).toHaveLength(1);
    });

    test('a repaired problem is recorded once for a span of time', async () => {
      const repaired = { ...LOST, code: 'subscription-repaired' } as const;
      const record = (from: number, to: number) =>
        incidents().record('101', repaired, { from: at(from), to: at(to) });
      expect(await record(0, 60)).toMatchObject({
        ...repaired,
        openedAt: at(0),
        closedAt: at(60),
      });
      expect(await record(0, 61)).toBeUndefined();
      expect(await record(61, 120)).toMatchObject({ openedAt: at(61) });
      expect(await list()).toHaveLength(2);
    });

    test('the list is newest first, in pages, of all subjects or of one', async () => {
      for (const second of [1, 2, 3, 4, 5]) {
        const subject = second % 2 === 0 ? 'app' : '101';
        await reconcile([DEAD], second, { subject });
        await reconcile([], second + 10, { subject });
      }
      const first = await incidents().list({ limit: 2 });
      expect(first.incidents.map(({ openedAt }) => openedAt)).toEqual([at(5), at(4)]);
      const rest = await incidents().list({ limit: 5, cursor: first.nextCursor });
      expect(rest.incidents.map(({ openedAt }) => openedAt)).toEqual([at(3), at(2), at(1)]);
      expect(rest.nextCursor).toBeUndefined();
      expect(await list('app')).toHaveLength(2);
      await expect(incidents().list({ limit: 1, cursor: 'x' })).rejects.toMatchObject({
        code: 'invalid-cursor',
      });
    });
  });
}

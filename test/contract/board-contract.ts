import { describe, expect, test } from 'vitest';
import type { BoardFilters } from '../../src/leads/board-store.ts';
import { rankBetween } from '../../src/leads/board-rank.ts';
import { AppError } from '../../src/errors.ts';
import type { Lead } from '../../src/leads/lead.ts';
import { NO_CONTACT } from '../../src/leads/stage-rules.ts';
import { INTAKE } from '../../src/users/actor.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import { ADMIN, at, sampleLead } from './samples.ts';

/** Names of leads that are searched for, by when they were sent. */
const NAMES: Readonly<Record<number, string>> = { 11: 'Grace Hopper', 12: 'Konrad Zuse' };

/** What every engine must do with the columns of the board. */
export function describeBoardContract(openStorage: OpenStorage): void {
  describe('board', () => {
    const opened = useStorage(openStorage);
    const leads = () => opened().storage.leads;
    const board = () => opened().storage.board;

    /** A lead that was sent `seconds` after the start. */
    const record = async (seconds: number): Promise<Lead> => {
      const sample = sampleLead();
      const lead = { ...sample, name: NAMES[seconds] ?? `Lead ${seconds}`, createdAt: at(seconds) };
      return (await leads().recordOnce(lead, INTAKE, at(seconds))).lead;
    };
    const move = async (lead: Lead, after: Lead | null, status = 'New') => {
      const gap = await board().findGap(status, after?.id ?? null, lead.id);
      if (!gap) throw new Error('the lead above is not in the column');
      const rank = rankBetween(gap.above, gap.below) ?? null;
      await leads().edit(lead.id, { set: { status }, from: {}, rank }, ADMIN, at(50));
    };
    const column = async (status = 'New', limit = 50) =>
      (await board().listColumn({ status, limit })).leads.map(({ id }) => id);
    const counts = async (filters: BoardFilters) => {
      const counted = await board().countColumns(filters, 50);
      return Object.fromEntries([...counted].map(([status, { count }]) => [status, count]));
    };
    const ids = (...list: readonly Lead[]) => list.map(({ id }) => id);

    test('leads that nobody has placed are in a column with the newest first', async () => {
      const [a, b, c] = [await record(1), await record(2), await record(3)];
      expect(await column()).toEqual(ids(c, b, a));
      expect(await column('Won')).toEqual([]);
    });

    test('a lead keeps its place, also after opening again, and the others stay in their order', async () => {
      const [a, b, c, d] = [await record(1), await record(2), await record(3), await record(4)];
      await move(a, d);
      expect(await column()).toEqual(ids(d, a, c, b));
      await move(c, b);
      expect(await column()).toEqual(ids(d, a, b, c));
      await move(b, null);
      expect(await column()).toEqual(ids(b, d, a, c));
      const { board: again } = await opened().reopen();
      const page = await again.listColumn({ status: 'New', limit: 9 });
      expect(page.leads.map(({ id }) => id)).toEqual(ids(b, d, a, c));
    });

    test('a new lead comes above leads that were placed at the top before it', async () => {
      const [a, b] = [await record(1), await record(2)];
      await move(a, null);
      expect(await column()).toEqual(ids(a, b));
      const c = await record(60);
      expect(await column()).toEqual(ids(c, a, b));
    });

    test('a hundred moves into the same gap keep their order', async () => {
      const [above, below] = [await record(900), await record(1)];
      const moved: Lead[] = [];
      for (let n = 2; n < 102; n += 1) moved.push(await record(n));
      for (const lead of moved) await move(lead, above);
      expect(await column('New', 200)).toEqual(ids(above, ...moved.toReversed(), below));
    });

    test('a column is read page by page without a lead missing or twice', async () => {
      const all: Lead[] = [];
      for (let n = 1; n <= 25; n += 1) all.push(await record(n));
      for (const n of [3, 9, 14, 20]) await move(all[n]!, all[(n * 7) % 25]!);
      const whole = await column();
      expect(whole).toHaveLength(25);
      const read: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await board().listColumn({ status: 'New', limit: 4, cursor });
        read.push(...page.leads.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      expect(read).toEqual(whole);
    });

    test('leads are counted by status, whatever the status is, also after an erasure', async () => {
      const [a, b, c] = [await record(1), await record(2), await record(3)];
      await leads().edit(a.id, { set: { status: 'offer-sent' }, from: {} }, ADMIN, at(5));
      expect(await counts({})).toEqual({ New: 2, 'offer-sent': 1 });
      expect(await board().countIn(['Won', 'offer-sent'])).toEqual(new Map([['offer-sent', 1]]));
      await leads().edit(b.id, { set: { status: 'offer-sent' }, from: {} }, ADMIN, at(6));
      await leads().edit(c.id, { set: { status: 'Won' }, from: {} }, ADMIN, at(7));
      expect(await counts({})).toEqual({ 'offer-sent': 2, Won: 1 });
      expect(await board().countIn(['New', 'Won', 'offer-sent'])).toEqual(
        new Map([
          ['Won', 1],
          ['offer-sent', 2],
        ]),
      );
      expect(await board().countIn(['New', 'gone'])).toEqual(new Map());
      expect((await leads().list({ status: 'offer-sent', limit: 5 })).leads).toHaveLength(2);
    });

    test('columns are counted for the stages that are asked for, and no others', async () => {
      const [a, b] = [await record(1), await record(2)];
      await leads().edit(
        a.id,
        { set: { status: 'Won', ownerId: ADMIN.id }, from: {} },
        ADMIN,
        at(5),
      );
      await leads().edit(b.id, { set: { ownerId: ADMIN.id }, from: {} }, ADMIN, at(5));
      for (const filters of [{}, { ownerId: [ADMIN.id] }])
        expect(await board().countColumns(filters, 9, ['Won', 'gone'])).toEqual(
          new Map([['Won', { count: 1, isMore: false }]]),
        );
    });

    test('search and source narrow a column and its count', async () => {
      const [a, b] = [await record(11), await record(12)];
      await move(a, null);
      const q = 'zuse';
      expect(await counts({ q })).toEqual({ New: 1 });
      const found = await board().listColumn({ q, status: 'New', limit: 5 });
      expect(found.leads.map(({ id }) => id)).toEqual(ids(b));
      const { source } = a;
      expect(await counts({ source })).toEqual({ New: 2 });
      expect(await counts({ source: 'website' })).toEqual({});
      const ofSource = await board().listColumn({ source, status: 'New', limit: 5 });
      expect(ofSource.leads.map(({ id }) => id)).toEqual(ids(a, b));
      expect(await counts({ q: '***' })).toEqual({});
    });

    test('the other filters of the list narrow the placed leads, the others and the count', async () => {
      const [a, b, c] = [await record(1), await record(2), await record(3)];
      await move(a, null);
      for (const { id } of [a, b])
        await leads().edit(id, { set: {}, addTags: ['Fair'], from: {} }, ADMIN, at(60));
      await leads().edit(c.id, { set: { ownerId: ADMIN.id }, from: {} }, ADMIN, at(61));
      const narrowed: readonly (readonly [BoardFilters, readonly string[]])[] = [
        [{ tag: ['Fair'] }, ids(a, b)],
        [{ tag: ['Fair'], q: 'lead' }, ids(a, b)],
        [{ ownerId: [ADMIN.id] }, ids(c)],
        [{ ownerId: [null] }, ids(a, b)],
        [{ source: [a.source, 'website'], isUntouched: true }, ids(a, c, b)],
        [{ from: at(2), to: at(3) }, ids(b)],
        [{ overdueAt: at(90) }, []],
      ];
      for (const [filters, expected] of narrowed) {
        const page = await board().listColumn({ ...filters, status: 'New', limit: 5 });
        expect(page.leads.map(({ id }) => id)).toEqual(expected);
        expect(await counts(filters)).toEqual(expected.length > 0 ? { New: expected.length } : {});
      }
      const first = await board().listColumn({ tag: ['Fair'], status: 'New', limit: 1 });
      const cursor = first.nextCursor;
      const next = await board().listColumn({ tag: ['Fair'], status: 'New', limit: 1, cursor });
      expect([first, next].flatMap((page) => page.leads.map(({ id }) => id))).toEqual(ids(a, b));
      expect(next.nextCursor).toBeUndefined();
    });

    test('a status of any text has a column, also under a filter', async () => {
      const [a, b] = [await record(1), await record(2)];
      const status = 'Very "happy", * AND so on';
      for (const { id } of [a, b])
        await leads().edit(id, { set: { status }, addTags: ['x'], from: {} }, ADMIN, at(5));
      expect(await column(status)).toEqual(ids(b, a));
      expect(await counts({ tag: ['x'] })).toEqual({ [status]: 2 });
      const page = await board().listColumn({ tag: ['x'], status, limit: 5 });
      expect(page.leads.map(({ id }) => id)).toEqual(ids(b, a));
    });

    test('a column that is long under a filter says that there are more leads than it counts', async () => {
      for (let n = 1; n <= 4; n += 1) await record(n);
      const filters = { isUnseen: true };
      expect((await board().countColumns(filters, 3)).get('New')).toEqual({
        count: 3,
        isMore: true,
      });
      expect((await board().countColumns(filters, 4)).get('New')).toEqual({
        count: 4,
        isMore: false,
      });
      expect((await board().countIn(['New'])).get('New')).toBe(4);
    });

    test('there is no gap below a lead that is not in the column', async () => {
      const [a, b] = [await record(1), await record(2)];
      expect(await board().findGap('Won', a.id, b.id)).toBeUndefined();
      expect(await board().findGap('New', 'no-such-lead', b.id)).toBeUndefined();
      expect(await board().findGap('New', b.id, b.id)).toBeUndefined();
      expect(await board().findGap('Won', null, b.id)).toEqual({});
    });

    test.each(['x', '~', 'p12', 'p1~99999999999999999', "p1~'; DROP TABLE leads"])(
      'the cursor %s is refused',
      async (cursor) => {
        await record(1);
        await expect(board().listColumn({ status: 'New', limit: 5, cursor })).rejects.toThrow(
          AppError,
        );
      },
    );

    test('a move within a column is an event of its own, and a move to a stage without contact keeps the first contact', async () => {
      const [a, b] = [await record(1), await record(2)];
      await move(a, null);
      const { events } = await opened().storage.leadEvents.listOfLead(a.id, { limit: 9 });
      expect(events[0]).toMatchObject({ type: 'lead.moved', by: { id: ADMIN.id } });
      const contacted = { set: { status: 'Contacted' }, from: {} };
      await leads().edit(b.id, contacted, ADMIN, at(7));
      await leads().edit(
        b.id,
        { set: { status: 'New' }, from: {}, stages: NO_CONTACT },
        ADMIN,
        at(8),
      );
      expect((await leads().find(b.id))?.firstContactedAt).toEqual(at(7));
    });
  });
}

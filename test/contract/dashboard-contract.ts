import { describe, expect, test } from 'vitest';
import { countDay } from '../../src/dashboard/count-days.ts';
import {
  createCountDashboard,
  type CountDashboard,
} from '../../src/dashboard/dashboard-counter.ts';
import { DAY_MS, type LeadFact } from '../../src/dashboard/lead-fact.ts';
import { createWorkingTime, usualHours } from '../../src/dashboard/working-hours.ts';
import type { NewLead } from '../../src/leads/lead.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { INTAKE } from '../../src/users/actor.ts';
import { eventually } from '../support/eventually.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import { sampleImport } from './imported-lead-contract.ts';
import { ADMIN, at, sampleEnteredLead, sampleLead } from './samples.ts';

const HOURS = usualHours('Europe/Berlin');
const workingTime = createWorkingTime(HOURS);

/** The UTC day of `at(0)`. */
const DAY = Math.floor(at(0).getTime() / DAY_MS);
const DAY_SECONDS = 24 * 60 * 60;

interface CounterChange {
  hours?: typeof HOURS;
  mayCount?: () => Promise<boolean>;
  leadsPerCall?: number;
}

/** Counts until there is nothing left to count. */
export async function countAll(storage: Storage, change: CounterChange = {}): Promise<void> {
  const count = counterOf(storage, change);
  await eventually('the counter to be done', count);
}

const counterOf = (
  { dashboard, leadEvents, processName }: Storage,
  { hours = HOURS, mayCount = async () => true, leadsPerCall = 1_000 }: CounterChange = {},
): CountDashboard =>
  createCountDashboard({
    store: dashboard,
    events: leadEvents,
    processName,
    readHours: async () => hours,
    mayCount,
    giveWay: async () => undefined,
    leadsPerCall,
  });

/** What every engine must do for the numbers of the dashboard. */
export function describeDashboardContract(openStorage: OpenStorage): void {
  describe('dashboard', () => {
    const opened = useStorage(openStorage);
    const storage = () => opened().storage;
    const store = () => storage().dashboard;
    const record = async (lead: Partial<NewLead> = {}) =>
      (await storage().leads.recordOnce(sampleLead(lead), INTAKE, at(2))).lead;
    const sentAt = (seconds: number) => record({ createdAt: at(seconds) });
    const allOf = async (day = DAY) =>
      (await store().listSheets(day, day, ['all'])).map(({ counts }) => counts)[0];
    const factsOf = async (): Promise<readonly LeadFact[]> =>
      (await store().listFacts({ from: at(-DAY_SECONDS), to: at(DAY_SECONDS), limit: 100 })).facts;

    test('existing leads and later ones are counted, each once', async () => {
      await sentAt(0);
      await sentAt(60);
      await countAll(storage());
      expect(await allOf()).toMatchObject({ leads: 2, untouched: 2, statuses: { New: 2 } });
      await sentAt(120);
      await sentAt(-DAY_SECONDS);
      await countAll(storage());
      expect(await allOf()).toMatchObject({ leads: 3 });
      expect(await allOf(DAY - 1)).toMatchObject({ leads: 1 });
      await countAll(storage());
      expect(await allOf()).toMatchObject({ leads: 3 });
    });

    test('many existing leads are counted in small parts, because LeadRabbit rests after each as long as it took', async () => {
      for (const seconds of [0, 60, 120]) await sentAt(seconds);
      const count = counterOf(storage(), { leadsPerCall: 2 });
      expect(await count()).toBe(false);
      expect(await factsOf()).toHaveLength(2);
      expect(await count()).toBe(false);
      expect(await factsOf()).toHaveLength(3);
      await countAll(storage());
      expect(await allOf()).toMatchObject({ leads: 3 });
    });

    test('a change of a lead moves it from one number to the other', async () => {
      const { id } = await record({ origin: { ...originOf(), storedAt: at(1) } });
      await countAll(storage());
      await storage().leads.setStatus(id, 'Contacted', ADMIN, at(61));
      await countAll(storage());
      expect(await allOf()).toMatchObject({
        leads: 1,
        contacted: 1,
        untouched: 0,
        statuses: { Contacted: 1 },
        times: { leads: 1, contacted: 1, wall: { within5: 1, within60: 1 } },
      });
      expect((await allOf())?.statuses).toEqual({ Contacted: 1 });
    });

    test('the sheets of an owner hold the leads of that owner alone', async () => {
      const { id } = await sentAt(0);
      await sentAt(1);
      await storage().leads.edit(id, { set: { ownerId: 'u1' }, from: {} }, ADMIN, at(3));
      await countAll(storage());
      const leadsOf = async (...scopes: ('all' | `owner:${string}`)[]) =>
        (await store().listSheets(DAY, DAY, scopes)).map(({ counts }) => counts.leads);
      expect(await leadsOf('owner:u1')).toEqual([1]);
      expect(await leadsOf('owner:u1', 'owner:')).toEqual([1, 1]);
      expect(await store().sumUntouched(DAY, DAY, ['owner:u1', 'owner:'])).toBe(2);
      expect(await store().sumUntouched(0, DAY - 1, ['all'])).toBe(0);
      await storage().leads.edit(id, { set: { ownerId: 'u2' }, from: {} }, ADMIN, at(4));
      await countAll(storage());
      expect(await leadsOf('owner:u1')).toEqual([]);
      expect(await leadsOf('owner:u2')).toEqual([1]);
    });

    test('hours have sheets of their own, which move with their leads', async () => {
      const { id } = await sentAt(0);
      await sentAt(60 * 60);
      await sentAt(3 * 60 * 60);
      await storage().leads.edit(id, { set: { ownerId: 'u1' }, from: {} }, ADMIN, at(3));
      await countAll(storage());
      const hoursOf = async (first: number, last: number, scope: 'all' | `owner:${string}`) =>
        (await store().listHours(DAY, { first, last }, [scope])).map(({ hour, counts }) => [
          hour,
          counts.leads,
        ]);
      expect(await hoursOf(0, 23, 'all')).toEqual([
        [9, 1],
        [10, 1],
        [12, 1],
      ]);
      expect(await hoursOf(10, 11, 'all')).toEqual([[10, 1]]);
      expect(await hoursOf(0, 23, 'owner:u1')).toEqual([[9, 1]]);
      await storage().leads.edit(id, { set: { ownerId: null }, from: {} }, ADMIN, at(4));
      await countAll(storage());
      expect(await hoursOf(0, 23, 'owner:u1')).toEqual([]);
      expect(await hoursOf(9, 9, 'owner:')).toEqual([[9, 1]]);
    });

    test('two processes that count at the same time count nothing twice', async () => {
      const another = await opened().openAnother();
      for (let index = 0; index < 20; index += 1) await sentAt(index);
      await Promise.all([countAll(storage()), countAll(another)]);
      const ids = (await factsOf()).map(({ leadId }) => leadId);
      await Promise.all(
        ids.map((id) => storage().leads.setStatus(id, 'Qualified', ADMIN, at(300))),
      );
      await Promise.all([countAll(another), countAll(storage())]);
      expect(await allOf()).toMatchObject({ leads: 20, statuses: { Qualified: 20 } });
      expect((await allOf())?.statuses).toEqual({ Qualified: 20 });
    });

    test('a counter that stops anywhere is continued by the next, which counts nothing twice', async () => {
      for (let index = 0; index < 5; index += 1) await sentAt(index * DAY_SECONDS);
      for (let stopAfter = 0; stopAfter < 8; stopAfter += 1) {
        let asked = 0;
        const stopped = counterOf(storage(), { mayCount: async () => (asked += 1) <= stopAfter });
        await stopped();
      }
      await countAll(await opened().reopen());
      const { dashboard } = await opened().openAnother();
      const sheets = await dashboard.listSheets(DAY, DAY + 4, ['all']);
      expect(sheets.map(({ counts }) => counts.leads)).toEqual([1, 1, 1, 1, 1]);
    });

    test('a state is written only after the one before it', async () => {
      const { dashboard } = storage();
      expect(await dashboard.readState()).toBeUndefined();
      const state = {
        seq: 1,
        holder: 'a',
        factsVersion: 1,
        method: 'm',
        position: '',
        leadCursor: undefined,
        openDays: [DAY, DAY + 1],
        isComplete: false,
      };
      expect(await dashboard.writeState({ ...state, seq: 2 })).toBe(false);
      expect(await dashboard.writeState(state)).toBe(true);
      expect(await dashboard.writeState({ ...state, holder: 'b' })).toBe(false);
      expect(await dashboard.readState()).toEqual(state);
      expect(await dashboard.writeState({ ...state, seq: 2, leadCursor: '7' })).toBe(true);
      expect(await dashboard.readState()).toEqual({ ...state, seq: 2, leadCursor: '7' });
    });

    test('an earlier count never replaces a later one', async () => {
      await sentAt(0);
      await countAll(storage());
      const { dashboard } = storage();
      const late = await countDay(dashboard, DAY, workingTime);
      await sentAt(1);
      await countAll(storage());
      await dashboard.replaceSheets(DAY, 1, late);
      expect(await allOf()).toMatchObject({ leads: 2 });
    });

    test('an erased lead is counted apart from the others, and leaves nothing that people wrote', async () => {
      const { id } = await sentAt(0);
      await sentAt(1);
      const set = { status: 'Lost', lostReason: 'Married Zara' };
      await storage().leads.edit(id, { set, from: {} }, ADMIN, at(3));
      await countAll(storage());
      expect(JSON.stringify(await allOf())).toContain('Zara');
      const order = { certificateId: 'c1', leadIds: [id], heldLeadIds: [], by: ADMIN, at: at(4) };
      await storage().erasures.erase(order);
      const left = [await factsOf(), await store().listSheets(DAY, DAY, ['all', 'owner:'])];
      expect(JSON.stringify(left)).not.toContain('Zara');
      await countAll(storage());
      expect(await allOf()).toMatchObject({ leads: 1, erased: 1, untouched: 1, lostReasons: {} });
      expect((await allOf())?.statuses).toEqual({ New: 1 });
      expect(await factsOf()).toMatchObject([{ isErased: true, lostReason: '' }, {}]);
      // All facts are made again, as a newer version of LeadRabbit does.
      await store().takeFacts([id]);
      await store().takeAllFacts('', 10);
      expect(await factsOf()).toMatchObject([{ isErased: true }, { isErased: false }]);
    });

    test('a lead that the undo of an import removes does not count any more, and says nothing of contact times before', async () => {
      await record({ origin: { ...originOf(), storedAt: at(1) } });
      const imported = sampleImport({ createdAt: at(0) });
      await storage().leads.importOnce(imported, ADMIN, at(3));
      await countAll(storage());
      expect(await allOf()).toMatchObject({ leads: 2 });
      expect((await factsOf()).filter(({ clockFrom }) => clockFrom !== null)).toHaveLength(1);
      expect(await storage().leads.removeImported(imported.id, ADMIN, at(4))).toBe('removed');
      await countAll(storage());
      expect(await allOf()).toMatchObject({ leads: 1, erased: 0 });
      expect(await factsOf()).toHaveLength(1);
      // If a process dies before it stores its position, the same events are read again.
      expect(await store().takeFacts([imported.id])).toEqual([DAY]);
    });

    test('other working hours count all days again', async () => {
      // A Sunday, on which nobody works.
      const { id } = await record({ origin: { ...originOf(), storedAt: at(0) } });
      await storage().leads.setStatus(id, 'Contacted', ADMIN, at(2 * 60 * 60));
      await countAll(storage());
      expect((await allOf())?.times).toMatchObject({
        wall: { within60: 0 },
        working: { within60: 1 },
      });
      await countAll(storage(), { hours: { ...HOURS, days: [1, 2, 3, 4, 5, 6, 7] } });
      expect((await allOf())?.times).toMatchObject({ working: { within60: 0 } });
    });

    test('facts are listed in pages by the time of sending, and untouched ones are counted', async () => {
      await sentAt(10);
      await sentAt(10);
      const { id } = await sentAt(5);
      await storage().leads.setStatus(id, 'Qualified', ADMIN, at(20));
      await storage().leads.create(sampleEnteredLead({ ownerId: 'u1' }), ADMIN, at(11));
      await countAll(storage());
      const times: number[] = [];
      let cursor: string | undefined;
      do {
        const page = await store().listFacts({ from: at(5), to: at(11), limit: 1, cursor });
        times.push(...page.facts.map(({ createdAt }) => createdAt.getTime()));
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      expect(times).toEqual([at(5), at(10), at(10)].map((time) => time.getTime()));
      expect(await store().countUntouched(at(5), at(12), ['all'])).toBe(3);
      expect(await store().countUntouched(at(5), at(11), ['all'])).toBe(2);
      expect(await store().countUntouched(at(5), at(12), ['owner:u1'])).toBe(1);
      expect(await store().countUntouched(at(5), at(12), ['owner:'])).toBe(2);
      const span = { from: at(5), to: at(12) };
      expect(await store().countUntouchedIn(['New'], span, ['all'])).toBe(3);
      expect(await store().countUntouchedIn(['New', 'Lost'], span, ['owner:u1'])).toBe(1);
      expect(await store().countUntouchedIn(['Contacted'], span, ['all'])).toBe(0);
      expect(await store().listDays()).toEqual([DAY]);
    });

    test('a lead that arrived late or was entered by hand has no time to the first contact', async () => {
      const origin = { ...originOf(), storedAt: at(1) };
      await record({ origin });
      await record({ origin: { ...origin, via: 'catch-up' } });
      await record({ origin: { ...origin, via: 'import' } });
      await record({ origin: { ...origin, submittedAt: at(-7_200) }, createdAt: at(-7_200) });
      await storage().leads.create(sampleEnteredLead(), ADMIN, at(3));
      await storage().leads.create(sampleEnteredLead({ source: 'website' }), ADMIN, at(3));
      await countAll(storage());
      const clocks = (await factsOf()).filter(({ clockFrom }) => clockFrom !== null);
      expect(clocks.map(({ clockFrom }) => clockFrom)).toEqual([at(1), at(3)]);
    });

    const originOf = () => {
      const { origin } = sampleLead();
      return origin;
    };
  });
}

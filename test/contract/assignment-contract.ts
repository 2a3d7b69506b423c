import { describe, expect, test } from 'vitest';
import { createAssignLeads } from '../../src/assignment/assign-leads.ts';
import type { AssignmentRule } from '../../src/assignment/assignment-rule.ts';
import type { Lead } from '../../src/leads/lead.ts';
import { INTAKE, type UserActor } from '../../src/users/actor.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import { ADMIN, at, sampleEnteredLead, sampleLead } from './samples.ts';

const ASSIGNMENT = { kind: 'system', part: 'assignment' } as const;
const REASON = { ruleId: 'rule-1', ruleName: 'Wedding cakes', why: 'turn' } as const;
/** No address and no number, so that each lead is of another person. */
const NOBODY = { email: '', phone: '', phoneE164: '', contact: {} } as const;
const BEN: UserActor = { kind: 'user', id: 'user-2', name: 'Ben' };

/** What every engine must do so that each lead gets one owner. */
export function describeAssignmentContract(openStorage: OpenStorage): void {
  describe('owners of new leads', () => {
    const opened = useStorage(openStorage);
    const store = () => opened().storage.assignments;
    const leads = () => opened().storage.leads;
    const record = async (seconds = 2, lead = sampleLead()): Promise<Lead> =>
      (await leads().recordOnce(lead, INTAKE, at(seconds))).lead;
    const due = async (seconds: number) =>
      (await store().listDue(at(seconds), 50)).map(({ id }) => id);
    const assign = (id: string, ownerId: string, seconds = 5) =>
      store().assign(id, { ownerId, reason: REASON }, ASSIGNMENT, at(seconds));

    test('a new lead without an owner waits for one from the start, the longest first', async () => {
      const [second, first] = [await record(4), await record(2)];
      expect(await due(3)).toEqual([first.id]);
      expect(await due(9)).toEqual([first.id, second.id]);
      expect(await store().listDue(at(9), 1)).toEqual([await leads().find(first.id)]);
    });

    test('a lead that a person enters waits too, unless it has an owner', async () => {
      const lead = await leads().create(sampleEnteredLead(), ADMIN, at(2));
      await leads().create(sampleEnteredLead({ ownerId: 'user-2' }), ADMIN, at(2));
      expect(await due(9)).toEqual([lead.id]);
    });

    test('an assignment has its reason and one event, and it waits until it is settled', async () => {
      const lead = await record();
      const given = await assign(lead.id, 'user-2');
      expect(given).toEqual({
        ...lead,
        ownerId: 'user-2',
        assignment: REASON,
        updatedAt: at(5),
      });
      expect(await leads().find(lead.id)).toEqual(given);
      const [event] = (await opened().storage.leadEvents.listOfLead(lead.id, { limit: 5 })).events;
      expect(event).toMatchObject({
        type: 'lead.assigned',
        by: ASSIGNMENT,
        changes: {
          ownerId: { from: null, to: 'user-2' },
          rule: { from: null, to: 'Wedding cakes' },
        },
      });
      expect(await due(9)).toEqual([lead.id]);
      await store().settle([lead.id]);
      expect(await due(9)).toEqual([]);
      expect(await leads().find(lead.id)).toEqual({ ...given, assignmentDueAt: null });
    });

    test('an assignment of an owner that exists, of a lead that does not wait, or of none changes nothing', async () => {
      const lead = await record();
      const given = await assign(lead.id, 'user-2');
      expect(await assign(lead.id, 'user-3', 6)).toEqual(given);
      const settled = await record();
      await store().settle([settled.id]);
      expect(await assign(settled.id, 'user-2')).toMatchObject({ ownerId: null, assignment: null });
      expect(await assign('no-such-id', 'user-2')).toBeUndefined();
    });

    test('of two processes that assign the same lead, one decides', async () => {
      const { storage: far } = await opened().startProcess();
      const lead = await record();
      const given = await Promise.all(
        [store(), far.assignments].map((each, index) =>
          each.assign(lead.id, { ownerId: `user-${index}`, reason: REASON }, ASSIGNMENT, at(5)),
        ),
      );
      expect(given[0]?.ownerId).toBe(given[1]?.ownerId);
      const { events } = await opened().storage.leadEvents.listOfLead(lead.id, { limit: 5 });
      expect(events.filter(({ type }) => type === 'lead.assigned')).toHaveLength(1);
    });

    test('an owner whom a person chooses has no rule', async () => {
      const lead = await record();
      await assign(lead.id, 'user-2');
      await leads().edit(lead.id, { set: { ownerId: 'user-3' }, from: {} }, ADMIN, at(6));
      expect(await leads().find(lead.id)).toMatchObject({ ownerId: 'user-3', assignment: null });
    });

    test('a lead that is postponed is due at its time, or as soon as the rules change', async () => {
      const [one, other] = [await record(2), await record(3)];
      await store().postpone([one.id], at(60));
      await store().settle([other.id]);
      await store().postpone([other.id], at(60));
      expect(await due(59)).toEqual([]);
      expect(await due(60)).toEqual([one.id]);
      await store().wakeAll(at(30));
      expect(await due(30)).toEqual([one.id]);
    });

    test('the turns of a rule are counted once each, over processes and after opening again', async () => {
      const { storage: far } = await opened().startProcess();
      const turns = await Promise.all(
        Array.from({ length: 64 }, (_, index) =>
          (index % 2 === 0 ? store() : far.assignments).nextTurn('rule-1'),
        ),
      );
      expect(turns.toSorted((one, other) => one - other)).toEqual([...Array(64).keys()]);
      expect(await store().nextTurn('rule-2')).toBe(0);
      const { assignments } = await opened().reopen();
      expect(await assignments.nextTurn('rule-1')).toBe(64);
    });

    describe('the rules at work', () => {
      const rule = (fields: Partial<AssignmentRule> = {}): AssignmentRule => ({
        id: 'rule-1',
        name: 'All',
        isEnabled: true,
        when: {
          pageIds: [],
          formIds: [],
          campaignIds: [],
          sources: [],
          countries: [],
          answers: [],
        },
        members: ['user-1', 'user-2'].map((userId) => ({ userId, weight: 1, hours: null })),
        hours: null,
        fallback: { kind: 'wait' },
        ...fields,
      });
      /** Who is away, and until when. */
      const away = new Map<string, Date>();
      const run = (seconds: number, rules = [rule()], told: string[] = [], on = store()) =>
        createAssignLeads({
          store: on,
          notices: opened().storage.notices,
          readRules: async () => rules,
          readWorkers: async () => ({
            canWork: (userId) => ['user-1', 'user-2'].includes(userId),
            awayUntil: (userId) => away.get(userId),
          }),
          onNotice: (userId) => told.push(userId),
          now: () => at(seconds),
        })();
      const noticesOf = async (userId: string) =>
        (await opened().storage.notices.list(userId, { limit: 50 })).notices;

      test('leads that come in any order are spread evenly, and a rest goes to another member each time', async () => {
        for (let round = 0; round < 3; round += 1) {
          for (let index = 0; index < 3; index += 1)
            await record(2, sampleLead({ createdAt: at(-100 * (round * 3 + index)) }));
          expect(await run(5)).toBe(3);
        }
        expect(await run(6)).toBe(0);
        expect([await store().countOwned('user-1'), await store().countOwned('user-2')]).toEqual([
          5, 4,
        ]);
      });

      test('an owner is told once, even if the process ended before the notice or before the end', async () => {
        const lead = await record();
        await assign(lead.id, 'user-2');
        const told: string[] = [];
        const endless = { ...store(), settle: async () => undefined };
        expect(await run(6, [], told, endless)).toBe(1);
        expect(await run(7, [], told)).toBe(1);
        expect(await run(8, [], told)).toBe(0);
        expect(told).toEqual(['user-2']);
        expect(await noticesOf('user-2')).toMatchObject([
          { kind: 'lead-assigned', leadId: lead.id, createdAt: at(6) },
        ]);
      });

      test('a person who gets many old leads is told once that day', async () => {
        for (let index = 0; index < 3; index += 1)
          await record(2, sampleLead({ createdAt: at(-200_000 - index) }));
        await run(5, [rule({ members: [{ userId: 'user-1', weight: 1, hours: null }] })]);
        expect(await store().countOwned('user-1')).toBe(3);
        expect(await noticesOf('user-1')).toMatchObject([
          { kind: 'old-leads-assigned', leadId: null },
        ]);
      });

      test('a lead that comes before work begins gets its owner in the first working minute', async () => {
        // The first of March 2026 is a Sunday, and the tests begin at nine.
        const hours = { zone: 'UTC', week: { sun: [{ from: '09:10', to: '17:00' }] } };
        const lead = await record();
        await run(5, [rule({ hours })]);
        expect(await due(599)).toEqual([]);
        expect(await run(600, [rule({ hours })])).toBe(1);
        expect(await leads().find(lead.id)).toMatchObject({ ownerId: 'user-1' });
      });

      test('W4: a person who is away gets nothing, and a lead waits for the first who comes back', async () => {
        away.set('user-1', at(400));
        const others = [await record(), await record()];
        await run(5);
        for (const { id } of others)
          expect(await leads().find(id)).toMatchObject({ ownerId: 'user-2' });
        away.set('user-2', at(300));
        const waiting = await record(6);
        await run(7);
        expect(await due(299)).toEqual([]);
        expect(await due(300)).toEqual([waiting.id]);
        away.clear();
        await run(300);
        expect((await leads().find(waiting.id))?.ownerId).not.toBeNull();
        const fallback = { kind: 'person', userId: 'user-1' } as const;
        away.set('user-1', at(900)).set('user-2', at(900));
        const nobody = await record(400);
        await run(401, [rule({ fallback })]);
        expect(await leads().find(nobody.id)).toMatchObject({ ownerId: null });
        away.clear();
      });

      test('a lead that no rule is for waits no longer', async () => {
        await record();
        expect(await run(5, [])).toBe(1);
        expect(await due(9)).toEqual([]);
      });
    });

    test('leads of a person go to another one, in parts, and each has its event', async () => {
      const change = { from: 'user-2', to: 'user-3' };
      const owned = [];
      for (let index = 0; index < 3; index += 1)
        owned.push(await leads().create(sampleEnteredLead({ ownerId: 'user-2' }), ADMIN, at(2)));
      const other = await leads().create(sampleEnteredLead({ ownerId: 'user-4' }), ADMIN, at(2));
      expect(await store().countOwned('user-2')).toBe(3);
      expect(await store().handOver(change, 2, ADMIN, at(5))).toBe(2);
      expect(await store().handOver(change, 2, ADMIN, at(6))).toBe(1);
      expect(await store().handOver(change, 2, ADMIN, at(7))).toBe(0);
      expect(await store().countOwned('user-2')).toBe(0);
      for (const { id } of owned) {
        expect(await leads().find(id)).toMatchObject({ ownerId: 'user-3', assignment: null });
        const { events } = await opened().storage.leadEvents.listOfLead(id, { limit: 5 });
        expect(events[0]).toMatchObject({
          type: 'lead.handed-over',
          by: ADMIN,
          changes: { ownerId: { from: 'user-2', to: 'user-3' } },
        });
      }
      expect(await leads().find(other.id)).toEqual(other);
      expect(await due(9)).toEqual([]);
    });

    test('leads that go to nobody wait for the rules again if nobody has contacted them', async () => {
      const untouched = await record();
      await assign(untouched.id, 'user-2');
      await store().settle([untouched.id]);
      const contacted = await leads().create(
        sampleEnteredLead({ ownerId: 'user-2' }),
        ADMIN,
        at(2),
      );
      await leads().setStatus(contacted.id, 'Contacted', ADMIN, at(3));
      expect(await store().handOver({ from: 'user-2', to: null }, 9, ADMIN, at(5))).toBe(2);
      expect(await due(9)).toEqual([untouched.id]);
      expect(await leads().find(untouched.id)).toMatchObject({ ownerId: null, assignment: null });
      expect(await leads().find(contacted.id)).toMatchObject({ ownerId: null });
    });

    describe('the next lead to answer', () => {
      const take = (by = ADMIN, seconds = 10, from = store()) =>
        from.takeNext(by, at(seconds), at(seconds + 300));
      const create = (lead: Parameters<typeof sampleEnteredLead>[0], seconds: number) =>
        leads().create(
          sampleEnteredLead({ priority: null, ...NOBODY, ...lead }),
          ADMIN,
          at(seconds),
        );

      test('leads with high priority come first, then the newest', async () => {
        const low = await create({ priority: 'low' }, 9);
        const old = await create({}, 3);
        const young = await create({ priority: 'normal' }, 4);
        const high = await create({ priority: 'high' }, 2);
        const taken = [await take(), await take(), await take(), await take(), await take()];
        expect(taken.map((lead) => lead?.id)).toEqual([
          high.id,
          young.id,
          old.id,
          low.id,
          undefined,
        ]);
      });

      test('a lead of somebody else, and one that was contacted, is not taken', async () => {
        await create({ ownerId: 'user-2' }, 2);
        const contacted = await create({}, 3);
        await leads().setStatus(contacted.id, 'Contacted', ADMIN, at(4));
        expect(await take()).toBeUndefined();
        expect(await take(BEN)).toMatchObject({ ownerId: 'user-2' });
      });

      test('everybody sees who has taken a lead, and it returns when the time is over', async () => {
        const lead = await create({}, 2);
        const lease = { userId: ADMIN.id, until: at(310) };
        expect(await take()).toEqual({ ...lead, lease });
        expect(await leads().find(lead.id)).toEqual({ ...lead, lease });
        const [event] = (await opened().storage.leadEvents.listOfLead(lead.id, { limit: 5 }))
          .events;
        expect(event).toMatchObject({ type: 'lead.taken', by: ADMIN });
        expect(await take(BEN, 309)).toBeUndefined();
        expect(await take(BEN, 310)).toMatchObject({ id: lead.id, lease: { userId: BEN.id } });
      });

      test('a rule gives nobody a lead that somebody has taken, as long as they have it', async () => {
        const lead = await create({}, 2);
        await take();
        expect(await assign(lead.id, 'user-2', 309)).toMatchObject({ ownerId: null });
        expect(await assign(lead.id, 'user-2', 310)).toMatchObject({ ownerId: 'user-2' });
      });

      describe('with several enquiries of one person', () => {
        const SAME = { email: 'ada@example.com', phone: '+49 170 1234567' };

        test.each([
          ['e-mail address', { email: 'Ada@Example.com ' }],
          ['work address', { contact: { workEmail: 'ada@example.com' } }],
          ['phone number', { phone: '0049 170 1234567', phoneE164: '+491701234567' }],
        ])('a lead is passed over while somebody else calls its %s', async (_, contact) => {
          const other = await create({ name: 'Somebody else', email: '', phone: '' }, 1);
          await create({ ...SAME, phoneE164: '+491701234567' }, 2);
          const later = await create({ email: '', phone: '', phoneE164: '', ...contact }, 3);
          expect(await take(ADMIN)).toMatchObject({ id: later.id });
          expect(await take(BEN)).toMatchObject({ id: other.id });
          expect(await take(BEN)).toBeUndefined();
          expect(await take(BEN, 310)).toMatchObject({ id: later.id });
        });

        test('a person who has one lead of somebody takes their other leads too', async () => {
          for (let index = 0; index < 3; index += 1) await create(SAME, index);
          expect(await take()).toMatchObject(SAME);
          expect(await take()).toMatchObject(SAME);
          expect(await take(BEN)).toBeUndefined();
        });

        test('the leads of a person who is called do not hide those behind them', async () => {
          const last = await create({ email: 'last@example.com', phone: '' }, 1);
          for (let index = 0; index < 45; index += 1) await create(SAME, 2);
          await take();
          expect(await take(BEN)).toMatchObject({ id: last.id });
        });

        test('a lead that somebody has unlinked is of another person', async () => {
          const [one, other] = [await create(SAME, 1), await create(SAME, 2)];
          const { unlinked } = opened().storage;
          await unlinked.unlink([one.id, other.id], ADMIN, at(3));
          expect(await take()).toMatchObject({ id: other.id });
          expect(await take(BEN)).toMatchObject({ id: one.id });
          await store().giveBack(one.id, BEN, at(20));
          await unlinked.link([one.id, other.id], ADMIN, at(21));
          expect(await take(BEN, 22)).toBeUndefined();
        });

        test('of many people in two processes who take at once, one gets the leads of a person', async () => {
          const { storage: far } = await opened().startProcess();
          for (let index = 0; index < 8; index += 1) await create(SAME, index);
          const taken = await Promise.all(
            Array.from({ length: 8 }, (_, index) =>
              take(
                { kind: 'user', id: `user-${index}`, name: 'Sales' },
                10,
                index % 2 === 0 ? store() : far.assignments,
              ),
            ),
          );
          expect(taken.filter((lead) => lead !== undefined)).toHaveLength(1);
        });
      });

      test('a lead that is given back has one event, and the next person gets it at once', async () => {
        const lead = await create({}, 2);
        await take();
        expect(await store().giveBack(lead.id, ADMIN, at(20))).toMatchObject({ lease: null });
        expect(await leads().find(lead.id)).toMatchObject({
          lease: null,
          assignmentDueAt: at(20),
        });
        const { events } = await opened().storage.leadEvents.listOfLead(lead.id, { limit: 5 });
        expect(events[0]).toMatchObject({
          type: 'lead.given-back',
          by: ADMIN,
          changes: { lease: { from: ADMIN.id, to: null } },
        });
        expect(await take(BEN, 21)).toMatchObject({ id: lead.id });
      });

      test('a person gives back only what they have', async () => {
        const lead = await create({}, 2);
        const taken = await take();
        expect(await store().giveBack(lead.id, BEN, at(20))).toEqual(taken);
        expect(await store().giveBack(lead.id, ADMIN, at(310))).toEqual(taken);
        expect(await store().giveBack('no-such-id', BEN, at(20))).toBeUndefined();
      });

      test('many people in two processes never take the same lead', async () => {
        const { storage: far } = await opened().startProcess();
        for (let index = 0; index < 12; index += 1) await create({}, 2);
        const taken = await Promise.all(
          Array.from({ length: 16 }, (_, index) =>
            take(
              { kind: 'user', id: `user-${index}`, name: 'Sales' },
              10,
              index % 2 === 0 ? store() : far.assignments,
            ),
          ),
        );
        const ids = taken.flatMap((lead) => lead?.id ?? []);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids).toHaveLength(12);
      });
    });
  });
}

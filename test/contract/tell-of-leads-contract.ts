import { describe, expect, test } from 'vitest';
import type { Lead } from '../../src/leads/lead.ts';
import { createTellOfLeads } from '../../src/telling/tell-of-leads.ts';
import type { Actor, UserActor } from '../../src/users/actor.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import { ADMIN, at, sampleEnteredLead } from './samples.ts';

const BEN: UserActor = { kind: 'user', id: 'user-2', name: 'Ben' };
const API_KEY: Actor = { kind: 'api-key', id: 'key-1', name: 'Website' };

/** What people are told of leads, on every engine. */
export function describeTellOfLeadsContract(openStorage: OpenStorage): void {
  describe('what people are told of leads', () => {
    const opened = useStorage(openStorage);
    const leads = () => opened().storage.leads;
    /** @param mayContinue as many pages as they come if it is left out */
    const run = async (
      seconds = 10,
      storage = opened().storage,
      mayContinue: () => boolean = () => true,
    ) => {
      const told: string[] = [];
      const { leadEvents: events, notes, notices, settings } = storage;
      const onNotice = (userId: string) => told.push(userId);
      const parts = { events, leads: storage.leads, notes, notices, settings, onNotice };
      await createTellOfLeads({
        ...parts,
        mayContinue: async () => mayContinue(),
        now: () => at(seconds),
      })();
      return told;
    };
    const create = (ownerId: string | null = null, by: Actor = ADMIN): Promise<Lead> =>
      leads().create(sampleEnteredLead({ ownerId }), by, at(2));
    const give = (lead: Lead, ownerId: string | null, by: Actor = ADMIN, seconds = 5) =>
      leads().edit(lead.id, { set: { ownerId }, from: {} }, by, at(seconds));
    const noticesOf = async (userId: string) =>
      (await opened().storage.notices.list(userId, { limit: 50 })).notices;
    const mention = (lead: Lead, mentions: readonly string[], by: Actor = ADMIN) =>
      opened().storage.notes.add(lead.id, { text: '@Ben', mentions }, by, at(4));

    test('the new owner of a lead is told once, and again after it belonged to somebody else', async () => {
      await run();
      const lead = await create();
      await give(lead, BEN.id);
      expect(await run()).toEqual([BEN.id]);
      expect(await run()).toEqual([]);
      expect(await noticesOf(BEN.id)).toMatchObject([
        { kind: 'lead-assigned', leadId: lead.id, createdAt: at(10) },
      ]);
      await give(lead, null, ADMIN, 6);
      await give(lead, BEN.id, ADMIN, 7);
      expect(await run(11)).toEqual([BEN.id]);
    });

    test('a person who adds a lead for somebody else is not told, but the other person is', async () => {
      await run();
      const lead = await create(BEN.id);
      await create(ADMIN.id);
      await create(BEN.id, BEN);
      await create(ADMIN.id, API_KEY);
      expect((await run()).toSorted()).toEqual([ADMIN.id, BEN.id].toSorted());
      expect(await noticesOf(BEN.id)).toMatchObject([{ leadId: lead.id }]);
    });

    test('nobody is told of a lead that went on to somebody else, of what they took themselves, or of what a rule gave', async () => {
      await run();
      const passed = await create();
      await give(passed, BEN.id);
      await give(passed, null, ADMIN, 6);
      await give(await create(), BEN.id, BEN);
      const ruled = await create();
      const reason = { ruleId: 'rule-1', ruleName: 'All', why: 'turn' } as const;
      const by = { kind: 'system', part: 'assignment' } as const;
      const { assignments } = opened().storage;
      await assignments.assign(ruled.id, { ownerId: BEN.id, reason }, by, at(5));
      await assignments.handOver({ from: BEN.id, to: 'user-3' }, 9, ADMIN, at(6));
      expect(await run()).toEqual([]);
    });

    test('many leads that a person gives to another one at once are told in one notice', async () => {
      await run();
      for (let index = 0; index < 5; index += 1) await give(await create(), BEN.id);
      await create(BEN.id, API_KEY);
      expect(await run()).toEqual([BEN.id, BEN.id]);
      const kinds = (await noticesOf(BEN.id)).map(({ kind, leadId }) => [kind, leadId === null]);
      expect(kinds.toSorted()).toEqual([
        ['lead-assigned', false],
        ['leads-given', true],
      ]);
    });

    test('many leads are told in one notice, also by a run that reads their events again later', async () => {
      await run();
      const { storage } = opened();
      const forgetful = { ...storage.settings, write: async () => undefined };
      for (let index = 0; index < 5; index += 1) await give(await create(), BEN.id);
      expect(await run(10, { ...storage, settings: forgetful })).toEqual([BEN.id]);
      expect(await run(100)).toEqual([]);
      expect(await noticesOf(BEN.id)).toHaveLength(1);
    });

    test('a run that is cut off after some events is continued from there', async () => {
      await run();
      await Promise.all(Array.from({ length: 210 }, () => create(BEN.id)));
      const { storage } = opened();
      const positions: string[] = [];
      const leadEvents = {
        ...storage.leadEvents,
        listAfter: (position: string, limit: number) => {
          positions.push(position);
          return storage.leadEvents.listAfter(position, limit);
        },
      };
      let pages = 1;
      const told = await run(10, { ...storage, leadEvents }, () => pages-- > 0);
      expect(told).toEqual([BEN.id]);
      await run(11, { ...storage, leadEvents });
      expect(positions).toHaveLength(2);
      expect(positions[1]).not.toBe(positions[0]);
      expect(await noticesOf(BEN.id)).toHaveLength(1);
    });

    test('W25: a mention that is added to a note later is told, once for each person and note', async () => {
      await run();
      const lead = await create();
      const note = await mention(lead, [BEN.id, ADMIN.id]);
      expect(await run()).toEqual([BEN.id]);
      const later = { text: '@Ben @Cy', mentions: [BEN.id, 'user-3'] };
      await opened().storage.notes.edit(lead.id, note?.id ?? '', later, BEN, at(6));
      expect(await run()).toEqual(['user-3']);
      expect(await noticesOf('user-3')).toMatchObject([
        { kind: 'mentioned', leadId: lead.id, itemId: note?.id },
      ]);
      await mention(lead, [BEN.id]);
      expect(await run()).toEqual([BEN.id]);
    });

    test('a note that is gone, and what happened a day ago, is not told', async () => {
      await run();
      const lead = await create();
      const note = await mention(lead, [BEN.id]);
      await opened().storage.notes.remove(lead.id, note?.id ?? '', ADMIN, at(5));
      expect(await run()).toEqual([]);
      await mention(lead, [BEN.id]);
      expect(await run(90_000)).toEqual([]);
    });

    test('two processes that tell at once, and one that could not note how far it came, tell once', async () => {
      await run();
      const lead = await create(BEN.id);
      await mention(lead, [BEN.id]);
      const { storage: far } = await opened().startProcess();
      const told = await Promise.all([run(), run(10, far), run(), run(10, far)]);
      expect(told.flat()).toEqual([BEN.id, BEN.id]);
      const { storage } = opened();
      const forgetful = { ...storage.settings, write: async () => undefined };
      await mention(lead, ['user-3']);
      expect(await run(11, { ...storage, settings: forgetful })).toEqual(['user-3']);
      expect(await run(12)).toEqual([]);
    });
  });
}

import { describe, expect, test } from 'vitest';
import type { LeadEvent } from '../../src/leads/lead-event.ts';
import { FIRST_EVENT, type LeadEventStore } from '../../src/leads/lead-event-store.ts';
import { INTAKE, type Actor } from '../../src/users/actor.ts';
import { eventually } from '../support/eventually.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import { announce, bring, takeIn } from './inbox-steps.ts';
import { listAll } from './lead-store-contract.ts';
import {
  ADMIN,
  at,
  newMetaId,
  sampleDelivery,
  sampleEvent,
  sampleLead,
  sampleReading,
} from './samples.ts';

const API_KEY: Actor = { kind: 'api-key', id: 'key-1', name: 'Website' };

/** Reads everything after a position in pages of `limit`, as a reader that goes on does. */
export async function readEvents(
  events: LeadEventStore,
  { from = FIRST_EVENT, limit = 7 }: { from?: string; limit?: number } = {},
): Promise<{ events: LeadEvent[]; position: string }> {
  const found = new Map<string, LeadEvent>();
  let position = from;
  for (;;) {
    const page = await events.listAfter(position, limit);
    for (const event of page.events) found.set(event.id, event);
    if (page.events.length === 0) return { events: [...found.values()], position };
    position = page.position;
  }
}

/** What every engine must record when a lead changes. */
export function describeLeadEventContract(openStorage: OpenStorage): void {
  describe('lead events', () => {
    const opened = useStorage(openStorage);
    const inbox = () => opened().storage.inbox;
    const leads = () => opened().storage.leads;
    const all = async () => (await readEvents(opened().storage.leadEvents)).events;
    const typesOf = (events: readonly LeadEvent[]) => events.map(({ type }) => type);

    test('a lead that is taken in gets one event that says by whom and when', async () => {
      const leadId = await announce(inbox());
      const { lead } = await takeIn(inbox(), leadId, 20);
      expect(await all()).toEqual([
        {
          id: expect.any(String),
          type: 'lead.created',
          at: at(20),
          leadId: lead.id,
          by: INTAKE,
          changes: { status: { from: null, to: 'New' } },
        },
      ]);
    });

    test('taking in, recording or completing a lead again adds no event', async () => {
      const leadId = await announce(inbox());
      await takeIn(inbox(), leadId, 20);
      await takeIn(inbox(), leadId, 21);
      await leads().recordOnce(sampleLead({}, leadId), INTAKE, at(22));
      await inbox().complete(sampleLead({}, leadId), ADMIN, at(23));
      expect(typesOf(await all())).toEqual(['lead.created']);
    });

    test('a lead that a person completes gets an event by that person', async () => {
      const leadId = await bring(inbox(), 'needs-attention', true);
      const completed = await inbox().complete(sampleLead({}, leadId), ADMIN, at(20));
      expect(await all()).toMatchObject([
        { type: 'lead.created', at: at(20), leadId: completed?.lead.id, by: ADMIN },
      ]);
    });

    test('the last position leaves out what was recorded before, and nothing that comes after', async () => {
      const { lead } = await leads().recordOnce(sampleLead(), INTAKE, at(2));
      await all();
      const position = await opened().storage.leadEvents.lastPosition();
      await leads().setStatus(lead.id, 'Contacted', ADMIN, at(3));
      const later = await readEvents(opened().storage.leadEvents, { from: position });
      expect(typesOf(later.events).slice(-1)).toEqual(['lead.status-changed']);
    });

    test('the events of a status, its undo and the first opening hold the values before and after', async () => {
      const { lead } = await leads().recordOnce(sampleLead(), INTAKE, at(2));
      await leads().markSeen(lead.id, ADMIN, at(3));
      const changed = await leads().setStatus(lead.id, 'Contacted', API_KEY, at(4));
      await leads().undoStatus(lead.id, changed?.statusChangedAt ?? at(0), ADMIN, at(5));
      const [seen, contacted] = [at(3).toISOString(), at(4).toISOString()];
      expect((await all()).slice(1)).toEqual([
        {
          id: expect.any(String),
          type: 'lead.seen',
          at: at(3),
          leadId: lead.id,
          by: ADMIN,
          changes: {
            firstSeenAt: { from: null, to: seen },
            seenBy: { from: null, to: ADMIN.id },
          },
        },
        {
          id: expect.any(String),
          type: 'lead.status-changed',
          at: at(4),
          leadId: lead.id,
          by: API_KEY,
          changes: {
            status: { from: 'New', to: 'Contacted' },
            firstContactedAt: { from: null, to: contacted },
          },
        },
        {
          id: expect.any(String),
          type: 'lead.status-undone',
          at: at(5),
          leadId: lead.id,
          by: ADMIN,
          changes: {
            status: { from: 'Contacted', to: 'New' },
            firstContactedAt: { from: contacted, to: null },
          },
        },
      ]);
    });

    test('a command that changes nothing adds no event', async () => {
      const { lead } = await leads().recordOnce(sampleLead(), INTAKE, at(2));
      await leads().setStatus(lead.id, 'New', ADMIN, at(3));
      await leads().undoStatus(lead.id, at(1), ADMIN, at(4));
      await leads().markSeen(lead.id, ADMIN, at(5));
      await leads().markSeen(lead.id, ADMIN, at(6));
      await leads().setStatus('no-such-id', 'Won', ADMIN, at(7));
      expect(typesOf(await all())).toEqual(['lead.created', 'lead.seen']);
    });

    test('an event holds nothing that the person wrote', async () => {
      const { lead } = await leads().recordOnce(sampleLead(), INTAKE, at(2));
      const set = { name: 'Anna Meyer', email: 'anna@example.org', 'customFields.Anna': 'Anna' };
      await leads().edit(lead.id, { set, from: {}, addTags: ['anna'] }, ADMIN, at(3));
      const { conversations, notes } = opened().storage;
      await notes.add(lead.id, { text: 'Anna Meyer', mentions: [] }, ADMIN, at(4));
      const call = { channel: 'call', direction: 'out', outcome: 'reached' } as const;
      await conversations.add(lead.id, { ...call, text: 'Anna', startedAt: at(4) }, ADMIN, at(5));
      expect(typesOf(await all())).toHaveLength(4);
      expect(JSON.stringify(await all())).not.toMatch(/anna|müller|meyer|4915112345678/iu);
    });

    test('the history of a lead is its own, newest first, and in pages', async () => {
      const { lead } = await leads().recordOnce(sampleLead(), INTAKE, at(2));
      for (const [index, status] of (['Contacted', 'Qualified', 'Won'] as const).entries()) {
        await leads().setStatus(lead.id, status, ADMIN, at(3 + index));
        await leads().recordOnce(sampleLead(), INTAKE, at(3 + index));
      }
      const { leadEvents } = opened().storage;
      const first = await leadEvents.listOfLead(lead.id, { limit: 3 });
      expect(first.events.map(({ at: time }) => time)).toEqual([at(5), at(4), at(3)]);
      const cursor = first.nextCursor;
      const rest = await leadEvents.listOfLead(lead.id, { limit: 3, cursor });
      expect(typesOf(rest.events)).toEqual(['lead.created']);
      expect(rest.nextCursor).toBeUndefined();
      expect(await leadEvents.listOfLead('no-such-id', { limit: 3 })).toEqual({
        events: [],
        nextCursor: undefined,
      });
    });

    test('a position or a cursor that no page returned is refused', async () => {
      const { leadEvents } = opened().storage;
      const refused = { code: 'invalid-cursor' };
      await expect(leadEvents.listAfter('nonsense', 5)).rejects.toMatchObject(refused);
      await expect(
        leadEvents.listOfLead('any', { limit: 5, cursor: 'nonsense' }),
      ).rejects.toMatchObject(refused);
    });

    test('events are there after opening again, and a reader goes on where it was', async () => {
      await leads().recordOnce(sampleLead(), INTAKE, at(2));
      const before = await readEvents(opened().storage.leadEvents);
      const { leadEvents, leads: reopened } = await opened().reopen();
      expect(await readEvents(leadEvents)).toEqual(before);
      const { lead } = await reopened.recordOnce(sampleLead(), INTAKE, at(3));
      const after = await readEvents(leadEvents, { from: before.position });
      expect(after.events.map(({ leadId }) => leadId)).toEqual([lead.id]);
    });

    test('a reader that goes on misses no event of writers in three processes', async () => {
      const writers = [
        opened().storage,
        (await opened().startProcess()).storage,
        (await opened().startProcess()).storage,
      ];
      const ended = new AbortController();
      const writing = Promise.all(
        writers.map(async (storage) => {
          for (let batch = 0; batch < 8; batch += 1)
            await Promise.all(
              Array.from({ length: 10 }, async () => {
                const { lead } = await storage.leads.recordOnce(sampleLead(), INTAKE, at(2));
                await storage.leads.setStatus(lead.id, 'Won', ADMIN, at(3));
              }),
            );
        }),
      ).finally(() => ended.abort());
      const { leadEvents } = await opened().openAnother();
      const told = new Map<string, LeadEvent>();
      let position = FIRST_EVENT;
      const readOn = async () => {
        const page = await readEvents(leadEvents, { from: position });
        position = page.position;
        for (const event of page.events) told.set(event.id, event);
      };
      while (!ended.signal.aborted) {
        await readOn();
        await new Promise(setImmediate);
      }
      await writing;
      await readOn();
      const events = [...told.values()];
      for (const { id } of await listAll(leads(), { limit: 200 }))
        expect(typesOf(events.filter(({ leadId }) => leadId === id))).toEqual([
          'lead.created',
          'lead.status-changed',
        ]);
      expect(events).toHaveLength(480);
    });

    test('a command that fails half-way leaves no event', async () => {
      const bad = {
        ...sampleLead(),
        get company(): string {
          throw new Error('half-way');
        },
      };
      await expect(inbox().takeIn(bad, sampleReading(), INTAKE, at(20))).rejects.toThrow();
      await leads().recordOnce(sampleLead(), INTAKE, at(21));
      expect(await all()).toHaveLength(1);
    });

    test('a killed process leaves an event of each lead that it took in, and no other', async () => {
      const leadIds = Array.from({ length: 300 }, newMetaId);
      await inbox().receive(sampleDelivery(leadIds.map((leadId) => sampleEvent({ leadId }))));
      const { storage: doomed, kill } = await opened().startProcess();
      let acknowledged = 0;
      await Promise.allSettled(
        leadIds.map(async (leadId) => {
          await takeIn(doomed.inbox, leadId, 20);
          acknowledged += 1;
          if (acknowledged === 40) await kill();
        }),
      );
      // A database server may still finish what it has received from the killed process.
      const told = await eventually('each lead has its event', async () => {
        const recorded = await listAll(leads(), { limit: 500 });
        const events = (await all()).map(({ leadId }) => leadId);
        expect(events.toSorted()).toEqual(recorded.map(({ id }) => id).toSorted());
        return events;
      });
      expect(told.length).toBeGreaterThanOrEqual(40);
    });
  });
}

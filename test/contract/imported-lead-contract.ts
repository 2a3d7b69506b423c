import { describe, expect, test } from 'vitest';
import type { LeadToImport } from '../../src/leads/lead-to-import.ts';
import { newId } from '../../src/new-id.ts';
import type { UserActor } from '../../src/users/actor.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import { announce, takeIn } from './inbox-steps.ts';
import { ADMIN, at, lease, sampleEnteredLead, sampleLead } from './samples.ts';

/** A lead of a row of a file. */
export function sampleImport(lead: Partial<LeadToImport> = {}): LeadToImport {
  const { metaData: _, origin, ...fields } = sampleLead();
  return {
    ...fields,
    id: newId(),
    metaData: null,
    origin: { ...origin, via: 'import', importId: 'import-1' },
    status: 'Qualified',
    customFields: { Budget: '500' },
    ownerId: null,
    priority: null,
    lostReason: '',
    notes: [],
    ...lead,
  };
}

/** What every engine must do with leads of files. */
export function describeImportedLeadContract(openStorage: OpenStorage): void {
  describe('leads of files', () => {
    const opened = useStorage(openStorage);
    const leads = () => opened().storage.leads;

    test('a lead of a file has all that the file says, and nobody has contacted the person', async () => {
      const { notes: _, ...lead } = sampleImport({ createdAt: at(-900) });
      const { created, lead: recorded } = await leads().importOnce(
        { ...lead, notes: ['Call after six', 'Likes cake'] },
        ADMIN,
        at(3),
      );
      expect(created).toBe(true);
      expect(recorded).toMatchObject({
        ...lead,
        firstContactedAt: null,
        firstSeenAt: null,
        statusChangedAt: null,
        assignmentDueAt: null,
        updatedAt: at(3),
      });
      expect(await leads().find(lead.id)).toEqual(recorded);
      const notes = await opened().storage.notes.listOfLead(lead.id);
      expect(notes).toMatchObject([
        { text: 'Call after six', authorId: ADMIN.id, authorName: ADMIN.name, createdAt: at(3) },
        { text: 'Likes cake' },
      ]);
      const { leads: found } = await leads().list({ q: 'anna', limit: 5 });
      expect(found.map(({ id }) => id)).toEqual([lead.id]);
      const { events } = await opened().storage.leadEvents.listOfLead(lead.id, { limit: 9 });
      expect(events).toMatchObject([{ type: 'lead.created', by: { id: ADMIN.id } }]);
    });

    test('a lead of a file keeps its owner, its priority and why it was lost', async () => {
      const team = { ownerId: 'user-2', priority: 'high', lostReason: 'Price' } as const;
      const lead = sampleImport({ ...team, status: 'Lost', contact: { city: 'Bonn' } });
      const { lead: recorded } = await leads().importOnce(lead, ADMIN, at(3));
      expect(recorded).toMatchObject({ ...team, contact: { city: 'Bonn' }, assignment: null });
      expect(await leads().find(lead.id)).toEqual(recorded);
      const { leads: found } = await leads().list({ ownerId: ['user-2'], limit: 5 });
      expect(found.map(({ id }) => id)).toEqual([lead.id]);
    });

    test('the names of the custom fields are those that leads have, each once and in order', async () => {
      expect(await leads().listCustomFields(9)).toEqual([]);
      for (const customFields of [{ Zip: '1', Size: 'M' }, {}, { Size: 'L', 'a.b $c': 'x' }])
        await leads().importOnce(sampleImport({ customFields }), ADMIN, at(3));
      expect(await leads().listCustomFields(9)).toEqual(['Size', 'Zip', 'a.b $c']);
      expect(await leads().listCustomFields(2)).toEqual(['Size', 'Zip']);
    });

    test('a lead of a file is recorded once, however many processes record it', async () => {
      const { storage: far } = await opened().startProcess();
      const lead = sampleImport({ notes: ['Once'] });
      const recorded = await Promise.all(
        [leads(), far.leads, leads(), far.leads].map((each) => each.importOnce(lead, ADMIN, at(3))),
      );
      expect(recorded.filter(({ created }) => created)).toHaveLength(1);
      expect(new Set(recorded.map((each) => each.lead.id))).toEqual(new Set([lead.id]));
      expect(await opened().storage.notes.listOfLead(lead.id)).toHaveLength(1);
      await expect
        .poll(async () =>
          (await opened().storage.leadEvents.listOfLead(lead.id, { limit: 9 })).events.map(
            ({ type }) => type,
          ),
        )
        .toEqual(['lead.created']);
    });

    test('a lead of Meta that is here stays as it is', async () => {
      const known = sampleLead();
      const { lead } = await leads().recordOnce(known, ADMIN, at(1));
      const outcome = await leads().importOnce(
        sampleImport({ metaData: known.metaData, name: 'From a file' }),
        ADMIN,
        at(3),
      );
      expect(outcome).toEqual({ created: false, lead });
    });

    test('a lead whose person was erased is not recorded', async () => {
      const { inbox, erasures } = opened().storage;
      const leadId = await announce(inbox);
      await inbox.claimDue(lease('worker'), 1);
      const { lead } = await takeIn(inbox, leadId, 11);
      await erasures.erase({
        certificateId: newId(),
        leadIds: [lead.id],
        heldLeadIds: [],
        by: ADMIN,
        at: at(20),
      });
      const again = sampleImport({ metaData: sampleLead({}, leadId).metaData });
      await expect(leads().importOnce(again, ADMIN, at(3))).rejects.toMatchObject({
        code: 'lead-erased',
      });
      expect(await leads().find(again.id)).toBeUndefined();
    });

    test('an imported lead is removed with its notes, and its event stays', async () => {
      const lead = sampleImport({ notes: ['A note'] });
      await leads().importOnce(lead, ADMIN, at(3));
      await leads().markSeen(lead.id, ADMIN, at(4));
      expect(await leads().removeImported(lead.id, ADMIN, at(5))).toBe('removed');
      expect(await leads().find(lead.id)).toBeUndefined();
      expect((await leads().list({ q: 'anna', limit: 5 })).leads).toEqual([]);
      expect(await opened().storage.notes.listOfLead(lead.id)).toEqual([]);
      expect(await leads().removeImported(lead.id, ADMIN, at(6))).toBe('removed');
      expect(await leads().removeImported(newId(), ADMIN, at(6))).toBe('gone');
      const { events } = await opened().storage.leadEvents.listOfLead(lead.id, { limit: 9 });
      expect(events.map(({ type }) => type)).toEqual(['lead.removed', 'lead.seen', 'lead.created']);
    });

    test('an imported lead that somebody has worked on stays', async () => {
      const { notes, conversations } = opened().storage;
      const worked = [
        (id: string) => leads().setStatus(id, 'Won', ADMIN, at(4)),
        (id: string) => leads().edit(id, { set: { name: 'New' }, from: {} }, ADMIN, at(4)),
        (id: string) => notes.add(id, { text: 'Called', mentions: [] }, ADMIN, at(4)),
        (id: string) =>
          conversations.add(
            id,
            { channel: 'call', direction: 'out', outcome: 'reached', text: '', startedAt: at(4) },
            ADMIN,
            at(4),
          ),
      ];
      for (const work of worked) {
        const lead = sampleImport();
        await leads().importOnce(lead, ADMIN, at(3));
        await work(lead.id);
        expect(await leads().removeImported(lead.id, ADMIN, at(5))).toBe('changed');
        expect(await leads().find(lead.id)).toBeDefined();
      }
    });

    test('a lead that was added by hand is removed with the notes of the person who added it, unless others have worked on it', async () => {
      const { notes } = opened().storage;
      const other: UserActor = { kind: 'user', id: 'user-2', name: 'Grace' };
      const note = (id: string, by: UserActor) =>
        notes.add(id, { text: 'Called', mentions: [] }, by, at(4));
      const add = async () => (await leads().create(sampleEnteredLead(), ADMIN, at(3))).id;
      const own = await add();
      await note(own, ADMIN);
      await leads().markSeen(own, other, at(4));
      expect(await leads().removeAdded(own, ADMIN, at(5))).toBe('removed');
      expect(await leads().find(own)).toBeUndefined();
      expect(await notes.listOfLead(own)).toEqual([]);
      expect(await leads().removeAdded(own, ADMIN, at(6))).toBe('removed');
      expect(await leads().removeAdded(newId(), ADMIN, at(6))).toBe('gone');
      const [worked, noted] = [await add(), await add()];
      await leads().setStatus(worked, 'Won', other, at(4));
      await note(noted, other);
      for (const id of [worked, noted]) {
        expect(await leads().removeAdded(id, ADMIN, at(5))).toBe('changed');
        expect(await leads().find(id)).toBeDefined();
      }
    });

    test('a lead is removed or changed, never both, when both come at once', async () => {
      for (let round = 0; round < 10; round += 1) {
        const lead = sampleImport();
        await leads().importOnce(lead, ADMIN, at(3));
        const [outcome, changed] = await Promise.all([
          leads().removeImported(lead.id, ADMIN, at(4)),
          leads().setStatus(lead.id, 'Won', ADMIN, at(4)),
        ]);
        const found = await leads().find(lead.id);
        expect(outcome).toBe(found ? 'changed' : 'removed');
        expect(found?.status).toBe(changed?.status);
      }
    });
  });
}

import { describe, expect, test } from 'vitest';
import type { LeadEdit } from '../../src/leads/edit-lead.ts';
import { planUndo } from '../../src/leads/field-history.ts';
import type { Lead } from '../../src/leads/lead.ts';
import { INTAKE } from '../../src/users/actor.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import { ADMIN, at, sampleEnteredLead, sampleLead } from './samples.ts';

const BEN = { kind: 'user', id: 'user-2', name: 'Ben' } as const;

/** What every engine must do when people change a lead. */
export function describeLeadEditContract(openStorage: OpenStorage): void {
  describe('changes of a lead', () => {
    const opened = useStorage(openStorage);
    const leads = () => opened().storage.leads;
    const events = () => opened().storage.leadEvents;

    const record = async (): Promise<Lead> =>
      (await leads().recordOnce(sampleLead(), INTAKE, at(2))).lead;
    const edit = (id: string, change: Partial<LeadEdit>, seconds = 3, store = leads()) =>
      store.edit(id, { set: {}, from: {}, ...change }, ADMIN, at(seconds));
    const find = (q: string) => leads().list({ limit: 5, q });
    const history = async (id: string) => (await events().listOfLead(id, { limit: 50 })).events;

    test('every field changes, what Meta sent stays, and the change is there after opening again', async () => {
      const lead = await record();
      const set = {
        name: 'Anna Meyer',
        email: 'anna@example.org',
        phone: '0160 1234567',
        phoneE164: '+491601234567',
        company: '',
        lostReason: 'too dear',
        ownerId: 'user-2',
        priority: 'high',
        tags: ['warm', 'vip'],
        status: 'Lost',
        'contact.city': 'Bonn',
        'contact.firstName': '',
        'customFields.Budget (€)': '500',
      };
      const outcome = await edit(lead.id, { set });
      const expected = {
        ...lead,
        name: 'Anna Meyer',
        email: 'anna@example.org',
        phone: '0160 1234567',
        phoneE164: '+491601234567',
        company: '',
        lostReason: 'too dear',
        ownerId: 'user-2',
        priority: 'high',
        tags: ['warm', 'vip'],
        contact: { city: 'Bonn' },
        customFields: { 'Budget (€)': '500' },
        status: 'Lost',
        statusChangedAt: at(3),
        statusBefore: { status: 'New', firstContactedAt: null },
        updatedAt: at(3),
      };
      expect(outcome).toEqual({ kind: 'edited', lead: expected, eventId: expect.any(String) });
      const reopened = await opened().reopen();
      expect(await reopened.leads.find(lead.id)).toEqual(expected);
    });

    test('the search finds new values and no old ones', async () => {
      const { id } = await record();
      const set = { name: 'Zoe Quist', phone: '0160 7654321', phoneE164: '+491607654321' };
      await edit(id, { set });
      expect((await find('quist')).leads).toHaveLength(1);
      expect((await find('7654321')).leads).toHaveLength(1);
      await edit(id, { set: { email: 'z@quist.example', company: 'Acme' } });
      expect((await find('acme')).leads).toHaveLength(1);
      for (const old of ['anna', '15112345678', 'söhne'])
        expect((await find(old)).leads).toEqual([]);
    });

    test('odd characters and half of a surrogate pair read back as they are returned', async () => {
      const { id } = await record();
      const set = { name: 'a\u0000b 👩‍👩‍👧 \uD83D', 'customFields.x.y$': '"; DROP TABLE leads; --' };
      const outcome = await edit(id, { set });
      expect(await leads().find(id)).toEqual(outcome?.lead);
      expect(outcome?.lead.customFields).toEqual({ 'x.y$': '"; DROP TABLE leads; --' });
    });

    test('one change is one event with all values before and after, and a change of nothing is none', async () => {
      const { id } = await record();
      const set = { name: 'Anna Meyer', ownerId: 'user-2', 'contact.city': 'Bonn' };
      const first = await edit(id, { set, addTags: ['vip'] });
      const again = await edit(id, { set, addTags: ['vip'], removeTags: ['unknown'] }, 9);
      expect(again).toEqual({ ...first, eventId: undefined });
      const [event, ...others] = await history(id);
      expect(others).toHaveLength(1);
      expect(event).toEqual({
        id: first?.kind === 'edited' && first.eventId,
        type: 'lead.changed',
        at: at(3),
        leadId: id,
        by: ADMIN,
        changes: { ownerId: { from: null, to: 'user-2' } },
        personal: {
          name: { from: 'Anna Müller', to: 'Anna Meyer' },
          'contact.city': { from: 'Köln', to: 'Bonn' },
          tags: { from: ['facebook-lead'], to: ['facebook-lead', 'vip'] },
        },
      });
    });

    test('a change is in the audit log by reference, with names of fields and no values', async () => {
      const { id } = await record();
      const set = { name: 'Anna Meyer', 'customFields.Anna': 'secret' };
      const outcome = await edit(id, { set });
      await events().listAfter('', 10);
      expect(await opened().storage.audit.listAfter(0, 10)).toMatchObject([
        {
          action: 'lead-changed',
          target: { kind: 'lead', id },
          fields: ['name', 'customFields'],
          reference: outcome?.kind === 'edited' && outcome.eventId,
        },
      ]);
    });

    test('W22: a change of a field that has another value now is refused whole', async () => {
      const lead = await record();
      await edit(lead.id, { set: { name: 'Anna B' }, from: { name: lead.name } });
      const refused = await edit(lead.id, {
        set: { name: 'Anna C', company: 'Acme' },
        from: { name: lead.name, company: lead.company },
      });
      expect(refused).toMatchObject({ kind: 'conflict', fields: ['name'] });
      expect(await leads().find(lead.id)).toMatchObject({ name: 'Anna B', company: lead.company });
    });

    test('W22: two people who want the same value do not conflict', async () => {
      const { id, name } = await record();
      for (const seconds of [3, 4]) {
        const change = { set: { name: 'Anna B' }, from: { name } };
        expect(await edit(id, change, seconds)).toMatchObject({ kind: 'edited' });
      }
    });

    test('W22: of two processes that change the same field at the same time, one is refused', async () => {
      const { storage: far } = await opened().startProcess();
      for (let round = 0; round < 10; round += 1) {
        const { id, name } = await record();
        const outcomes = await Promise.all(
          [leads(), far.leads].map((store, index) =>
            edit(id, { set: { name: `Anna ${index}` }, from: { name } }, 3, store),
          ),
        );
        expect(outcomes.map((outcome) => outcome?.kind).toSorted()).toEqual(['conflict', 'edited']);
        const kept = outcomes.find((outcome) => outcome?.kind === 'edited');
        expect(await leads().find(id)).toEqual(kept?.lead);
      }
    });

    test('W22: changes of different fields by two processes at the same time are all kept', async () => {
      const { id, name, email, company } = await record();
      const { storage: far } = await opened().startProcess();
      const outcomes = await Promise.all([
        edit(id, { set: { name: 'Zoe' }, from: { name } }),
        edit(id, { set: { email: 'zoe@example.com' }, from: { email } }, 3, far.leads),
        edit(id, { set: { company: 'Acme' }, from: { company } }, 3, far.leads),
        edit(id, { addTags: ['a'] }),
        edit(id, { addTags: ['b'], removeTags: ['facebook-lead'] }, 3, far.leads),
        edit(id, { set: { 'customFields.Budget': '500' } }, 3, far.leads),
        edit(id, { set: { 'customFields.Size': 'L' } }),
      ]);
      for (const outcome of outcomes) expect(outcome?.kind).toBe('edited');
      const lead = await leads().find(id);
      expect(lead).toMatchObject({
        name: 'Zoe',
        email: 'zoe@example.com',
        company: 'Acme',
        customFields: { Budget: '500', Size: 'L' },
      });
      expect(lead?.tags.toSorted()).toEqual(['a', 'b']);
      expect(await history(id)).toHaveLength(8);
    });

    test('W23: three changes of one moment are three events, in their order', async () => {
      const { id } = await record();
      for (const name of ['A', 'B', 'C']) await edit(id, { set: { name } }, 3);
      const names = (await history(id)).map(({ personal }) => personal['name']?.to);
      expect(names).toEqual(['C', 'B', 'A', undefined]);
    });

    describe('undo', () => {
      const undo = async (id: string, changeId: string | undefined) => {
        const plan = await planUndo(events(), id, changeId ?? '');
        return plan?.kind === 'edit' ? leads().edit(id, plan.edit, ADMIN, at(60)) : plan;
      };
      const change = async (id: string, set: LeadEdit['set'], seconds = 3) => {
        const outcome = await edit(id, { set }, seconds);
        return outcome?.kind === 'edited' ? outcome.eventId : undefined;
      };

      test('undoing a change restores every field of it, and is an event of its own', async () => {
        const lead = await record();
        const changeId = await change(lead.id, {
          name: '',
          ownerId: 'user-2',
          tags: [],
          phone: '1',
          phoneE164: '',
          'contact.city': '',
          'customFields.Budget': '1',
        });
        expect(await undo(lead.id, changeId)).toMatchObject({ kind: 'edited' });
        expect(await leads().find(lead.id)).toEqual({ ...lead, updatedAt: at(60) });
        const [last] = await history(lead.id);
        expect(last).toMatchObject({ type: 'lead.change-undone' });
      });

      test('undoing a change of the status restores the time of the first contact', async () => {
        const { id } = await record();
        await change(id, { status: 'Contacted' }, 3);
        const changeId = await change(id, { status: 'New', name: 'Anna B' }, 4);
        await undo(id, changeId);
        expect(await leads().find(id)).toMatchObject({
          status: 'Contacted',
          name: 'Anna Müller',
          firstContactedAt: at(3),
        });
      });

      test('a change is not undone if one of its fields has changed since, even if it has changed back', async () => {
        const { id } = await record();
        const changeId = await change(id, { name: 'A', company: 'Acme' });
        await change(id, { name: 'B' }, 4);
        await change(id, { name: 'A' }, 5);
        expect(await undo(id, changeId)).toEqual({ kind: 'conflict', fields: ['name'] });
        expect(await leads().find(id)).toMatchObject({ name: 'A', company: 'Acme' });
      });

      test('a change of other fields does not keep a change from being undone', async () => {
        const { id } = await record();
        const changeId = await change(id, { name: 'A' });
        await change(id, { company: 'Acme' }, 4);
        await leads().markSeen(id, BEN, at(5));
        expect(await undo(id, changeId)).toMatchObject({ kind: 'edited' });
        expect(await leads().find(id)).toMatchObject({ name: 'Anna Müller', company: 'Acme' });
      });

      test('an unknown change, one of another lead, and the arrival cannot be undone', async () => {
        const [lead, other] = [await record(), await record()];
        const ofOther = await change(other.id, { name: 'A' });
        const [arrival] = await history(lead.id);
        for (const changeId of ['unknown', ofOther, arrival?.id])
          expect(await undo(lead.id, changeId)).toBeUndefined();
      });
    });

    test('a lead that a person enters is listed, found and announced like any other', async () => {
      const lead = await leads().create(sampleEnteredLead(), ADMIN, at(5));
      expect(lead).toEqual({
        ...sampleEnteredLead(),
        id: expect.any(String),
        status: 'New',
        createdAt: at(5),
        updatedAt: at(5),
        metaData: null,
        origin: null,
        answers: [],
        disclaimers: [],
        firstSeenAt: null,
        seenBy: [],
        firstContactedAt: null,
        firstReachedAt: null,
        statusChangedAt: null,
        statusBefore: null,
        rank: null,
        lostReason: '',
        assignment: null,
        assignmentDueAt: at(5),
        lease: null,
        meetings: [],
        conversations: [],
      });
      expect(await leads().find(lead.id)).toEqual(lead);
      expect((await find('walk')).leads).toEqual([lead]);
      expect((await leads().list({ limit: 5, source: 'manual' })).leads).toEqual([lead]);
      expect(await history(lead.id)).toMatchObject([{ type: 'lead.created', by: ADMIN }]);
    });

    test('leads that many people enter in one second in two processes are all kept', async () => {
      const { storage: far } = await opened().startProcess();
      const created = await Promise.all(
        Array.from({ length: 30 }, (_, index) =>
          (index % 2 === 0 ? leads() : far.leads).create(sampleEnteredLead(), ADMIN, at(5)),
        ),
      );
      const listed = (await leads().list({ limit: 50 })).leads.map(({ id }) => id);
      expect(listed.toSorted()).toEqual(created.map(({ id }) => id).toSorted());
    });

    test('a change of an unknown lead returns undefined', async () => {
      expect(await edit('no-such-id', { set: { name: 'A' } })).toBeUndefined();
    });
  });
}

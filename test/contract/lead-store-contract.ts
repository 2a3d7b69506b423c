import { describe, expect, test } from 'vitest';
import { LEAD_STATUSES, type Lead, type LeadStatus } from '../../src/leads/lead.ts';
import type { LeadQuery, LeadStore } from '../../src/leads/lead-store.ts';
import { INTAKE } from '../../src/users/actor.ts';
import { newId } from '../../src/new-id.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import { ADMIN, at, newMetaId, sampleLead } from './samples.ts';

/** The values that the first change of a lead replaces. */
const NEVER_CHANGED = { status: 'New', firstContactedAt: null };

const ids = (leads: readonly Lead[]) => leads.map(({ id }) => id);

/** Follows the cursors to the end. */
export async function listAll(leads: LeadStore, query: LeadQuery): Promise<Lead[]> {
  const all: Lead[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await leads.list({ ...query, cursor });
    expect(page.leads.length).toBeLessThanOrEqual(query.limit);
    all.push(...page.leads);
    if (page.nextCursor === undefined) return all;
    cursor = page.nextCursor;
  }
}

/** What every engine must do with CRM leads. */
export function describeLeadStoreContract(openStorage: OpenStorage): void {
  describe('lead store', () => {
    const opened = useStorage(openStorage);
    const leads = () => opened().storage.leads;

    async function record(changes: Parameters<typeof sampleLead>[0] = {}): Promise<Lead> {
      return (await leads().recordOnce(sampleLead(changes), INTAKE, at(2))).lead;
    }

    describe('recordOnce', () => {
      test('L14, L15: recordOnce keeps everything of a lead, and the lead reads back the same', async () => {
        const lead = sampleLead();
        const result = await leads().recordOnce(lead, INTAKE, at(2));
        expect(result).toEqual({
          created: true,
          lead: {
            ...lead,
            id: expect.any(String),
            status: 'New',
            updatedAt: at(2),
            firstSeenAt: null,
            seenBy: [],
            firstContactedAt: null,
            firstReachedAt: null,
            statusChangedAt: null,
            statusBefore: null,
            ownerId: null,
            assignment: null,
            assignmentDueAt: at(2),
            lease: null,
            priority: null,
            rank: null,
            lostReason: '',
            customFields: {},
            meetings: [],
            conversations: [],
          },
        });
        expect(await leads().find(result.lead.id)).toEqual(result.lead);
        expect(await leads().findByMetaLead(lead.metaData.leadId)).toEqual(result.lead);
        expect((await leads().list({ limit: 1 })).leads).toEqual([result.lead]);
      });

      test('L12: a lead of which nothing is known is recorded', async () => {
        const empty = { name: '', email: '', phone: '', phoneE164: '', company: '' };
        const lead = await record({
          ...empty,
          contact: {},
          tags: [],
          answers: [],
          disclaimers: [],
        });
        expect(await leads().find(lead.id)).toEqual(lead);
      });

      test('odd characters read back as they were', async () => {
        const name = 'a\u0000b 👩‍👩‍👧 \u202Eabc "; DROP TABLE leads; --';
        const lead = await record({ name, company: '\uFFFD' });
        expect(await leads().find(lead.id)).toEqual(lead);
      });

      test('half of a surrogate pair does not stop a lead, and reads back the same each time', async () => {
        const lead = await record({ name: 'Anna \uD83D' });
        expect(lead.name).toContain('Anna');
        expect(await leads().find(lead.id)).toEqual(lead);
      });

      test('L25: recording a lead again changes nothing, whatever a person did in between', async () => {
        const lead = sampleLead();
        const first = await leads().recordOnce(lead, INTAKE, at(2));
        const changed = await leads().setStatus(first.lead.id, 'Won', ADMIN, at(3));
        const again = await leads().recordOnce({ ...lead, name: 'Other' }, INTAKE, at(9));
        expect(again).toEqual({ created: false, lead: changed });
        expect(await leads().find(first.lead.id)).toEqual(changed);
      });

      test('L11: two enquiries of the same person make two leads', async () => {
        await record();
        await record();
        expect((await leads().list({ limit: 10 })).leads).toHaveLength(2);
      });

      test('L24: recording in parallel, from two connections and a second process, makes one lead', async () => {
        const another = await opened().openAnother();
        const { storage: far } = await opened().startProcess();
        const metaLeadIds = Array.from({ length: 25 }, newMetaId);
        const results = await Promise.all(
          metaLeadIds.flatMap((metaLeadId) =>
            [opened().storage, opened().storage, another, far].map((storage) =>
              storage.leads.recordOnce(sampleLead({}, metaLeadId), INTAKE, at(2)),
            ),
          ),
        );
        expect(results.filter(({ created }) => created)).toHaveLength(25);
        expect(new Set(results.map(({ lead }) => lead.id)).size).toBe(25);
        expect(await listAll(leads(), { limit: 10 })).toHaveLength(25);
        expect(await listAll(leads(), { limit: 10, q: 'anna' })).toHaveLength(25);
      });

      test('a lead that fails half-way leaves nothing, and the leads beside it are stored', async () => {
        const bad = {
          ...sampleLead(),
          get company(): string {
            throw new Error('half-way');
          },
        };
        const results = await Promise.allSettled([
          leads().recordOnce(sampleLead(), INTAKE, at(2)),
          (async () => leads().recordOnce(bad, INTAKE, at(2)))(),
          leads().recordOnce(sampleLead(), INTAKE, at(2)),
        ]);
        expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
        expect(await listAll(leads(), { limit: 10 })).toHaveLength(2);
        expect(await listAll(leads(), { limit: 10, q: 'anna' })).toHaveLength(2);
      });

      test('L29: a recorded lead survives a killed process, and search finds it', async () => {
        const { storage: doomed, kill } = await opened().startProcess();
        const { lead } = await doomed.leads.recordOnce(sampleLead({ name: 'Zoe' }), INTAKE, at(2));
        await doomed.leads.setStatus(lead.id, 'Won', ADMIN, at(3));
        await doomed.leads.markSeen(lead.id, ADMIN, at(4));
        await kill();
        const changes = { updatedAt: at(3), firstContactedAt: at(3) };
        const seen = { firstSeenAt: at(4), seenBy: [ADMIN.id] };
        const history = { statusChangedAt: at(3), statusBefore: NEVER_CHANGED };
        const expected = { ...lead, status: 'Won', ...changes, ...seen, ...history };
        expect(await leads().find(lead.id)).toEqual(expected);
        expect((await leads().list({ limit: 9, q: 'zoe', status: 'Won' })).leads).toEqual([
          expected,
        ]);
      });
    });

    describe('setStatus', () => {
      test('setStatus changes only the status and times, and the change is there after opening again', async () => {
        const lead = await record();
        const times = { updatedAt: at(7), firstContactedAt: at(7), statusChangedAt: at(7) };
        const changed = { ...lead, status: 'Meeting', ...times, statusBefore: NEVER_CHANGED };
        expect(await leads().setStatus(lead.id, 'Meeting', ADMIN, at(7))).toEqual(changed);
        const reopened = await opened().reopen();
        expect(await reopened.leads.find(lead.id)).toEqual(changed);
      });

      test('setStatus of an unknown lead returns undefined', async () => {
        expect(await leads().setStatus('no-such-id', 'Won', ADMIN, at(1))).toBeUndefined();
        expect(await leads().find('no-such-id')).toBeUndefined();
        expect(await leads().findByMetaLead('no-such-id')).toBeUndefined();
      });

      test('a contacted status sets the first contact once, Lost keeps it, and New clears it', async () => {
        const { id } = await record();
        for (const [status, seconds, expected] of [
          ['New', 3, null],
          ['Lost', 4, null],
          ['Qualified', 5, at(5)],
          ['Won', 6, at(5)],
          ['Lost', 7, at(5)],
          ['New', 8, null],
          ['Contacted', 9, at(9)],
        ] as const)
          expect(await leads().setStatus(id, status, ADMIN, at(seconds))).toMatchObject({
            status,
            updatedAt: at(seconds),
            firstContactedAt: expected,
          });
      });

      test('setting the status that a lead already has changes nothing', async () => {
        const { id } = await record();
        const changed = await leads().setStatus(id, 'Meeting', ADMIN, at(3));
        expect(await leads().setStatus(id, 'Meeting', ADMIN, at(4))).toEqual({
          ...changed,
          updatedAt: at(4),
        });
      });

      test('no two changes have the same time, even in one millisecond or with a slow clock', async () => {
        const { id } = await record();
        const times = new Set<number | undefined>();
        for (const [status, seconds] of [
          ['Won', 3],
          ['Lost', 3],
          ['New', 1],
        ] as const) {
          const lead = await leads().setStatus(id, status, ADMIN, at(seconds));
          times.add(lead?.statusChangedAt?.getTime());
        }
        expect(times.size).toBe(3);
        expect(times).not.toContain(undefined);
      });

      test('setStatus moves a lead from one filter to another, with and without a search', async () => {
        const lead = await record();
        for (const status of [...LEAD_STATUSES, 'New'] as const) {
          await leads().setStatus(lead.id, status, ADMIN, at(3));
          for (const filter of LEAD_STATUSES)
            for (const q of [undefined, 'müller']) {
              const { leads: found } = await leads().list({ limit: 5, status: filter, q });
              expect(found).toHaveLength(filter === status ? 1 : 0);
            }
        }
      });
    });

    test('findAll finds leads by their ids, each once, and leaves out ids without a lead', async () => {
      const results = await Promise.all(
        [1, 2, 3].map((n) => leads().recordOnce(sampleLead(), INTAKE, at(n))),
      );
      const [a, b] = results.map(({ lead }) => lead);
      const found = await leads().findAll([b!.id, 'no-such-id', a!.id, b!.id, newId()]);
      expect(new Map(found.map((lead) => [lead.id, lead]))).toEqual(
        new Map([
          [a!.id, a],
          [b!.id, b],
        ]),
      );
      expect(found).toHaveLength(2);
      expect(await leads().findAll([])).toEqual([]);
    });

    describe('undoStatus', () => {
      const changed = async (id: string, status: LeadStatus, seconds: number) => {
        const lead = await leads().setStatus(id, status, ADMIN, at(seconds));
        if (!lead?.statusChangedAt) throw new Error('the status did not change');
        return lead.statusChangedAt;
      };

      test('undoStatus restores status and first contact exactly, whatever the change was', async () => {
        for (const from of LEAD_STATUSES)
          for (const to of LEAD_STATUSES.filter((status) => status !== from)) {
            const { id } = await record();
            if (from !== 'Contacted') await leads().setStatus(id, 'Contacted', ADMIN, at(3));
            const before = await leads().setStatus(id, from, ADMIN, at(4));
            const undo = await leads().undoStatus(id, await changed(id, to, 60), ADMIN, at(70));
            expect(undo?.isUndone).toBe(true);
            expect(undo?.lead).toEqual({
              ...before,
              updatedAt: at(70),
              statusChangedAt: at(70),
              statusBefore: null,
            });
            expect(await leads().find(id)).toEqual(undo?.lead);
          }
      });

      test('undoStatus moves the lead back to its former filter', async () => {
        const { id } = await record();
        await leads().undoStatus(id, await changed(id, 'Lost', 3), ADMIN, at(4));
        for (const q of [undefined, 'müller']) {
          expect(ids((await leads().list({ limit: 5, status: 'New', q })).leads)).toEqual([id]);
          expect((await leads().list({ limit: 5, status: 'Lost', q })).leads).toEqual([]);
        }
      });

      test('undoStatus leaves a newer change alone, and undoes nothing twice', async () => {
        const { id } = await record();
        const first = await changed(id, 'Lost', 3);
        const second = await changed(id, 'Won', 3);
        const refused = await leads().undoStatus(id, first, ADMIN, at(4));
        expect(refused).toMatchObject({ isUndone: false, lead: { status: 'Won' } });
        expect((await leads().undoStatus(id, second, ADMIN, at(5)))?.isUndone).toBe(true);
        const again = await leads().undoStatus(id, second, ADMIN, at(6));
        expect(again).toMatchObject({ isUndone: false, lead: { status: 'Lost' } });
        expect(await leads().find(id)).toEqual(again?.lead);
      });

      test('only one of several people who undo at the same time, in two processes, undoes the change', async () => {
        const { id } = await record();
        const { storage: far } = await opened().startProcess();
        const changedAt = await changed(id, 'Lost', 3);
        const undos = await Promise.all(
          [4, 5, 6].flatMap((seconds) =>
            [leads(), far.leads].map((store) =>
              store.undoStatus(id, changedAt, ADMIN, at(seconds)),
            ),
          ),
        );
        expect(undos.filter((undo) => undo?.isUndone)).toHaveLength(1);
        expect((await leads().find(id))?.status).toBe('New');
      });

      test('changes in two processes at the same time are applied one after the other', async () => {
        const { id } = await record();
        const { storage: far } = await opened().startProcess();
        const changes = await Promise.all(
          LEAD_STATUSES.flatMap((status) =>
            [leads(), far.leads].map((store) => store.setStatus(id, status, ADMIN, at(3))),
          ),
        );
        const last = await leads().find(id);
        const latest = Math.max(...changes.map((lead) => lead?.statusChangedAt?.getTime() ?? 0));
        expect(last?.statusChangedAt?.getTime()).toBe(latest);
        expect(last?.status).not.toBe(last?.statusBefore?.status);
      });

      test('undoStatus of an unknown lead returns undefined', async () => {
        expect(await leads().undoStatus('no-such-id', at(1), ADMIN, at(2))).toBeUndefined();
      });
    });

    describe('markSeen', () => {
      test('markSeen stores who opened the lead and when the first one did, and nothing else', async () => {
        const lead = await record();
        const seen = { ...lead, firstSeenAt: at(7), seenBy: [ADMIN.id] };
        expect(await leads().markSeen(lead.id, ADMIN, at(7))).toEqual(seen);
        expect(await leads().markSeen(lead.id, ADMIN, at(8))).toEqual(seen);
        const reopened = await opened().reopen();
        expect(await reopened.leads.find(lead.id)).toEqual(seen);
      });

      test('markSeen by several people at the same time, in two processes, gives all the same answer', async () => {
        const { id } = await record();
        const { storage: far } = await opened().startProcess();
        const answers = await Promise.all(
          [7, 8, 9].flatMap((seconds) =>
            [leads(), far.leads].map((store) => store.markSeen(id, ADMIN, at(seconds))),
          ),
        );
        expect(new Set(answers.map((lead) => lead?.firstSeenAt?.getTime())).size).toBe(1);
        expect(await leads().find(id)).toEqual(answers[0]);
      });

      test('markSeen records one event for each person, and a program that is not the first is not noted', async () => {
        const { id } = await record();
        const ben = { kind: 'user', id: 'user-2', name: 'Ben' } as const;
        const key = { kind: 'api-key', id: 'key-1', name: 'Reports' } as const;
        for (const [index, by] of [ADMIN, ben, ADMIN, key, ben].entries())
          await leads().markSeen(id, by, at(10 + index));
        expect(await leads().find(id)).toMatchObject({
          firstSeenAt: at(10),
          seenBy: [ADMIN.id, 'user-2'],
        });
        const { events } = await opened().storage.leadEvents.listOfLead(id, { limit: 20 });
        expect(
          events.filter(({ type }) => type === 'lead.seen').map(({ by, at: time }) => [by, time]),
        ).toEqual([
          [ben, at(11)],
          [ADMIN, at(10)],
        ]);
      });

      test('markSeen of an unknown lead returns undefined', async () => {
        expect(await leads().markSeen('no-such-id', ADMIN, at(1))).toBeUndefined();
      });
    });

    describe('list', () => {
      test('the list gives the newest lead first, and in one second the last recorded first', async () => {
        const middle = await record({ createdAt: at(50) });
        const oldest = await record({ createdAt: at(-86_400) });
        const sameSecond = await record({ createdAt: at(50) });
        const newest = await record({ createdAt: at(51) });
        const expected = ids([newest, sameSecond, middle, oldest]);
        expect(ids((await leads().list({ limit: 10 })).leads)).toEqual(expected);
      });

      test('the list takes times before 1970 and in the far future', async () => {
        const old = await record({ createdAt: new Date('1955-01-01') });
        const far = await record({ createdAt: new Date('9999-12-31') });
        const now = await record();
        expect(ids(await listAll(leads(), { limit: 1 }))).toEqual(ids([far, now, old]));
      });

      test('the list has no next page if it ends exactly with a page', async () => {
        await record();
        await record();
        expect((await leads().list({ limit: 2 })).nextCursor).toBeUndefined();
        expect((await leads().list({ limit: 1 })).nextCursor).toBeTypeOf('string');
        expect(await opened().storage.leads.list({ limit: 3, q: 'nobody' })).toEqual({
          leads: [],
          nextCursor: undefined,
        });
      });

      test('the list gives each of a thousand leads of one second once', async () => {
        const recorded = await Promise.all(Array.from({ length: 1_000 }, () => record()));
        for (const query of [{ limit: 64 }, { limit: 77, q: 'anna', status: 'New' as const }]) {
          const listed = await listAll(leads(), query);
          expect(listed).toHaveLength(1_000);
          expect(new Set(ids(listed))).toEqual(new Set(ids(recorded)));
        }
      });

      test('the list keeps its place while leads come in between the pages', async () => {
        const recorded: Lead[] = [];
        for (let second = 0; second < 30; second += 1)
          recorded.unshift(await record({ createdAt: at(Math.floor(second / 3)) }));
        const seen: Lead[] = [];
        for (let cursor: string | undefined; ;) {
          const page = await leads().list({ limit: 4, cursor });
          seen.push(...page.leads);
          // Some are newer, some are of the second in which the page ended, and one is older.
          const last = page.leads.at(-1);
          await record({ createdAt: at(99) });
          if (last) await record({ createdAt: last.createdAt });
          if (page.nextCursor === undefined) break;
          cursor = page.nextCursor;
        }
        expect(ids(seen)).toEqual(ids(recorded));
      });

      test('a cursor is valid after opening again, and if its lead has changed', async () => {
        const recorded = [];
        for (let n = 0; n < 4; n += 1) recorded.unshift(await record());
        const { nextCursor } = await leads().list({ limit: 2 });
        await leads().setStatus(recorded[1]?.id ?? '', 'Won', ADMIN, at(9));
        const reopened = await opened().reopen();
        const next = await reopened.leads.list({ limit: 2, cursor: nextCursor });
        expect(ids(next.leads)).toEqual(ids(recorded.slice(2)));
      });

      test.each(['x', '', '-1', '1.5', '1e3', ' 1', '99999999999999999', '１', '0x10', '1; --'])(
        'the list refuses the cursor %j',
        async (cursor) => {
          await record();
          for (const q of [undefined, 'anna'])
            await expect(leads().list({ limit: 5, cursor, q })).rejects.toMatchObject({
              code: 'invalid-cursor',
              status: 400,
            });
        },
      );

      test('the list is filtered by status and source, alone, together and with a search', async () => {
        const people = ['Anna', 'Berta'];
        const sources = ['facebook', 'instagram'] as const;
        const statuses = ['New', 'Won'] as const;
        for (const name of people)
          for (const source of sources)
            for (const status of statuses)
              for (let copy = 0; copy < 3; copy += 1) {
                const { id } = await record({ name, source, email: '', company: '' });
                if (status !== 'New') await leads().setStatus(id, status, ADMIN, at(5));
              }
        for (const q of [undefined, ...people])
          for (const source of [undefined, ...sources])
            for (const status of [undefined, ...statuses]) {
              const found = await listAll(leads(), { limit: 2, q, source, status });
              const halvings = [q, source, status].filter((each) => each !== undefined).length;
              expect(found).toHaveLength(24 / 2 ** halvings);
              for (const lead of found) {
                if (q) expect(lead.name).toBe(q);
                if (source) expect(lead.source).toBe(source);
                if (status) expect(lead.status).toBe(status);
              }
            }
      });
    });
  });
}

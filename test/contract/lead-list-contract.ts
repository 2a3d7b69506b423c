import { describe, expect, test } from 'vitest';
import { LEAD_SORTS, type LeadFilters, type LeadSort } from '../../src/leads/lead-filters.ts';
import type { Lead, NewLead } from '../../src/leads/lead.ts';
import { newId } from '../../src/new-id.ts';
import { INTAKE } from '../../src/users/actor.ts';
import { NO_CONTACT } from '../../src/leads/stage-rules.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import { listAll } from './lead-store-contract.ts';
import { ADMIN, at, newMetaId, sampleEnteredLead, sampleLead } from './samples.ts';

const names = (leads: readonly Lead[]) => leads.map(({ name }) => name);

/** What every engine's list finds, in which order, and how it counts. */
export function describeLeadListContract(openStorage: OpenStorage): void {
  describe('lead list', () => {
    const opened = useStorage(openStorage);
    const leads = () => opened().storage.leads;

    type Changes = Partial<Omit<NewLead, 'metaData' | 'origin'>> & {
      readonly metaData?: Partial<NewLead['metaData']>;
      readonly origin?: Partial<NewLead['origin']>;
    };

    async function record(name: string, changes: Changes = {}): Promise<Lead> {
      const leadId = newMetaId();
      const sample = sampleLead({ email: '', company: '' }, leadId);
      const lead = {
        ...sample,
        ...changes,
        name,
        metaData: { ...sample.metaData, ...changes.metaData, leadId },
        origin: { ...sample.origin, ...changes.origin },
      };
      return (await leads().recordOnce(lead, INTAKE, at(2))).lead;
    }

    const edit = async (id: string, set: Readonly<Record<string, string | null>>, seconds = 5) =>
      leads().edit(id, { set, from: {} }, ADMIN, at(seconds));

    /** What a filter finds in small pages, which must be what it counts. */
    async function found(filters: LeadFilters, sort?: LeadSort): Promise<string[]> {
      const all = await listAll(leads(), { ...filters, sort, limit: 2 });
      expect(await leads().count(filters, 100)).toBe(all.length);
      return names(all);
    }
    const foundSorted = async (filters: LeadFilters) => (await found(filters)).toSorted();

    describe('filters', () => {
      test('several values of one filter find leads with any of them', async () => {
        const ids = [];
        for (const name of ['Ada', 'Bob', 'Cem', 'Dan']) ids.push((await record(name)).id);
        await leads().setStatus(ids[1] ?? '', 'Won', ADMIN, at(3));
        await leads().setStatus(ids[2] ?? '', 'Lost', ADMIN, at(3));
        expect(await foundSorted({ status: ['Won', 'Lost'] })).toEqual(['Bob', 'Cem']);
        expect(await foundSorted({ status: ['New', 'Won'] })).toEqual(['Ada', 'Bob', 'Dan']);
        expect(await foundSorted({ status: ['New', 'Won'], q: 'bob' })).toEqual(['Bob']);
      });

      test('leads are found by their Page, by Page and platform, by form and by campaign', async () => {
        await record('Ada', {
          metaData: { pageId: '1', formId: '10' },
          origin: { campaignId: '7' },
        });
        await record('Bob', {
          source: 'instagram',
          metaData: { pageId: '1', formId: '11', platform: 'instagram' },
          origin: { campaignId: '8' },
        });
        await record('Cem', {
          metaData: { pageId: '2', formId: '20' },
          origin: { campaignId: '' },
        });
        await leads().create(sampleEnteredLead({ name: 'Dan' }), ADMIN, at(3));
        expect(await foundSorted({ connection: [{ pageId: '1' }] })).toEqual(['Ada', 'Bob']);
        expect(await found({ connection: [{ pageId: '1', platform: 'instagram' }] })).toEqual([
          'Bob',
        ]);
        expect(
          await foundSorted({
            connection: [{ pageId: '1', platform: 'facebook' }, { pageId: '2' }],
          }),
        ).toEqual(['Ada', 'Cem']);
        expect(await foundSorted({ formId: ['10', '20'] })).toEqual(['Ada', 'Cem']);
        expect(await found({ formId: ['1'] })).toEqual([]);
        expect(await found({ campaignId: ['8'] })).toEqual(['Bob']);
      });

      test('a tag is found as it is written, whatever is in it', async () => {
        const odd = 'Größe "XL", =New * 👍';
        const { id } = await record('Ada', { tags: ['Fair', odd] });
        await record('Bob', { tags: ['fair'] });
        expect(await found({ tag: ['Fair'] })).toEqual(['Ada']);
        expect(await found({ tag: [odd] })).toEqual(['Ada']);
        expect(await found({ tag: ['XL'] })).toEqual([]);
        await leads().edit(
          id,
          { set: {}, removeTags: ['Fair'], addTags: ['VIP'], from: {} },
          ADMIN,
          at(4),
        );
        expect(await found({ tag: ['Fair'] })).toEqual([]);
        expect(await found({ tag: ['VIP', 'fair'] })).toHaveLength(2);
      });

      test('leads without a tag are found until they get one, and again if they lose the last', async () => {
        const { id } = await record('Ada', { tags: [] });
        await record('Bob', { tags: ['none'] });
        await record('Cem', { tags: [''] });
        const change = (addTags: readonly string[], removeTags: readonly string[]) =>
          leads().edit(id, { set: {}, addTags, removeTags, from: {} }, ADMIN, at(4));
        for (const sort of LEAD_SORTS)
          expect(await found({ isUntagged: true }, sort)).toEqual(['Ada']);
        expect(await found({ tag: ['none'] })).toEqual(['Bob']);
        expect(await found({ isUntagged: true, tag: ['none'] })).toEqual([]);
        await change(['none', 'vip'], []);
        expect(await found({ isUntagged: true })).toEqual([]);
        await change([], ['none', 'vip']);
        expect(await found({ isUntagged: true })).toEqual(['Ada']);
        const { values } = await leads().listValues('tag', undefined);
        expect(values.map(({ value }) => value).toSorted()).toEqual(['', 'none']);
      });

      test('leads are found by owner and priority, also those without', async () => {
        const ada = await record('Ada');
        const bob = await record('Bob');
        await record('Cem');
        const ownerId = 'Xy7-Capital_Id';
        await edit(ada.id, { ownerId, priority: 'high' });
        await edit(bob.id, { ownerId: newId() });
        expect(await found({ ownerId: [ownerId] })).toEqual(['Ada']);
        expect(await found({ ownerId: [ownerId.toLowerCase()] })).toEqual([]);
        expect(await found({ ownerId: [null] })).toEqual(['Cem']);
        expect(await foundSorted({ ownerId: [null, ownerId] })).toEqual(['Ada', 'Cem']);
        expect(await found({ priority: ['high'] })).toEqual(['Ada']);
        expect(await foundSorted({ priority: [null] })).toEqual(['Bob', 'Cem']);
        await edit(ada.id, { ownerId: null });
        expect(await foundSorted({ ownerId: [null] })).toEqual(['Ada', 'Cem']);
      });

      test('leads are found by the time at which they were sent, the end not included', async () => {
        for (const [name, seconds] of [
          ['Ada', 10],
          ['Bob', 20],
          ['Cem', 30],
        ] as const)
          await record(name, { createdAt: at(seconds) });
        expect(await found({ from: at(20) })).toEqual(['Cem', 'Bob']);
        expect(await found({ to: at(20) })).toEqual(['Ada']);
        expect(await found({ from: at(10), to: at(30), q: 'ada' })).toEqual(['Ada']);
        for (const sort of LEAD_SORTS)
          expect(await found({ from: at(20), to: at(21) }, sort)).toEqual(['Bob']);
      });

      test('a lead is unseen until somebody opens it', async () => {
        const { id } = await record('Ada');
        await record('Bob');
        expect(await foundSorted({ isUnseen: true })).toEqual(['Ada', 'Bob']);
        await leads().markSeen(id, ADMIN, at(3));
        expect(await found({ isUnseen: true })).toEqual(['Bob']);
      });

      test('a lead is untouched until it is contacted or given up', async () => {
        const [ada, bob, cem] = [await record('Ada'), await record('Bob'), await record('Cem')];
        await record('Dan');
        await leads().setStatus(ada.id, 'Contacted', ADMIN, at(3));
        await leads().setStatus(bob.id, 'Lost', ADMIN, at(3));
        const call = { channel: 'call', direction: 'out', outcome: 'reached', text: '' } as const;
        await opened().storage.conversations.add(
          cem.id,
          { ...call, startedAt: at(3) },
          ADMIN,
          at(4),
        );
        expect(await found({ isUntouched: true })).toEqual(['Dan']);
        await leads().setStatus(ada.id, 'New', ADMIN, at(5));
        expect(await foundSorted({ isUntouched: true })).toEqual(['Ada', 'Dan']);
      });

      test('a lead that became a customer without a contact that somebody noted does not wait', async () => {
        const ada = await record('Ada');
        await record('Bob');
        const won = { set: { status: 'Won' }, from: {}, stages: NO_CONTACT };
        await leads().edit(ada.id, won, ADMIN, at(3));
        expect((await leads().find(ada.id))?.firstContactedAt).toBeNull();
        expect(await found({ isUntouched: true })).toEqual(['Bob']);
        expect((await foundSorted({})).length).toBe(2);
        expect((await found({ isUntouched: true }, 'waiting'))[0]).toBe('Bob');
      });

      test('leads are found that came through no connection, no form and no campaign', async () => {
        await record('Ada', { origin: { campaignId: '7' } });
        await record('Bob', { origin: { campaignId: '' } });
        await record('Cem', { metaData: { pageId: '', formId: '' }, origin: { campaignId: '' } });
        await leads().create(sampleEnteredLead({ name: 'Dan' }), ADMIN, at(3));
        expect(await foundSorted({ connection: [null] })).toEqual(['Cem', 'Dan']);
        expect(await foundSorted({ formId: [null] })).toEqual(['Cem', 'Dan']);
        expect(await foundSorted({ campaignId: [null] })).toEqual(['Bob', 'Cem', 'Dan']);
        expect(await foundSorted({ campaignId: [null, '7'] })).toHaveLength(4);
      });

      test('leads are found by how soon they were contacted after they came in', async () => {
        const origin = { via: 'webhook', submittedAt: at(0), storedAt: at(0) } as const;
        const [ada, bob, cem, , eve] = [
          await record('Ada', { origin }),
          await record('Bob', { origin }),
          await record('Cem', { origin }),
          await record('Dan', { origin }),
          // A sync found it: the time to its first contact says nothing about the team.
          await record('Eve', { origin: { ...origin, via: 'catch-up' } }),
        ];
        for (const [lead, seconds] of [
          [ada, 300],
          [bob, 3_600],
          [cem, 3_601],
          [eve, 10],
        ] as const)
          await leads().setStatus(lead.id, 'Contacted', ADMIN, at(seconds));
        expect(await foundSorted({ contact: ['within-5'] })).toEqual(['Ada']);
        expect(await foundSorted({ contact: ['within-60'] })).toEqual(['Ada', 'Bob']);
        expect(await foundSorted({ contact: ['timed-made'] })).toEqual(['Ada', 'Bob', 'Cem']);
        expect(await foundSorted({ contact: ['timed'] })).toEqual(['Ada', 'Bob', 'Cem', 'Dan']);
        expect(await foundSorted({ contact: ['made'] })).toEqual(['Ada', 'Bob', 'Cem', 'Eve']);
        await leads().setStatus(ada.id, 'New', ADMIN, at(4_000));
        expect(await foundSorted({ contact: ['within-60'] })).toEqual(['Bob']);
      });

      test('leads are found by the reason why they were lost', async () => {
        const lost = async (name: string, lostReason: string) => {
          const { id } = await record(name);
          await edit(id, { status: 'Lost', lostReason });
          return id;
        };
        const ada = await lost('Ada', 'Too expensive');
        await lost('Bob', ' too-expensive ');
        await lost('Cem', '');
        await lost('Dan', 'A long story. '.repeat(10));
        expect(await found({ lostReason: ['Too expensive'] })).toEqual(['Ada']);
        expect(await found({ lostReason: ['too-expensive'] })).toEqual(['Bob']);
        expect(await found({ lostReason: [''] })).toEqual(['Cem']);
        expect(await found({ lostReason: ['*'] })).toEqual(['Dan']);
        await edit(ada, { lostReason: 'Moved away' });
        expect(await found({ lostReason: ['Too expensive'] })).toEqual([]);
        expect(await found({ lostReason: ['Moved away'] })).toEqual(['Ada']);
      });

      test('a lead is overdue while an open task of it is past', async () => {
        const { tasks } = opened().storage;
        const [ada, bob] = [await record('Ada'), await record('Bob')];
        await record('Cem');
        const due = (seconds: number) => ({
          local: '2026-03-01T10:00',
          zone: 'UTC',
          at: at(seconds),
        });
        const addTask = async (leadId: string, seconds: number) => {
          const task = {
            id: newId(),
            leadId,
            assigneeId: null,
            title: 'Call',
            due: due(seconds),
            isDone: false,
            doneAt: null,
            doneBy: null,
            sequence: 0,
            createdBy: ADMIN,
            createdAt: at(1),
            updatedAt: at(1),
          };
          await tasks.add(task, ADMIN);
          return task.id;
        };
        const first = await addTask(ada.id, 10);
        await addTask(ada.id, 11);
        await addTask(bob.id, 20);
        expect(await found({ overdueAt: at(10) })).toEqual([]);
        expect(await found({ overdueAt: at(15) })).toEqual(['Ada']);
        for (const sort of LEAD_SORTS)
          expect((await found({ overdueAt: at(30) }, sort)).toSorted()).toEqual(['Ada', 'Bob']);
        expect(await found({ overdueAt: at(30), q: 'bob', ownerId: [null] })).toEqual(['Bob']);
        await tasks.change(first, { set: { isDone: true } }, ADMIN, at(40));
        expect(await foundSorted({ overdueAt: at(15) })).toEqual(['Ada']);
      });

      test('all filters combine, in every order', async () => {
        const ownerId = newId();
        const { id } = await record('Ada Wanted', { tags: ['fair'], createdAt: at(10) });
        await edit(id, { ownerId, priority: 'high' });
        for (const [index, changes] of [{ tags: ['fair'] }, { createdAt: at(99) }, {}].entries())
          await record(`Other ${index}`, changes);
        const filters: LeadFilters = {
          q: 'ada small',
          status: ['New', 'Won'],
          source: 'facebook',
          connection: [{ pageId: '100' }],
          formId: ['200'],
          campaignId: ['120210000000000001'],
          tag: ['fair'],
          ownerId: [ownerId],
          priority: ['high'],
          from: at(10),
          to: at(11),
          isUnseen: true,
          isUntouched: true,
        };
        for (const sort of LEAD_SORTS) expect(await found(filters, sort)).toEqual(['Ada Wanted']);
        expect(await found({ ...filters, priority: ['low'] })).toEqual([]);
      });
    });

    describe('orders', () => {
      /** Recorded in this order, and sent in another one. */
      const PEOPLE = [
        ['Émile', 30],
        ['anton', 10],
        ['', 50],
        ['Zoe', 20],
        ['Ärne', 40],
      ] as const;
      const recordAll = async () => {
        const ids = new Map<string, string>();
        for (const [name, seconds] of PEOPLE)
          ids.set(name, (await record(name, { createdAt: at(seconds) })).id);
        return ids;
      };

      test('the list begins with the newest or with the oldest lead', async () => {
        await recordAll();
        const newest = ['', 'Ärne', 'Émile', 'Zoe', 'anton'];
        expect(await found({}, 'newest')).toEqual(newest);
        expect(await found({}, 'oldest')).toEqual(newest.toReversed());
        expect(await found({ status: 'New' }, 'oldest')).toEqual(newest.toReversed());
        expect(await found({ ownerId: [null] }, 'oldest')).toEqual(newest.toReversed());
      });

      test('the order by name ignores case and accents, and leads without a name come last', async () => {
        const ids = await recordAll();
        expect(await found({}, 'name')).toEqual(['anton', 'Ärne', 'Émile', 'Zoe', '']);
        expect(await found({ ownerId: [null] }, 'name')).toEqual([
          'anton',
          'Ärne',
          'Émile',
          'Zoe',
          '',
        ]);
        await edit(ids.get('Zoe') ?? '', { name: 'Aaron' });
        expect((await found({}, 'name'))[0]).toBe('Aaron');
      });

      test('the order by activity begins with the lead that changed last', async () => {
        const ids = await recordAll();
        await edit(ids.get('Zoe') ?? '', { company: 'Acme' }, 20);
        await edit(ids.get('anton') ?? '', { company: 'Acme' }, 30);
        for (const filters of [{}, { status: 'New' }, { ownerId: [null] }] as const) {
          const order = await found(filters, 'activity');
          expect(order.slice(0, 2)).toEqual(['anton', 'Zoe']);
          expect(order).toHaveLength(PEOPLE.length);
        }
      });

      test('the leads of one status or of several have the order by name and by activity', async () => {
        const ids = await recordAll();
        const activity = [
          ['Zoe', 'Won'],
          ['anton', 'Lost'],
          ['', 'Won'],
          ['Ärne', 'Lost'],
        ] as const;
        for (const [index, [name, status]] of activity.entries())
          await leads().setStatus(ids.get(name) ?? '', status, ADMIN, at(60 + index));
        const both: LeadFilters = { status: ['Lost', 'Won', 'Lost'] };
        expect(await found({ status: 'Won' }, 'name')).toEqual(['Zoe', '']);
        expect(await found(both, 'name')).toEqual(['anton', 'Ärne', 'Zoe', '']);
        expect(await found({ ...both, from: at(20), to: at(50) }, 'name')).toEqual(['Ärne', 'Zoe']);
        expect(await found({ status: 'Lost' }, 'activity')).toEqual(['Ärne', 'anton']);
        expect(await found(both, 'activity')).toEqual(['Ärne', '', 'anton', 'Zoe']);
        expect(await found({ ...both, source: 'facebook' }, 'name')).toHaveLength(4);
        expect(await found({ ...both, source: 'manual' }, 'name')).toEqual([]);
      });

      test('an address or a number with other words finds leads in every order', async () => {
        const email = 'client@example.com';
        const phone = { phone: '030 1234567', phoneE164: '+49301234567' };
        const ids = new Map<string, string>();
        for (const [index, name] of ['Ada Kaya', 'ada bo', 'Bob Kaya', 'Ada Zoe'].entries())
          ids.set(name, (await record(name, { email, ...phone, createdAt: at(30 - index) })).id);
        await record('Ada Kaya', { email: 'other@example.com', phone: '', phoneE164: '' });
        await edit(ids.get('ada bo') ?? '', { company: 'Acme' }, 50);
        await leads().setStatus(ids.get('Ada Kaya') ?? '', 'Won', ADMIN, at(40));
        for (const q of [`ada ${email}`, `1234567 ada`, `CLIENT@example 030/1234567 ada`]) {
          expect(await found({ q }, 'newest')).toEqual(['Ada Kaya', 'ada bo', 'Ada Zoe']);
          expect(await found({ q }, 'oldest')).toEqual(['Ada Zoe', 'ada bo', 'Ada Kaya']);
          expect(await found({ q }, 'name')).toEqual(['ada bo', 'Ada Kaya', 'Ada Zoe']);
          expect(await found({ q }, 'activity')).toEqual(['ada bo', 'Ada Kaya', 'Ada Zoe']);
          expect(await found({ q }, 'waiting')).toEqual(['Ada Zoe', 'ada bo', 'Ada Kaya']);
          expect(await found({ q, status: 'Won' }, 'name')).toEqual(['Ada Kaya']);
          expect(await found({ q, from: at(29), to: at(30) })).toEqual(['ada bo']);
          expect(await found({ q: `${q} kay` })).toEqual(['Ada Kaya']);
        }
        expect(await leads().count({ q: `ada ${email}` }, 2)).toBe(2);
      });

      test('a long word finds leads in every order, if few words begin with it or many', async () => {
        for (const name of ['Marquee', 'Garden marquee', 'Marquees', 'Garden', 'Mar']) {
          await record(name);
          for (const index of [1, 2, 3]) await record(`${name} celebration${index}${name}`);
        }
        for (const sort of LEAD_SORTS) {
          expect(await found({ q: 'marquee' }, sort)).toHaveLength(12);
          expect(await found({ q: 'celebration' }, sort)).toHaveLength(15);
          expect(await found({ q: 'celebration garden marquee' }, sort)).toHaveLength(3);
          expect(await found({ q: 'celebration marquise' }, sort)).toEqual([]);
        }
        const first = await leads().list({ q: 'celebration', sort: 'name', limit: 2 });
        expect(names(first.leads)).toEqual([
          'Garden celebration1Garden',
          'Garden celebration2Garden',
        ]);
      });

      test('the order by waiting begins with who waits longest, and ends with those who do not', async () => {
        const ids = await recordAll();
        await leads().setStatus(ids.get('anton') ?? '', 'Contacted', ADMIN, at(60));
        await leads().setStatus(ids.get('Émile') ?? '', 'Lost', ADMIN, at(60));
        expect(await found({}, 'waiting')).toEqual(['Zoe', 'Ärne', '', 'anton', 'Émile']);
        expect(await found({ isUntouched: true }, 'waiting')).toEqual(['Zoe', 'Ärne', '']);
      });

      test.each(LEAD_SORTS)(
        'many leads with the same key are each listed once (%s)',
        async (sort) => {
          const recorded = await Promise.all(Array.from({ length: 40 }, () => record('Ada')));
          const statuses = ['New', 'Won'] as const;
          for (const filters of [{}, { q: 'ada' }, { status: 'New' }, { status: statuses }]) {
            const all = await listAll(leads(), { ...filters, sort, limit: 7 });
            expect(all.map(({ id }) => id).toSorted()).toEqual(
              recorded.map(({ id }) => id).toSorted(),
            );
          }
        },
      );

      test.each(LEAD_SORTS)(
        'a cursor of another order or of nowhere is refused (%s)',
        async (sort) => {
          await record('Ada');
          for (const cursor of ['x', '-1', '1.x', '.5', '2.', '1.2.3', '7.99999999999999999'])
            await expect(leads().list({ limit: 5, sort, cursor })).rejects.toMatchObject({
              code: 'invalid-cursor',
            });
        },
      );
    });

    test('a count ends where it is told to', async () => {
      for (let n = 0; n < 5; n += 1) await record('Ada');
      expect(await leads().count({}, 3)).toBe(3);
      expect(await leads().count({ q: 'ada' }, 3)).toBe(3);
      expect(await leads().count({ q: 'ada' }, 9)).toBe(5);
      expect(await leads().count({ q: '!!!' }, 9)).toBe(0);
    });
  });
}

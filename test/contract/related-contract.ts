import { describe, expect, test } from 'vitest';
import type { NewLead } from '../../src/leads/lead.ts';
import { keysOf } from '../../src/leads/person-keys.ts';
import { INTAKE } from '../../src/users/actor.ts';
import { eventually } from '../support/eventually.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import { ADMIN, at, sampleLead } from './samples.ts';

/** What every engine must do with the leads of one person, and with pairs that are of two people. */
export function describeRelatedContract(openStorage: OpenStorage): void {
  describe('leads of one person', () => {
    const opened = useStorage(openStorage);
    const leads = () => opened().storage.leads;
    const unlinked = () => opened().storage.unlinked;
    const record = async (lead: Partial<NewLead>, seconds = 0) =>
      (
        await leads().recordOnce(
          sampleLead({ email: '', phoneE164: '', contact: {}, createdAt: at(seconds), ...lead }),
          INTAKE,
          at(100),
        )
      ).lead.id;
    const idsOf = async (keys: { emails?: string[]; phones?: string[] }, limit = 10) =>
      (await leads().listOfPerson({ emails: [], phones: [], ...keys }, limit)).map(({ id }) => id);
    const typesOf = async (id: string) =>
      (await opened().storage.leadEvents.listOfLead(id, { limit: 20 })).events.map(
        ({ type, changes }) => [type, changes['related']?.to],
      );

    test('leads are found by an address in any case, by a work address and by a number, the newest first', async () => {
      const byMail = await record({ email: ' Änne+a!#$%@Exämple.COM ' }, 1);
      const byWork = await record({ contact: { workEmail: 'änne+a!#$%@exämple.com' } }, 2);
      const byPhone = await record({ phoneE164: '+4915112345678' }, 3);
      await record({ email: 'other@example.com', phoneE164: '+49151123456789' }, 4);
      const emails = [
        ...keysOf([{ email: ' Änne+a!#$%@Exämple.COM ', phoneE164: '', contact: {} }]).emails,
      ];
      expect(await idsOf({ emails })).toEqual([byWork, byMail]);
      expect(await idsOf({ emails, phones: ['+4915112345678'] })).toEqual([
        byPhone,
        byWork,
        byMail,
      ]);
      expect(await idsOf({ emails, phones: ['+4915112345678'] }, 2)).toEqual([byPhone, byWork]);
      expect(await idsOf({})).toEqual([]);
    });

    test('a changed address or number counts at once, and the old one does not count any more', async () => {
      const id = await record({ email: 'one@example.com', phoneE164: '+4915112345678' });
      const set = {
        email: 'two@example.com',
        phone: '',
        phoneE164: '',
        'contact.workEmail': 'work@example.com',
      };
      await leads().edit(id, { set, from: {} }, ADMIN, at(5));
      expect(await idsOf({ emails: ['one@example.com'], phones: ['+4915112345678'] })).toEqual([]);
      expect(await idsOf({ emails: ['two@example.com'] })).toEqual([id]);
      expect(await idsOf({ emails: ['work@example.com'] })).toEqual([id]);
    });

    test('a search does not find a lead by what links it to others', async () => {
      await record({ email: 'one@example.com' });
      for (const q of ['=person', 'person', '=person=']) {
        const { leads: found } = await leads().list({ q, limit: 5 });
        expect(found).toEqual([]);
      }
    });

    test('two leads are unlinked and linked again, and each change is one event of both', async () => {
      const [one, other] = [await record({}), await record({})];
      expect(await unlinked().unlink([other, one], ADMIN, at(10))).toBe(true);
      expect(await unlinked().unlink([one, other], ADMIN, at(11))).toBe(true);
      const reopened = await opened().reopen();
      for (const id of [one, other]) {
        const [pair, ...more] = await reopened.unlinked.listOfLead(id);
        expect(more).toEqual([]);
        expect(pair).toMatchObject({ by: ADMIN, at: at(10) });
        expect(pair?.leadIds.toSorted()).toEqual([one, other].toSorted());
      }
      expect(await reopened.unlinked.link([one, other], ADMIN, at(12))).toBe(true);
      expect(await reopened.unlinked.link([one, other], ADMIN, at(13))).toBe(true);
      expect(await reopened.unlinked.listOfLead(one)).toEqual([]);
      const { events } = await reopened.leadEvents.listOfLead(other, { limit: 5 });
      expect(events.map(({ type, at: time, by }) => ({ type, time, by })).slice(0, 2)).toEqual([
        { type: 'lead.linked', time: at(12), by: ADMIN },
        { type: 'lead.unlinked', time: at(10), by: ADMIN },
      ]);
      expect(events[0]?.changes).toEqual({ related: { from: null, to: one } });
    });

    test('two processes that unlink the same leads at once unlink them once', async () => {
      const [one, other] = [await record({}), await record({})];
      const { storage: far } = await opened().startProcess();
      await Promise.all(
        [unlinked(), far.unlinked, unlinked(), far.unlinked].map((each, index) =>
          each.unlink(index % 2 ? [one, other] : [other, one], ADMIN, at(10)),
        ),
      );
      expect(await unlinked().listOfLead(one)).toHaveLength(1);
      const types = await eventually('both events', async () => {
        const found = await typesOf(one);
        return found.length > 1 && found;
      });
      expect(types).toEqual([
        ['lead.unlinked', other],
        ['lead.created', undefined],
      ]);
    });

    test('a lead that does not exist is not unlinked', async () => {
      const id = await record({});
      expect(await unlinked().unlink([id, '0'.repeat(24)], ADMIN, at(10))).toBe(false);
      expect(await unlinked().link([id, '0'.repeat(24)], ADMIN, at(10))).toBe(false);
      expect(await unlinked().listOfLead(id)).toEqual([]);
    });

    test('an erasure removes the pairs of a lead, and the lead is found by nothing any more', async () => {
      const email = 'zara@example.com';
      const [gone, kept] = [await record({ email }), await record({ email })];
      await unlinked().unlink([gone, kept], ADMIN, at(10));
      await opened().storage.erasures.erase({
        certificateId: 'c'.repeat(24),
        leadIds: [gone],
        heldLeadIds: [],
        by: ADMIN,
        at: at(20),
      });
      expect(await unlinked().listOfLead(kept)).toEqual([]);
      expect(await idsOf({ emails: [email] })).toEqual([kept]);
      expect(await typesOf(kept)).toContainEqual(['lead.unlinked', gone]);
    });
  });
}

import { beforeEach, describe, expect, test } from 'vitest';
import { LEAD_SORTS, type LeadFilters, type LeadSort } from '../../src/leads/lead-filters.ts';
import { newId } from '../../src/new-id.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import { listAll } from './lead-store-contract.ts';
import { ADMIN, at, sampleEnteredLead } from './samples.ts';

/** What a person finds who sees only the own leads and those without an owner. */
export function describeLeadVisibilityContract(openStorage: OpenStorage): void {
  describe('leads that a person sees', () => {
    const opened = useStorage(openStorage);
    const leads = () => opened().storage.leads;
    let [ann, ben] = ['', ''];

    const add = (name: string, ownerId: string | null, second: number) =>
      leads().create(sampleEnteredLead({ name, ownerId }), ADMIN, at(second));

    beforeEach(async () => {
      [ann, ben] = [newId(), newId()];
      await add('Ada Own', ann, 1);
      await add('Bob Other', ben, 2);
      await add('Cem Free', null, 3);
      await add('Dan Other', ben, 4);
      await add('Eva Own', ann, 5);
    });

    /** Reads small pages. Each except the last must be full, and the count must be the same. */
    async function found(filters: LeadFilters, sort?: LeadSort): Promise<string[]> {
      const page = await leads().list({ ...filters, sort, limit: 2 });
      const all = await listAll(leads(), { ...filters, sort, limit: 2 });
      expect(page.leads).toHaveLength(Math.min(2, all.length));
      expect(await leads().count(filters, 100)).toBe(all.length);
      return all.map(({ name }) => name);
    }

    test('they are the own ones and those without an owner, in full pages', async () => {
      expect(await found({ visibleTo: ann })).toEqual(['Eva Own', 'Cem Free', 'Ada Own']);
      expect(await found({ visibleTo: ben })).toEqual(['Dan Other', 'Cem Free', 'Bob Other']);
      expect(await found({ visibleTo: newId() })).toEqual(['Cem Free']);
      expect(await found({})).toHaveLength(5);
    });

    test('every order has the same ones', async () => {
      for (const sort of LEAD_SORTS)
        expect((await found({ visibleTo: ann }, sort)).toSorted(), sort).toEqual([
          'Ada Own',
          'Cem Free',
          'Eva Own',
        ]);
    });

    test('searches and filters find no others, also those that name another owner', async () => {
      expect(await found({ visibleTo: ann, q: 'other' })).toEqual([]);
      expect(await found({ visibleTo: ann, q: 'own' })).toEqual(['Eva Own', 'Ada Own']);
      expect(await found({ visibleTo: ann, status: 'New' })).toHaveLength(3);
      expect(await found({ visibleTo: ann, source: 'manual' })).toHaveLength(3);
      expect(await found({ visibleTo: ann, ownerId: [ben] })).toEqual([]);
      expect(await found({ visibleTo: ann, ownerId: [ben, null] })).toEqual(['Cem Free']);
      expect(await found({ visibleTo: ann, isUntouched: true, isUnseen: true })).toHaveLength(3);
    });

    test('a lead that gets another owner is seen by that person alone from then on', async () => {
      const [free] = (await leads().list({ visibleTo: ann, ownerId: [null], limit: 1 })).leads;
      await leads().edit(free?.id ?? '', { set: { ownerId: ben }, from: {} }, ADMIN, at(6));
      expect(await found({ visibleTo: ann })).toEqual(['Eva Own', 'Ada Own']);
      expect(await found({ visibleTo: ben })).toEqual(['Dan Other', 'Cem Free', 'Bob Other']);
    });
  });
}

import { describe, expect, test } from 'vitest';
import { INTAKE } from '../../src/users/actor.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import { listAll } from './lead-store-contract.ts';
import { at, sampleLead } from './samples.ts';

/** What every engine's search must find. `leads/search-terms.ts` decides what a word is. */
export function describeLeadSearchContract(openStorage: OpenStorage): void {
  describe('lead search', () => {
    const opened = useStorage(openStorage);

    async function finds(q: string, lead: Parameters<typeof sampleLead>[0] = {}): Promise<boolean> {
      const { leads } = opened().storage;
      const recorded = await leads.recordOnce(sampleLead(lead), INTAKE, at(2));
      const found = await leads.list({ limit: 50, q });
      return found.leads.some(({ id }) => id === recorded.lead.id);
    }

    test.each([
      'a',
      'an',
      'anna',
      'ANNA MÜLLER',
      'muller anna',
      'mül',
      'anna.mueller@example.com',
      'anna.mueller@ex',
      '@example.com',
      'söhne',
      '0151 123',
      '+49 151 12345678',
      '5678',
      'anna 1234',
      'small',
      'large anna',
      'wedding',
      'spring',
    ])('the search %j finds the lead', async (q) => {
      expect(await finds(q)).toBe(true);
    });

    test.each(['nna', 'annab', 'anna bert', 'köln', 'Which', '9999', 'example.org', 'anna nobody'])(
      'the search %j does not find the lead',
      async (q) => {
        expect(await finds(q)).toBe(false);
      },
    );

    test.each(['', '   '])('the search %j is treated as no search', async (q) => {
      expect(await finds(q)).toBe(true);
    });

    test.each(['*', '"', '@ - "" *', '()', '!!!', '👍', '\u200b'])(
      'the search %j has no letter and no digit, and finds nothing',
      async (q) => {
        expect(await finds(q)).toBe(false);
      },
    );

    test.each([
      'anna OR nobody',
      'NOT anna',
      'anna NEAR nobody',
      'terms:anna',
      'new',
      '=new',
      'facebook',
    ])('the search %j is treated as words, and not as a command', async (q) => {
      expect(await finds(q)).toBe(false);
    });

    test.each(['a" OR "b', "'; DROP TABLE leads; --", 'anna*', '{anna}', '^anna', 'anna\u0000'])(
      'the search %j causes no error',
      async (q) => {
        await finds(q);
        expect(await finds('anna')).toBe(true);
      },
    );

    test('a search finds words beyond ASCII', async () => {
      expect(await finds('太郎', { name: '田中太郎' })).toBe(true);
      expect(await finds('привет', { name: 'Привет Мир' })).toBe(true);
      expect(await finds('राम', { name: 'राम' })).toBe(true);
    });

    test('each word of a search may be in another field, and all must be there', async () => {
      const { leads } = opened().storage;
      await leads.recordOnce(
        sampleLead({ name: 'Anna', company: 'Acme', email: '' }),
        INTAKE,
        at(1),
      );
      await leads.recordOnce(
        sampleLead({ name: 'Berta', company: 'Acme', email: '' }),
        INTAKE,
        at(1),
      );
      expect(await listAll(leads, { limit: 1, q: 'acme' })).toHaveLength(2);
      expect(await listAll(leads, { limit: 1, q: 'acme ber' })).toHaveLength(1);
      expect(await listAll(leads, { limit: 1, q: 'anna berta' })).toHaveLength(0);
    });

    test('a search with many matches gives the newest first, page by page', async () => {
      const { leads } = opened().storage;
      for (const second of [5, 3, 9, 1, 7])
        await leads.recordOnce(sampleLead({ createdAt: at(second) }), INTAKE, at(10));
      const times = (await listAll(leads, { limit: 2, q: 'mul' })).map((lead) => lead.createdAt);
      expect(times).toEqual([9, 7, 5, 3, 1].map(at));
    });
  });
}

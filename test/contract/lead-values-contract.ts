import { expect, test, describe } from 'vitest';
import type { Lead, NewLead } from '../../src/leads/lead.ts';
import type { ValueField } from '../../src/leads/lead-values.ts';
import { newId } from '../../src/new-id.ts';
import { INTAKE } from '../../src/users/actor.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import { ADMIN, at, newMetaId, sampleEnteredLead, sampleLead } from './samples.ts';

/** Which values of its filters every engine finds. */
export function describeLeadValuesContract(openStorage: OpenStorage): void {
  describe('values of the filters', () => {
    const opened = useStorage(openStorage);
    const leads = () => opened().storage.leads;

    interface Changes {
      readonly metaData?: Partial<NewLead['metaData']>;
      readonly origin?: Partial<NewLead['origin']>;
      readonly tags?: readonly string[];
      readonly createdAt?: Date;
    }

    async function record(changes: Changes): Promise<Lead> {
      const leadId = newMetaId();
      const sample = sampleLead({ tags: [] }, leadId);
      const lead = {
        ...sample,
        ...changes,
        metaData: { ...sample.metaData, ...changes.metaData, leadId },
        origin: { ...sample.origin, ...changes.origin },
      };
      return (await leads().recordOnce(lead, INTAKE, at(2))).lead;
    }
    const setOwner = (id: string, ownerId: string) =>
      leads().edit(id, { set: { ownerId }, from: {} }, ADMIN, at(5));

    /** Values with their names, in the order of the values. */
    async function found(field: ValueField, visibleTo?: string): Promise<string[]> {
      const { values, isMore } = await leads().listValues(field, visibleTo);
      expect(isMore).toBe(false);
      return values.map(({ value, name }) => `${value} ${name}`).toSorted();
    }

    test('they are those of all leads, each once, as the newest lead names them', async () => {
      await record({ createdAt: at(20), origin: { formName: 'Cakes', campaignName: 'Easter' } });
      await record({ createdAt: at(10), origin: { formName: 'Old', campaignName: 'Old' } });
      await record({
        metaData: { formId: '3', pageId: '2', platform: 'instagram' },
        origin: { formName: '', pageName: 'Gym', campaignId: '' },
      });
      await leads().create(sampleEnteredLead({ name: 'By hand' }), ADMIN, at(3));
      expect(await found('form')).toEqual(['200 Cakes', '3 ']);
      expect(await found('campaign')).toEqual(['120210000000000001 Easter']);
      expect(await found('connection')).toEqual(['100:facebook Bakery', '2:instagram Gym']);
    });

    test('there are none without leads', async () => {
      for (const field of ['connection', 'form', 'campaign', 'tag'] as const)
        expect(await found(field)).toEqual([]);
    });

    test('tags are as they are written, and a tag that no lead has any more is gone', async () => {
      const odd = 'Größe "XL", =New * 👍';
      const { id } = await record({ tags: ['Fair', odd, 'b2b'] });
      await record({ tags: ['fair', 'b2b'] });
      expect(await found('tag')).toEqual(
        [`Fair Fair`, `${odd} ${odd}`, 'b2b b2b', 'fair fair'].toSorted(),
      );
      const change = { set: {}, from: {}, removeTags: ['Fair', 'b2b'], addTags: ['VIP'] };
      await leads().edit(id, change, ADMIN, at(4));
      expect(await found('tag')).toEqual(
        ['VIP VIP', `${odd} ${odd}`, 'b2b b2b', 'fair fair'].toSorted(),
      );
    });

    test('a person who sees some leads gets the values and the names of these', async () => {
      const [ann, ben] = [newId(), newId()];
      const own = await record({
        createdAt: at(1),
        metaData: { formId: '1' },
        origin: { formName: 'Seen' },
        tags: ['own'],
      });
      const hidden = await record({
        createdAt: at(9),
        metaData: { formId: '1' },
        origin: { formName: 'Hidden' },
      });
      const other = await record({
        metaData: { formId: '2', pageId: '7' },
        origin: { campaignId: '8' },
        tags: ['hidden'],
      });
      await record({ metaData: { formId: '3' }, origin: { formName: 'Free' }, tags: ['free'] });
      await setOwner(own.id, ann);
      await setOwner(hidden.id, ben);
      await setOwner(other.id, ben);
      expect(await found('form', ann)).toEqual(['1 Seen', '3 Free']);
      expect(await found('tag', ann)).toEqual(['free free', 'own own']);
      expect(await found('connection', ann)).toEqual(['100:facebook Bakery']);
      expect(await found('campaign', ann)).toEqual(['120210000000000001 Spring']);
      expect(await found('form', newId())).toEqual(['3 Free']);
      expect(await found('form')).toEqual(['1 Hidden', '2 Wedding cakes', '3 Free']);
    });
  });
}

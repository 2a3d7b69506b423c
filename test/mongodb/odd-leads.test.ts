import { Decimal128, Double, Long, ObjectId } from 'mongodb';
import { describe, expect, test } from 'vitest';
import { ADMIN, at } from '../contract/samples.ts';
import { hasServer, useDatabase } from './open-database.ts';

/** What other programs may write into a field of a lead. */
const ODD_VALUES: readonly unknown[] = [
  null,
  '',
  'text',
  '7',
  '2025-03-01T10:00:00.000Z',
  'not a time',
  7,
  -1,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  true,
  [],
  [1],
  [null],
  [{ a: 1 }],
  {},
  { a: { b: 1 } },
  new Date(Number.NaN),
  new Date(8_640_000_000_000_000),
  new Date(-62_000_000_000_000),
  new ObjectId(),
  Long.fromString('9007199254740993'),
  new Double(3.5),
  Decimal128.fromString('1.5'),
  Buffer.from('bytes'),
];

const FIELDS = [
  'name',
  'email',
  'phone',
  'company',
  'status',
  'source',
  'tags',
  'createdAt',
  'updatedAt',
  'metaData',
  'meetings',
  'notes',
  'phoneE164',
  'contact',
  'answers',
  'disclaimers',
  'origin',
  'firstSeenAt',
  'firstContactedAt',
  'statusChangedAt',
  'statusBefore',
  'originalFieldsJson',
  'version',
  'searchVersion',
] as const;

describe.skipIf(!hasServer())('leads that other programs wrote', () => {
  const opened = useDatabase();

  const leads = () => opened().database.db.collection('leads');
  const list = async (query = {}) =>
    (await opened().storage.leads.list({ limit: 500, ...query })).leads;

  test.each(FIELDS)(
    'whatever the field %s holds, the list answers, and the lead can be opened and changed',
    async (field) => {
      const documents = ODD_VALUES.map((value, index) => ({
        _id: new ObjectId(),
        name: 'Anna',
        createdAt: at(0),
        version: 1,
        metaData: { leadId: `lead-${index}` },
        position: index + 1,
        [field]: value,
      }));
      await leads().insertMany(documents);
      const found = await list();
      expect(found).toHaveLength(documents.length);
      expect(() => JSON.stringify(found)).not.toThrow();
      for (const lead of found)
        for (const time of [lead.createdAt, lead.updatedAt])
          expect(time.getTime()).toBeGreaterThanOrEqual(0);
      for (const { _id } of documents) {
        const id = _id.toHexString();
        expect(
          (await opened().storage.leads.markSeen(id, ADMIN, at(3)))?.firstSeenAt,
        ).toBeInstanceOf(Date);
        expect((await opened().storage.leads.setStatus(id, 'Won', ADMIN, at(5)))?.status).toBe(
          'Won',
        );
        expect((await opened().storage.leads.find(id))?.status).toBe('Won');
      }
      expect(await list({ status: 'Won' })).toHaveLength(documents.length);
    },
  );

  test('two changes at the same time of a lead without a version are both kept', async () => {
    const _id = new ObjectId();
    await leads().insertOne({ _id, name: 'Anna', createdAt: at(0), position: 1 });
    const another = await opened().database.open();
    const id = _id.toHexString();
    await Promise.all([
      opened().storage.leads.setStatus(id, 'Won', ADMIN, at(5)),
      another.leads.markSeen(id, ADMIN, at(6)),
    ]);
    expect(await opened().storage.leads.find(id)).toMatchObject({
      status: 'Won',
      firstSeenAt: at(6),
    });
    const { events } = await opened().storage.leadEvents.listOfLead(id, { limit: 5 });
    expect(events.map(({ type }) => type).toSorted()).toEqual(['lead.seen', 'lead.status-changed']);
  });

  test('other programs may add leads that have none of the fields of LeadRabbit', async () => {
    const added = [{ name: 'Anna' }, { name: 'Berta', email: null }, {}];
    const { insertedIds } = await leads().insertMany(added);
    expect(await list()).toEqual([]);
    for (const _id of Object.values(insertedIds))
      expect((await opened().storage.leads.find(_id.toHexString()))?.status).toBe('New');
  });
});

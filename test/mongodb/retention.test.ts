import { describe, expect, test } from 'vitest';
import { bring } from '../contract/inbox-steps.ts';
import { at, newMetaId } from '../contract/samples.ts';
import { hasServer, useDatabase } from './open-database.ts';

describe.skipIf(!hasServer())('retention in MongoDB', () => {
  const opened = useDatabase();

  const LIMITS = { deliveriesBefore: at(100), readingsBefore: at(100) };

  test('more than one write deletes is deleted, and what is newer or still wanted is kept', async () => {
    const wanted = await bring(opened().storage.inbox, 'needs-attention', true);
    const deliveries = opened().database.db.collection('webhook_deliveries');
    await deliveries.insertMany(
      Array.from({ length: 450 }, (_, index) => ({
        receivedAt: at(index % 90),
        body: Buffer.from('{}'),
        leadIds: [newMetaId(), ...(index === 20 ? [wanted] : [])],
      })),
    );
    await deliveries.insertOne({ receivedAt: at(100), body: Buffer.from('{}'), leadIds: [] });
    expect(await opened().storage.retention.countOld({ ...LIMITS, leadsBefore: null })).toEqual({
      deliveries: 449,
      readings: 0,
      leads: 0,
    });
    expect(await opened().storage.retention.deleteOld(LIMITS)).toEqual({
      deliveries: 449,
      readings: 0,
    });
    const left = await deliveries.find().sort({ receivedAt: 1 }).toArray();
    expect(left.map(({ receivedAt }) => receivedAt as Date)).toEqual([at(1), at(20), at(100)]);
  });

  test('all old readings lose what the person wrote, and newer ones keep it', async () => {
    const inbox = opened().database.db.collection('meta_leads');
    await inbox.insertMany(
      Array.from({ length: 450 }, (_, index) => ({
        leadId: newMetaId(),
        state: 'stored',
        processedAt: at(index < 440 ? 50 : 150),
        originalFields: { email: 'anna@example.com' },
      })),
    );
    expect(await opened().storage.retention.deleteOld(LIMITS)).toMatchObject({ readings: 440 });
    expect(await inbox.countDocuments({ originalFields: { $exists: true } })).toBe(10);
    expect(await opened().storage.retention.deleteOld(LIMITS)).toMatchObject({ readings: 0 });
  });
});

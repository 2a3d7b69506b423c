import { ObjectId } from 'mongodb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LeadEvent } from '../../src/leads/lead-event.ts';
import { leadRemoved } from '../../src/leads/removed-lead.ts';
import { toPendingEvent } from '../../src/storage/mongodb/leads/event-document.ts';
import type { LeadDocument } from '../../src/storage/mongodb/leads/lead-document.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { sampleImport } from '../contract/imported-lead-contract.ts';
import { ADMIN, at } from '../contract/samples.ts';
import { eventually } from '../support/eventually.ts';
import { hasServer, openDatabase, type TestDatabase } from './open-database.ts';

describe.skipIf(!hasServer())('removals that a process left', () => {
  let database: TestDatabase;
  let storage: Storage;
  beforeEach(async () => {
    database = openDatabase();
    storage = await database.open();
  });
  afterEach(() => database.close());

  const leads = () => database.db.collection<LeadDocument>('leads');

  const importLead = async () => {
    const { lead } = await storage.leads.importOnce(sampleImport(), ADMIN, at(3));
    const _id = ObjectId.createFromHexString(lead.id);
    await eventually(
      'nothing waits in the lead',
      async () => (await leads().countDocuments({ _id, pendingEvents: { $exists: true } })) === 0,
    );
    return { id: lead.id, _id, createdAt: lead.createdAt };
  };

  /** As a process leaves a lead that is killed before it has removed it. */
  async function leaveMarked(
    { id, _id, createdAt }: Awaited<ReturnType<typeof importLead>>,
    isCopied: boolean,
  ): Promise<void> {
    const { version } = (await leads().findOne({ _id })) ?? { version: 0 };
    const pending = toPendingEvent(leadRemoved({ id, createdAt }, ADMIN, at(5)), version + 1);
    const { address: _address, ...event } = pending;
    if (isCopied)
      await database.db
        .collection<{ _id: ObjectId; changedAt: Date }>('lead_events')
        .insertOne({ ...event, _id: new ObjectId(String(event._id)), changedAt: new Date() });
    await leads().updateOne(
      { _id },
      { $set: { version: version + 1, pendingSince: new Date(), pendingEvents: [pending] } },
    );
  }

  const heardOf = (id: string): LeadEvent['type'][] => {
    const heard: LeadEvent['type'][] = [];
    storage.bus.subscribe(({ leadEvents }) => {
      heard.push(...leadEvents.filter(({ leadId }) => leadId === id).map(({ type }) => type));
    });
    return heard;
  };

  test.each([
    ['before its event was copied', false],
    ['after its event was copied', true],
  ])(
    'a removal that was left %s is finished by itself, and live lists hear of it',
    async (_, isCopied) => {
      const lead = await importLead();
      await leaveMarked(lead, isCopied);
      const heard = heardOf(lead.id);
      await eventually(
        'the lead is gone',
        async () => (await storage.leads.find(lead.id)) === undefined,
        20_000,
      );
      await eventually('the removal is told', () => heard.includes('lead.removed'));
      expect(await storage.leads.removeImported(lead.id, ADMIN, at(6))).toBe('removed');
    },
  );

  test('a lead that somebody works on after a removal was left stays', async () => {
    const lead = await importLead();
    await leaveMarked(lead, false);
    await storage.leads.setStatus(lead.id, 'Won', ADMIN, at(6));
    expect(await storage.leads.removeImported(lead.id, ADMIN, at(7))).toBe('changed');
    expect((await storage.leads.find(lead.id))?.status).toBe('Won');
  });

  test('the dashboard does not count a lead whose removal is told before it is gone', async () => {
    const lead = await importLead();
    const day = async () => storage.dashboard.takeFacts([lead.id]);
    const factsOf = () =>
      database.db.collection<{ _id: string }>('lead_facts').countDocuments({ _id: lead.id });
    await day();
    expect(await factsOf()).toBe(1);
    await leaveMarked(lead, true);
    await day();
    expect(await factsOf()).toBe(0);
  });
});

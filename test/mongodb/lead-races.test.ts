import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LeadEvent } from '../../src/leads/lead-event.ts';
import { LEAD_STATUSES } from '../../src/leads/lead.ts';
import { INTAKE } from '../../src/users/actor.ts';
import type { OpenedStorage } from '../contract/harness.ts';
import { readEvents } from '../contract/lead-event-contract.ts';
import { mongodbAt } from '../contract/mongodb-harness.ts';
import { ADMIN, at, sampleLead } from '../contract/samples.ts';
import { hasServer } from './open-database.ts';

const CHANGES = 1_000;

describe.skipIf(!hasServer())('changes of one lead at the same time', { timeout: 240_000 }, () => {
  let opened: OpenedStorage;
  beforeEach(async () => {
    opened = await mongodbAt(process.env['TEST_MONGODB_URI'] ?? '')();
  });
  afterEach(() => opened.close());

  test('a thousand changes by three connections and two processes lose no change and no event, and keep their order', async () => {
    const writers = [
      opened.storage,
      await opened.openAnother(),
      await opened.openAnother(),
      (await opened.startProcess()).storage,
      (await opened.startProcess()).storage,
    ];
    const { lead } = await opened.storage.leads.recordOnce(sampleLead(), INTAKE, at(0));
    const changed = await Promise.all(
      Array.from({ length: CHANGES }, async (_, index) =>
        writers[index % writers.length]?.leads.setStatus(
          lead.id,
          LEAD_STATUSES[Math.floor(index / writers.length) % LEAD_STATUSES.length] ?? 'New',
          { ...ADMIN, id: `${index} ${randomBytes(2).toString('hex')}` },
          at(1),
        ),
      ),
    );
    expect(changed).toHaveLength(CHANGES);
    const { events } = await readEvents(opened.storage.leadEvents, { limit: 200 });
    // Each event begins with the value that the one before it ended with: none is lost, and none is out of order.
    let status: LeadEvent['changes'][string]['to'] = null;
    for (const { changes } of events) {
      expect(changes['status']?.from ?? null).toBe(status);
      status = changes['status']?.to ?? null;
    }
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    // A change to the status that the lead has at that moment makes no event.
    const times = new Set(changed.flatMap((each) => each?.statusChangedAt?.getTime() ?? []));
    expect(times.size).toBe(events.length - 1);
    const last = await opened.storage.leads.find(lead.id);
    expect(last?.status).toBe(status);
    expect(last?.statusChangedAt?.getTime()).toBe(Math.max(...times));
    const audited = await opened.storage.audit.listAfter(0, 2 * CHANGES);
    expect(audited).toHaveLength(events.length - 1);
  });
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Storage } from '../../src/storage/storage.ts';
import { INTAKE } from '../../src/users/actor.ts';
import { readEvents } from './lead-event-contract.ts';
import {
  DISABLED,
  at,
  lease,
  newMetaId,
  sampleDelivery,
  sampleEvent,
  sampleGrant,
  sampleLead,
  sampleReading,
} from './samples.ts';

export interface WeakDisk {
  readonly storage: Storage;
  /** Makes every later write fail. */
  breakDisk(): Promise<void>;
  repairDisk(): Promise<void>;
  close(): Promise<void>;
}

export type OpenOnWeakDisk = () => Promise<WeakDisk>;

const UNAVAILABLE = { status: 503, code: 'storage-unavailable' };
/** Deliveries of more bytes than the free space that an engine has already reserved. */
const MANY = 150;

function bigDelivery() {
  const event = sampleEvent({ original: 'x'.repeat(64_000) });
  return { event, delivery: sampleDelivery([event]) };
}

/**
 * L30: what every engine must do while it cannot write, and afterwards without a restart.
 *
 * @param attempts after this many large writes at most, one is refused
 */
export function describeOutageContract(
  what: string,
  openOnWeakDisk: OpenOnWeakDisk,
  attempts = MANY,
): void {
  describe(what, () => {
    let disk: WeakDisk;
    beforeEach(async () => {
      disk = await openOnWeakDisk();
    });
    afterEach(() => disk.close());

    /** Stores deliveries until one is refused. */
    async function receiveUntilRefused() {
      const stored: string[] = [];
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const { event, delivery } = bigDelivery();
        try {
          await disk.storage.inbox.receive(delivery);
          stored.push(event.leadId);
        } catch (error) {
          return { stored, refused: delivery, leadId: event.leadId, error };
        }
      }
      throw new Error('Nothing was refused; the disk was not full.');
    }

    test(`L30: what cannot be stored is refused as unavailable, and nothing of it is stored (${what})`, async () => {
      await disk.breakDisk();
      const { stored, leadId, error } = await receiveUntilRefused();
      expect(error).toMatchObject(UNAVAILABLE);
      expect(await disk.storage.inbox.find(leadId)).toBeUndefined();
      for (const id of stored) expect(await disk.storage.inbox.find(id)).toBeDefined();
    });

    test(`L30: stored leads can still be read (${what})`, async () => {
      const grant = sampleGrant();
      await disk.storage.pages.saveGrants([grant], at(0));
      const { lead } = await disk.storage.leads.recordOnce(sampleLead(), INTAKE, at(1));
      await disk.breakDisk();
      await receiveUntilRefused();
      expect((await disk.storage.leads.list({ limit: 5, q: 'anna' })).leads).toEqual([lead]);
      expect(await disk.storage.pages.list()).toHaveLength(1);
    });

    test(`L30: each of many writes at once is either stored or refused (${what})`, async () => {
      await disk.breakDisk();
      const deliveries = Array.from({ length: attempts }, bigDelivery);
      const results = await Promise.allSettled(
        deliveries.map(({ delivery }) => disk.storage.inbox.receive(delivery)),
      );
      const refused = results.filter(({ status }) => status === 'rejected');
      expect(refused.length).toBeGreaterThan(0);
      for (const result of refused) expect(result).toMatchObject({ reason: UNAVAILABLE });
      const found = await Promise.all(
        deliveries.map(({ event }) => disk.storage.inbox.find(event.leadId)),
      );
      expect(found.map((lead) => lead !== undefined)).toEqual(
        results.map(({ status }) => status === 'fulfilled'),
      );
    });

    test(`L30: a lead that cannot be taken in stays with the workers, and comes into the CRM once there is room (${what})`, async () => {
      const { inbox, leads } = disk.storage;
      const events = Array.from({ length: attempts }, () => sampleEvent());
      await inbox.receive(sampleDelivery(events));
      await inbox.claimDue(lease('a'), attempts);
      await disk.breakDisk();
      await receiveUntilRefused();
      const takeIn = (leadId: string, name: string) =>
        inbox.takeIn(sampleLead({ name }, leadId), sampleReading(), INTAKE, at(20));
      const results = await Promise.allSettled(
        events.map(({ leadId }) => takeIn(leadId, 'y'.repeat(30_000))),
      );
      const refused = events.filter((_, index) => results[index]?.status === 'rejected');
      expect(refused.length).toBeGreaterThan(0);
      for (const result of results)
        if (result.status === 'rejected') expect(result.reason).toMatchObject(UNAVAILABLE);
      for (const { leadId } of refused)
        expect(await inbox.find(leadId)).toMatchObject({ state: 'received', original: null });
      const listed = await leads.list({ limit: 500 });
      expect(listed.leads).toHaveLength(attempts - refused.length);
      const told = async () =>
        (await readEvents(disk.storage.leadEvents, { limit: 500 })).events.map(
          (event) => event.leadId,
        );
      expect((await told()).toSorted()).toEqual(listed.leads.map(({ id }) => id).toSorted());
      await disk.repairDisk();
      const heirs = await inbox.claimDue(lease('heir', 100), 1_000);
      expect(heirs.map(({ leadId }) => leadId)).toEqual(
        expect.arrayContaining(refused.map(({ leadId }) => leadId)),
      );
      for (const { leadId } of refused)
        expect(await takeIn(leadId, 'Anna')).toMatchObject({ created: true });
      expect((await leads.list({ limit: 500 })).leads).toHaveLength(attempts);
      expect(new Set(await told()).size).toBe(attempts);
    });

    test(`L30: a reading and an outcome that cannot be stored are refused, and the lead stays claimed (${what})`, async () => {
      const { inbox } = disk.storage;
      const leadId = newMetaId();
      await inbox.receive(sampleDelivery([sampleEvent({ leadId })]));
      const [claimed] = await inbox.claimDue(lease('a'), 1);
      await disk.breakDisk();
      await receiveUntilRefused();
      const reading = sampleReading({ original: 'z'.repeat(900_000) });
      const skipped = { state: 'skipped', reason: DISABLED } as const;
      await expect(inbox.settle(leadId, 'a', skipped, at(20), reading)).rejects.toMatchObject(
        UNAVAILABLE,
      );
      expect(await inbox.find(leadId)).toEqual(claimed);
    });

    test(`L30: no other write claims to have succeeded (${what})`, async () => {
      const { lead } = await disk.storage.leads.recordOnce(sampleLead(), INTAKE, at(1));
      await disk.breakDisk();
      await receiveUntilRefused();
      const { leads, pages, inbox } = disk.storage;
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const name = 'y'.repeat(30_000);
        const results = await Promise.allSettled([
          leads.recordOnce(sampleLead({ name }), INTAKE, at(2)),
          pages.saveGrants([sampleGrant({ name })], at(2)),
        ]);
        for (const result of results)
          if (result.status === 'rejected') expect(result.reason).toMatchObject(UNAVAILABLE);
      }
      const listed = await leads.list({ limit: 500 });
      expect(listed.leads.map(({ id }) => id)).toContain(lead.id);
      await expect(
        inbox.receive(sampleDelivery([sampleEvent({ original: 'z'.repeat(900_000) })])),
      ).rejects.toMatchObject(UNAVAILABLE);
    });

    test(`L30: everything goes on without a restart once there is room (${what})`, async () => {
      await disk.breakDisk();
      const { refused, leadId } = await receiveUntilRefused();
      await disk.repairDisk();
      await disk.storage.checkWritable();
      await disk.storage.inbox.receive(refused);
      expect(await disk.storage.inbox.find(leadId)).toBeDefined();
      const claimed = await disk.storage.inbox.claimDue(lease('a'), 1_000);
      expect(claimed.map((lead) => lead.leadId)).toContain(leadId);
      const { lead } = await disk.storage.leads.recordOnce(sampleLead(), INTAKE, at(2));
      expect((await disk.storage.leads.list({ limit: 5, q: 'anna' })).leads).toEqual([lead]);
    });
  });
}

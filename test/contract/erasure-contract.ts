import { describe, expect, test } from 'vitest';
import { INTAKE } from '../../src/users/actor.ts';
import { eventually } from '../support/eventually.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import { announce, bring, takeIn } from './inbox-steps.ts';
import {
  at,
  lease,
  sampleDelivery,
  sampleEvent,
  sampleLead,
  sampleListedLead,
  sampleReading,
} from './samples.ts';

const BY = { kind: 'user', id: 'u1', name: 'Ada' } as const;

/** What every engine must do to erase people and to delete what is too old. */
export function describeErasureContract(openStorage: OpenStorage): void {
  describe('erasure', () => {
    const opened = useStorage(openStorage);
    const storage = () => opened().storage;
    const order = (leadIds: readonly string[], heldLeadIds: readonly string[] = []) => ({
      certificateId: `c${leadIds.join()}${heldLeadIds.join()}`,
      leadIds,
      heldLeadIds,
      by: BY,
      at: at(50),
    });
    const addLead = async () => {
      const metaId = await announce(storage().inbox);
      await storage().inbox.claimDue(lease('worker'), 1);
      const { lead } = await takeIn(storage().inbox, metaId, 11);
      return { metaId, id: lead.id };
    };

    test('a lead and its inbox lead are erased, with a certificate and an event', async () => {
      const [gone, kept] = [await addLead(), await addLead()];
      const certificate = await storage().erasures.erase(order([gone.id]));
      expect(certificate).toMatchObject({ at: at(50), counts: { leads: 1, inboxLeads: 1 } });
      expect(await storage().leads.find(gone.id)).toBeUndefined();
      expect(await storage().leads.find(kept.id)).toBeDefined();
      expect(await storage().inbox.find(gone.metaId)).toMatchObject({
        state: 'erased',
        event: null,
        original: null,
        reason: null,
      });
      expect(await storage().inbox.countByState()).toMatchObject({ erased: 1, stored: 1 });
      const { events } = await storage().leadEvents.listOfLead(gone.id, { limit: 10 });
      expect(events[0]).toMatchObject({ type: 'lead.erased', changes: {} });
      const { erasures } = await opened().reopen();
      expect(await erasures.listCertificates()).toMatchObject([
        { id: certificate.id, by: { kind: 'user', id: 'u1' }, counts: certificate.counts },
      ]);
    });

    test('nothing that people wrote about an erased person is left', async () => {
      const { id } = await addLead();
      const { conversations, erasures, leadEvents, leads, notes } = storage();
      await leads.edit(id, { set: { name: 'Zara Secret' }, from: {} }, BY, at(20));
      await notes.add(id, { text: 'Zara said no', mentions: [] }, BY, at(21));
      const call = { channel: 'call', direction: 'out', outcome: 'reached' } as const;
      const added = await conversations.add(
        id,
        { ...call, text: 'Zara', startedAt: at(22) },
        BY,
        at(22),
      );
      const command = { by: BY, now: at(23) };
      await conversations.edit(id, added?.id ?? '', { outcome: 'wrong_number' }, command);
      const before = await leadEvents.listOfLead(id, { limit: 20 });
      expect(JSON.stringify(before)).toMatch(/wrong_number.*Zara/);
      await erasures.erase(order([id]));
      expect(await notes.listOfLead(id)).toEqual([]);
      expect(await conversations.listOfLead(id)).toEqual([]);
      const after = await leadEvents.listOfLead(id, { limit: 20 });
      expect(after.events).toHaveLength(before.events.length + 1);
      expect(JSON.stringify(after)).not.toMatch(/Zara|wrong_number/);
    });

    test('W59: nothing that an engine can be asked brings an erased lead back', async () => {
      const { id, metaId } = await addLead();
      await storage().erasures.erase(order([id]));
      const { inbox, leads } = storage();
      await inbox.receive(sampleDelivery([sampleEvent({ leadId: metaId })]));
      const listed = sampleListedLead({ leadId: metaId });
      expect(await inbox.receiveRead([listed], 'sync', lease('other'))).toEqual([]);
      await inbox.noteUnwanted(
        [listed],
        'sync',
        { code: 'page-not-connected', params: {} },
        at(60),
      );
      expect(await inbox.retry(metaId, at(61))).toBe(false);
      const late = inbox.takeIn(sampleLead({}, metaId), sampleReading(), INTAKE, at(62));
      await expect(late).rejects.toMatchObject({ code: 'lead-erased' });
      await expect(leads.recordOnce(sampleLead({}, metaId), INTAKE, at(63))).rejects.toMatchObject({
        code: 'lead-erased',
      });
      expect(await inbox.claimDue(lease('third', 600), 10)).toEqual([]);
      expect(await inbox.find(metaId)).toMatchObject({
        state: 'erased',
        original: null,
        event: null,
      });
    });

    test('a held inbox lead is found by what its answers hold, and is erased', async () => {
      const original = '{"field_data":[{"name":"email","values":["Ada@Example.com"]}]}';
      const leadId = await bring(storage().inbox, 'needs-attention', false);
      const listed = sampleListedLead({ leadId, original });
      await storage().inbox.receiveRead([listed], 'sync', lease('reader'));
      await storage().inbox.settle(
        leadId,
        'reader',
        {
          state: 'needs-attention',
          reason: { code: 'not-readable', params: {} },
          failure: 'poison',
          failures: 1,
        },
        at(20),
      );
      const find = (emails: readonly string[], phones: readonly string[] = []) =>
        storage().erasures.findHeld({ emails, phones });
      expect(await find(['ada@example.com'])).toMatchObject([{ leadId, state: 'needs-attention' }]);
      expect(await find(['grace@example.com'], ['+4930123456'])).toEqual([]);
      const { counts } = await storage().erasures.erase(order([], [leadId]));
      expect(counts).toMatchObject({ leads: 0, inboxLeads: 1 });
      expect(await find(['ada@example.com'])).toEqual([]);
    });

    test('erasing what is unknown or erased already changes nothing, and says so', async () => {
      const { id, metaId } = await addLead();
      await storage().erasures.erase(order([id]));
      const again = await storage().erasures.erase(order([id, 'unknown'], [metaId]));
      expect(again.counts).toMatchObject({ leads: 0, inboxLeads: 0 });
    });

    test('an erasure whose process is killed in the middle of it is completed, once', async () => {
      const leads = [];
      for (let count = 0; count < 12; count += 1) leads.push(await addLead());
      const ids = leads.map(({ id }) => id);
      const { storage: doomed, kill } = await opened().startProcess();
      const erasing = doomed.erasures.erase(order(ids)).catch(() => undefined);
      await eventually('the first lead is gone', async () => {
        const found = await storage().leads.find(ids[0] ?? '');
        return found === undefined;
      });
      await kill();
      await erasing;
      const { erasures, inbox, leadEvents } = await opened().openAnother();
      const findCertificate = async () => (await erasures.listCertificates())[0];
      const certificate = await eventually('a certificate', findCertificate, 20_000);
      expect(certificate).toMatchObject({ counts: { leads: 12, inboxLeads: 12, deliveries: 12 } });
      expect(await inbox.countByState()).toMatchObject({ erased: 12, stored: 0 });
      for (const id of ids) {
        expect(await storage().leads.find(id)).toBeUndefined();
        const { events } = await leadEvents.listOfLead(id, { limit: 10 });
        expect(events.filter(({ type }) => type === 'lead.erased')).toHaveLength(1);
      }
    });

    test('two processes that erase the same lead at the same time erase it once', async () => {
      const { id } = await addLead();
      const another = await opened().openAnother();
      const { storage: far } = await opened().startProcess();
      await Promise.all(
        [storage(), another, far].map(({ erasures }, index) =>
          erasures.erase({ ...order([id]), certificateId: `c${index}` }),
        ),
      );
      expect(await storage().leads.find(id)).toBeUndefined();
      const { events } = await storage().leadEvents.listOfLead(id, { limit: 10 });
      expect(events.filter(({ type }) => type === 'lead.erased')).toHaveLength(1);
    });

    test('the webhook of a lead that is pending or needs attention is kept, however old it is', async () => {
      const { inbox, retention } = opened().storage;
      for (const state of ['pending', 'needs-attention', 'stored', 'skipped'] as const)
        await bring(inbox, state, true);
      const limits = { deliveriesBefore: at(99_999), readingsBefore: null };
      expect(await retention.countOld({ ...limits, leadsBefore: null })).toMatchObject({
        deliveries: 2,
      });
      expect(await retention.deleteOld(limits)).toMatchObject({ deliveries: 2 });
      expect(await retention.deleteOld(limits)).toMatchObject({ deliveries: 0 });
    });

    test('readings and deliveries older than their limits are deleted, and counted before', async () => {
      const { metaId } = await addLead();
      const limits = { deliveriesBefore: at(9_000), readingsBefore: at(9_000), leadsBefore: null };
      const { retention } = storage();
      expect(await retention.countOld({ ...limits, deliveriesBefore: at(-9_000) })).toMatchObject({
        deliveries: 0,
        readings: 1,
      });
      const counts = await retention.countOld(limits);
      expect(counts).toMatchObject({ readings: 1, leads: 0 });
      expect(await retention.deleteOld(limits)).toEqual({
        deliveries: counts.deliveries,
        readings: counts.readings,
      });
      expect(await retention.countOld(limits)).toEqual({ deliveries: 0, readings: 0, leads: 0 });
      expect(await storage().inbox.find(metaId)).toMatchObject({ state: 'stored', original: null });
    });
  });
}

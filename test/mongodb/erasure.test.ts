import { ObjectId, type Binary } from 'mongodb';
import { describe, expect, test } from 'vitest';
import { leadRemoved } from '../../src/leads/removed-lead.ts';
import { INTAKE } from '../../src/users/actor.ts';
import { announce, takeIn } from '../contract/inbox-steps.ts';
import {
  ADMIN,
  at,
  lease,
  newMetaId,
  sampleDelivery,
  sampleEvent,
  sampleLead,
} from '../contract/samples.ts';
import { eventually } from '../support/eventually.ts';
import { hasServer, useDatabase } from './open-database.ts';

const MINUTE = 60_000;

describe.skipIf(!hasServer())('erasures in MongoDB', () => {
  const opened = useDatabase();

  const addLead = async () => {
    const metaId = await announce(opened().storage.inbox);
    await opened().storage.inbox.claimDue(lease('worker'), 1);
    const { lead } = await takeIn(opened().storage.inbox, metaId, 11);
    return { metaId, id: lead.id };
  };
  const erase = (leadIds: readonly string[]) =>
    opened().storage.erasures.erase({
      certificateId: new ObjectId().toHexString(),
      leadIds,
      heldLeadIds: [],
      by: ADMIN,
      at: at(50),
    });
  /** A process that starts when the complete erasure is due to be looked at again. */
  const openLater = () => opened().database.open({ now: () => new Date(Date.now() + 2 * MINUTE) });
  const leads = () => opened().database.db.collection('leads');
  const inbox = () => opened().database.db.collection('meta_leads');

  test('a lead that a process made from what it had read before the erasure, and then died, is removed', async () => {
    const { id, metaId } = await addLead();
    const before = await leads().findOne({});
    await erase([id]);
    await leads().insertOne({ ...before, _id: new ObjectId(), position: 1 });
    await openLater();
    await eventually('the lead is gone', async () => {
      const left = await leads().countDocuments({ 'metaData.leadId': metaId });
      return left === 0;
    });
  });

  test('a lead that stayed although the undo of its import announced its removal counts as erased', async () => {
    const { id } = await addLead();
    const { dashboard } = opened().storage;
    await dashboard.takeFacts([id]);
    const events = opened().database.db.collection('lead_events');
    const removed = leadRemoved({ id, createdAt: at(1) }, ADMIN, at(40));
    await events.insertOne({ ...removed, n: 1_000, changedAt: at(40) });
    await erase([id]);
    expect(await dashboard.takeFacts([id])).toHaveLength(1);
    const facts = opened().database.db.collection('lead_facts');
    expect(await facts.findOne({}, { projection: { _id: 0, isErased: 1 } })).toEqual({
      isErased: true,
    });
  });

  test('a webhook that was being received during the erasure loses the erased lead', async () => {
    const { id, metaId } = await addLead();
    await erase([id]);
    const { rawBody } = sampleDelivery([sampleEvent({ leadId: metaId })]);
    const deliveries = opened().database.db.collection('webhook_deliveries');
    await deliveries.insertOne({ receivedAt: at(60), body: rawBody, leadIds: [metaId] });
    await openLater();
    await eventually('the body is gone', async () => (await deliveries.countDocuments()) === 0);
  });

  test('what another tool has written into an inbox lead is erased with it', async () => {
    const { id, metaId } = await addLead();
    const answer = 'Wilhelmina Quast';
    await inbox().updateOne({ leadId: metaId }, { $set: { customer: { name: answer } } });
    await erase([id]);
    const stored = await inbox().findOne({ leadId: metaId });
    expect(stored).toMatchObject({ leadId: metaId, state: 'erased', formId: '201', pageId: '100' });
    expect(JSON.stringify(stored)).not.toContain(answer);
    expect(JSON.stringify(stored)).not.toContain('anna');
  });

  test('an erased lead that never had an inbox lead does not come back by a webhook', async () => {
    const leadId = newMetaId();
    const { lead } = await opened().storage.leads.recordOnce(sampleLead({}, leadId), INTAKE, at(1));
    await erase([lead.id]);
    await announce(opened().storage.inbox, { leadId });
    expect(await opened().storage.inbox.claimDue(lease('worker'), 1)).toEqual([]);
    expect(await opened().storage.inbox.find(leadId)).toMatchObject({
      state: 'erased',
      event: null,
    });
  });

  test('a lead that did not come from Meta is erased', async () => {
    const { id } = await addLead();
    await leads().updateOne({}, { $unset: { metaData: '' } });
    const { counts } = await erase([id]);
    expect(counts).toEqual({ leads: 1, inboxLeads: 0, deliveries: 0 });
    expect(await leads().countDocuments()).toBe(0);
  });

  test('the other leads of a webhook stay in its body when one of them is erased', async () => {
    const events = [sampleEvent(), sampleEvent()];
    const [gone = '', kept = ''] = events.map(({ leadId }) => leadId);
    const changes = events.map(
      ({ leadId }) => `{"field":"leadgen","value":{"leadgen_id":${leadId}}}`,
    );
    const body = `{"object":"page","entry":[{"id":1,"changes":[${changes.join()}]}]}`;
    await opened().storage.inbox.receive({ rawBody: Buffer.from(body), receivedAt: at(1), events });
    const { lead } = await takeIn(opened().storage.inbox, gone, 11);
    expect((await erase([lead.id])).counts.deliveries).toBe(1);
    const stored = await opened().database.db.collection('webhook_deliveries').findOne({});
    const stillThere = (stored as { body: Binary } | null)?.body.toString('utf8');
    expect(stillThere).toBe(`{"object":"page","entry":[{"id":1,"changes":[${changes[1]}]}]}`);
    expect(stored?.['leadIds']).toEqual([kept]);
  });

  test('an erasure that two other processes complete is in the audit log once', async () => {
    const { id } = await addLead();
    const { id: certificateId } = await erase([id]);
    const erasures = opened().database.db.collection('erasures');
    await erasures.updateOne({}, { $set: { state: 'begun' } });
    const others = await Promise.all([opened().database.open(), opened().database.open()]);
    await eventually('it is complete', async () => {
      return (await erasures.countDocuments({ state: 'erased' })) === 1;
    });
    for (const other of others) await other.close();
    const entries = opened().database.db.collection('audit_log').find({ action: 'erased' });
    expect(await entries.toArray()).toMatchObject([
      { reference: certificateId, actor: { kind: 'user', id: ADMIN.id }, target: null },
    ]);
  });

  test('what an erasure keeps to finish its work is deleted when nothing is left to do', async () => {
    const { id, metaId } = await addLead();
    await erase([id]);
    for (const minutes of [2, 70])
      await (
        await opened().database.open({ now: () => new Date(Date.now() + minutes * MINUTE) })
      ).close();
    const stored = JSON.stringify(await opened().database.db.collection('erasures').findOne({}));
    expect(stored).toContain('"state":"erased"');
    expect(stored).not.toContain(metaId);
    expect(stored).not.toContain(id);
  });
});

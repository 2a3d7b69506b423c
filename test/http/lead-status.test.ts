import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { ErrorAnswer } from '../../src/contract/error.ts';
import type { LeadDetails } from '../../src/contract/lead.ts';
import { startWorld, type World } from '../support/start-world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.connect();
  await world.enable(DEMO.bakeryId);
});
afterAll(() => world.close());

async function newLead(): Promise<LeadDetails> {
  const { leads } = await world.meta.control.createLeads({ formId: DEMO.forms.weddingCake });
  return world.lead(leads[0]?.id ?? '');
}
const setStatus = async (lead: LeadDetails, status: string) =>
  (await world.app.admin.patch<LeadDetails>(`/api/leads/${lead._id}`, { status })).body;
const undo = (lead: LeadDetails, changedAt: string | null) =>
  world.app.admin.post<LeadDetails & ErrorAnswer>(`/api/leads/${lead._id}/undo-status`, {
    changedAt,
  });

test('a new lead that is set to Lost counts as never contacted', async () => {
  const lost = await setStatus(await newLead(), 'Lost');
  expect(lost.journey.firstContactedAt).toBeNull();
});

test('a lead that is set back to New counts as never contacted', async () => {
  const lead = await newLead();
  expect((await setStatus(lead, 'Meeting')).journey.firstContactedAt).not.toBeNull();
  expect((await setStatus(lead, 'New')).journey.firstContactedAt).toBeNull();
});

test('undoing a status change restores the status and the time of the first contact', async () => {
  const lead = await newLead();
  const { journey } = await setStatus(lead, 'Contacted');
  const { statusChangedAt } = await setStatus(lead, 'New');
  const { status, body } = await undo(lead, statusChangedAt);
  expect(status).toBe(200);
  expect(body).toMatchObject({ status: 'Contacted', journey });
});

test('an undo after somebody else has changed the status is refused and says so', async () => {
  const lead = await newLead();
  const { statusChangedAt } = await setStatus(lead, 'Lost');
  await setStatus(lead, 'Meeting');
  const { status, body } = await undo(lead, statusChangedAt);
  expect([status, body.code]).toEqual([409, 'status-changed-since']);
  expect(body.error).toContain('Meeting');
  expect((await world.app.admin.get<LeadDetails>(`/api/leads/${lead._id}`)).body.status).toBe(
    'Meeting',
  );
});

test('an undo without a time, or of an unknown lead, is refused', async () => {
  const lead = await newLead();
  expect((await undo(lead, null)).status).toBe(400);
  expect((await undo({ ...lead, _id: 'no-such-lead' }, new Date(0).toISOString())).status).toBe(
    404,
  );
});

import type { InboxLead, InboxState, LeadgenEvent } from '../../src/intake/inbox-lead.ts';
import type { InboxStore } from '../../src/intake/inbox-store.ts';
import { INTAKE } from '../../src/users/actor.ts';
import {
  ADMIN,
  at,
  lease,
  parked,
  sampleDelivery,
  sampleEvent,
  sampleLead,
  sampleReading,
  skipped,
  waiting,
} from './samples.ts';

export const ids = (leads: readonly { readonly leadId: string }[]): string[] =>
  leads.map(({ leadId }) => leadId);

/** Announces a lead by a webhook. @returns its id */
export async function announce(
  inbox: InboxStore,
  event: Partial<LeadgenEvent> = {},
  seconds = 1,
): Promise<string> {
  const announced = sampleEvent(event);
  await inbox.receive(sampleDelivery([announced], at(seconds)));
  return announced.leadId;
}

/** Leases the lead that has been due for longest, if any lead is due. */
export async function claimOne(
  inbox: InboxStore,
  worker: string,
  seconds = 10,
): Promise<InboxLead | undefined> {
  return (await inbox.claimDue(lease(worker, seconds), 1))[0];
}

/** Takes an inbox lead into the CRM, whichever worker has it. */
export const takeIn = (
  inbox: InboxStore,
  leadId: string,
  seconds: number,
  reading = sampleReading(),
) => inbox.takeIn(sampleLead({}, leadId), reading, INTAKE, at(seconds));

/** Brings a new lead into a state, with or without a reading, and without a lease. */
export async function bring(
  inbox: InboxStore,
  state: Exclude<InboxState, 'received' | 'erased'>,
  wasRead: boolean,
  event: Partial<LeadgenEvent> = {},
): Promise<string> {
  const leadId = await announce(inbox, event);
  await inbox.claimDue(lease('bringer'), 100);
  const outcomes = {
    skipped,
    'needs-attention': parked(),
    pending: waiting(1_000),
    dismissed: parked(),
  };
  const reading = wasRead ? sampleReading({ formId: event.formId ?? '201' }) : undefined;
  if (state === 'stored') await takeIn(inbox, leadId, 11, reading);
  else await inbox.settle(leadId, 'bringer', outcomes[state], at(11), reading);
  if (state === 'dismissed') await inbox.dismiss(leadId, 'Not needed.', ADMIN, at(12));
  return leadId;
}

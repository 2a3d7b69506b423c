import { DEMO } from '../../meta-emulator/defaults.ts';
import type { LeadDetails } from '../../src/contract/lead.ts';
import { addUser } from './add-user.ts';
import type { ApiClient } from './api-client.ts';
import { startWorld, type World } from './start-world.ts';

export interface SalesWorld {
  readonly world: World;
  /** A lead of an enabled Page. */
  readonly lead: LeadDetails;
  /** A salesperson, signed in, with the address sales@example.com. */
  readonly sales: ApiClient;
}

/** Starts a LeadRabbit in which a salesperson has a lead to work on. */
export async function startSalesWorld(): Promise<SalesWorld> {
  const world = await startWorld();
  await world.connect();
  await world.enable(DEMO.bakeryId);
  const sales = await addUser(world.app, 'user', 'sales@example.com');
  return { world, lead: await sendLead(world), sales };
}

/** Sends a form to the enabled Page. @returns its lead */
export async function sendLead(world: World): Promise<LeadDetails> {
  const { leads } = await world.meta.control.createLeads({ formId: DEMO.forms.weddingCake });
  return world.lead(leads[0]?.id ?? '');
}

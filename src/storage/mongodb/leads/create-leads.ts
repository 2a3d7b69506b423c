import type { Lead, NewLead } from '../../../leads/lead.ts';
import type { LeadEventStore } from '../../../leads/lead-event-store.ts';
import type { LeadStore } from '../../../leads/lead-store.ts';
import type { LiveBus } from '../../../live/live-bus.ts';
import type { Actor } from '../../../users/actor.ts';
import type { AppendAuditOnce } from '../accounts/create-accounts.ts';
import type { MongodbContext, StoreGroup } from '../mongodb-context.ts';
import { notBuilt } from '../not-built.ts';

/** See `LeadStore.recordOnce`. */
export type RecordLead = (
  lead: NewLead,
  by: Actor,
  now: Date,
) => Promise<{ readonly created: boolean; readonly lead: Lead }>;

/**
 * Removes the lead of a Meta lead id, if there is one, and records the event `lead.erased`. Safe to call
 * again.
 *
 * @returns whether there was a lead
 */
export type EraseLead = (metaLeadId: string, by: Actor, at: Date) => Promise<boolean>;

export interface Leads extends StoreGroup {
  readonly leads: LeadStore;
  readonly leadEvents: LeadEventStore;
  readonly bus: LiveBus;
  readonly recordLead: RecordLead;
  readonly eraseLead: EraseLead;
}

/** Leads, their events, and the bus that carries changes to the screens of every process. */
export function createLeads(
  _context: MongodbContext,
  _parts: { appendAuditOnce: AppendAuditOnce },
): Leads {
  return {
    indexes: [],
    leads: notBuilt('leads'),
    leadEvents: notBuilt('leadEvents'),
    bus: notBuilt('bus'),
    recordLead: () => Promise.reject(new Error('recordLead is not built yet.')),
    eraseLead: () => Promise.reject(new Error('eraseLead is not built yet.')),
  };
}

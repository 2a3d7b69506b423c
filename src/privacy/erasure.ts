import type { Actor } from '../users/actor.ts';
import type { HeldState } from '../intake/inbox-lead.ts';

/** A held inbox lead whose answers name the person. */
export interface HeldEnquiry {
  /** Meta's lead id. */
  readonly leadId: string;
  readonly state: HeldState;
  readonly pageId: string;
  readonly formId: string;
  readonly receivedAt: Date;
}

/** What is to be erased. */
export interface ErasureOrder {
  readonly certificateId: string;
  /** Ids of CRM leads. */
  readonly leadIds: readonly string[];
  /** Meta's lead ids of enquiries that are not in the CRM. */
  readonly heldLeadIds: readonly string[];
  readonly by: Actor;
  readonly at: Date;
}

/** What was erased where. It holds nothing of the person. */
export interface ErasureCertificate {
  readonly id: string;
  readonly at: Date;
  readonly by: Actor;
  readonly counts: ErasureCounts;
}

export interface ErasureCounts {
  /** CRM leads with their answers and search terms. */
  readonly leads: number;
  /** Readings and events of inbox leads. */
  readonly inboxLeads: number;
  /** Bodies of webhooks that held one of the leads. */
  readonly deliveries: number;
}

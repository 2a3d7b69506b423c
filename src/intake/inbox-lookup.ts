import type { InboxLead, InboxTrace } from './inbox-lead.ts';

/** Finds one inbox lead by Meta's lead id. */
export interface InboxLookup {
  find(leadId: string): Promise<InboxLead | undefined>;
  /** When the lead reached each step on its way into the CRM. */
  trace(leadId: string): Promise<InboxTrace | undefined>;
}

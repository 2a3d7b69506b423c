import type { ConnectionStore } from '../connections/connection-store.ts';
import type { FormStore } from '../connections/form-store.ts';
import type { NewLead } from '../leads/lead.ts';
import {
  toHeldGroupRecord,
  toHeldRecord,
  type HeldGroupRecord,
  type HeldRecord,
} from './held-record.ts';
import type { HeldLeads, HeldQuery } from './held-leads.ts';
import type { InboxCounts } from './inbox-counts.ts';
import type { InboxLead, InboxState } from './inbox-lead.ts';
import { understandLead } from './understand-lead.ts';

/** One page of the held leads in a state, their groups, and how many leads are in each state. */
export interface HeldPage {
  readonly counts: Readonly<Record<InboxState, number>>;
  readonly groups: readonly HeldGroupRecord[];
  readonly leads: readonly HeldRecord[];
  readonly nextCursor: string | undefined;
}

/** A held lead, and the CRM lead that it would become. */
export interface HeldDetails {
  readonly record: HeldRecord;
  readonly understood: NewLead;
}

export interface ReadHeldLeads {
  /** @throws the `invalid-cursor` error */
  readonly list: (query: HeldQuery) => Promise<HeldPage>;
  readonly details: (lead: InboxLead) => Promise<HeldDetails>;
}

/** Reads held leads with the names of their Pages and forms, in a fixed number of store calls. */
export function createReadHeldLeads({
  inbox,
  pages,
  now,
}: {
  readonly inbox: Pick<HeldLeads, 'listHeld' | 'groupHeld'> & Pick<InboxCounts, 'countByState'>;
  readonly pages: Pick<ConnectionStore, 'list' | 'find'> &
    Pick<FormStore, 'findForm' | 'findFormNames'>;
  readonly now: () => Date;
}): ReadHeldLeads {
  return {
    list: async (query) => {
      const [{ leads, nextCursor }, groups, counts, connections] = await Promise.all([
        inbox.listHeld(query),
        inbox.groupHeld(query.state),
        inbox.countByState(),
        pages.list(),
      ]);
      const formNames = await pages.findFormNames(leads.map(({ formId }) => formId));
      return {
        counts,
        groups: groups.map((group) => toHeldGroupRecord(group, query.state, connections)),
        leads: leads.map((lead) => toHeldRecord(lead, connections, formNames)),
        nextCursor,
      };
    },
    details: async (lead) => {
      const [{ lead: understood }, connections, formNames] = await Promise.all([
        understandLead(pages, lead, now()),
        pages.list(),
        pages.findFormNames([lead.formId]),
      ]);
      return { record: toHeldRecord(lead, connections, formNames), understood };
    },
  };
}

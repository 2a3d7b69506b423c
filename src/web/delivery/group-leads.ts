import type { HeldGroup, HeldLead, InboxAnswer } from '../../contract/inbox.ts';

export interface LeadGroup {
  readonly id: string;
  readonly group: HeldGroup;
  /** Those that were read so far. */
  readonly leads: readonly HeldLead[];
}

/** The leads of several pages under their groups; a lead that two pages name appears once. */
export function groupLeads(pages: readonly InboxAnswer[]): readonly LeadGroup[] {
  const byId = new Map(pages.flatMap((page) => page.leads).map((lead) => [lead.leadId, lead]));
  const leads = Map.groupBy(byId.values(), idOf);
  return (pages[0]?.groups ?? []).map((group) => ({
    id: idOf(group),
    group,
    leads: leads.get(idOf(group)) ?? [],
  }));
}

const idOf = ({ pageId, platform, cause }: HeldGroup | HeldLead): string =>
  [pageId, platform, cause].join(' ');

import type * as wire from '../contract/inbox.ts';
import type { HeldGroupRecord, HeldRecord } from '../intake/held-record.ts';
import type { HeldPage } from '../intake/read-held-leads.ts';
import { unreadableFrom } from '../intake/watermark.ts';
import { nameOfActor } from '../users/actor.ts';
import { presentReason } from './present-reason.ts';

/** The held leads in one state, field by field. */
export const presentInbox = ({
  counts,
  groups,
  leads,
  nextCursor,
}: HeldPage): wire.InboxAnswer => ({
  counts,
  groups: groups.map(presentGroup),
  leads: leads.map(presentHeldLead),
  nextCursor: nextCursor ?? null,
});

const presentGroup = ({ group, pageName, connection, cause }: HeldGroupRecord): wire.HeldGroup => ({
  pageId: group.pageId,
  pageName,
  platform: group.platform,
  cause,
  failure: group.failure,
  entry: connection
    ? { entryId: connection.pageId, name: connection.name, isActive: connection.isActive }
    : null,
  count: group.count,
  reason: presentReason(group.reason),
});

/** One held lead, field by field. */
export function presentHeldLead({ lead, pageName, formName, cause }: HeldRecord): wire.HeldLead {
  const isRead = lead.original !== null;
  const submittedAt = lead.createdTime ?? lead.receivedAt;
  return {
    leadId: lead.leadId,
    pageId: lead.pageId,
    pageName,
    formId: lead.formId,
    formName,
    platform: lead.platform,
    state: lead.state === 'stored' || lead.state === 'erased' ? 'received' : lead.state,
    cause,
    reason: presentReason(lead.reason),
    attempts: lead.failures,
    submittedAt: lead.createdTime?.toISOString() ?? null,
    receivedAt: lead.receivedAt.toISOString(),
    nextAttemptAt: lead.nextAttemptAt?.toISOString() ?? null,
    isRead,
    unreadableFrom: isRead ? null : unreadableFrom(submittedAt).toISOString(),
    decision: lead.decision
      ? {
          by: nameOfActor(lead.decision.by),
          at: lead.decision.at.toISOString(),
          note: lead.decision.note,
        }
      : null,
  };
}

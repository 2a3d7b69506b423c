import type { Lead, LeadStatus, StatusBefore } from './lead.ts';
import { FIRST_RULES, type StageRules } from './stage-rules.ts';

/** The fields of a lead that the rule reads. */
export type StatusHistory = Pick<
  Lead,
  'status' | 'firstContactedAt' | 'statusChangedAt' | 'statusBefore'
>;

/** What a conversation says of the first contact; see `logConversation`. */
type Reached = Pick<Lead, 'firstReachedAt'>;

/**
 * The lead after a person chose a status. The first status that counts as contacted sets `firstContactedAt`, New
 * clears it, the others keep it. A conversation that reached the person counts whatever the status is. Choosing the
 * status that the lead has changes nothing.
 */
export function changeStatus(
  lead: StatusHistory & Reached,
  status: LeadStatus,
  now: Date,
  rules: StageRules = FIRST_RULES,
): StatusHistory {
  if (status === lead.status) return lead;
  return {
    status,
    firstContactedAt: firstContact(lead, status, now, rules),
    statusChangedAt: afterLastChange(lead, now),
    statusBefore: { status: lead.status, firstContactedAt: lead.firstContactedAt },
  };
}

/**
 * The lead as it was before its last status change.
 *
 * @param changedAt the `statusChangedAt` of the change to undo
 * @returns undefined if that is not the last change, or if it was undone already
 */
export function undoStatusChange(
  lead: StatusHistory & Reached,
  changedAt: Date,
  now: Date,
): StatusHistory | undefined {
  if (!lead.statusBefore || lead.statusChangedAt?.getTime() !== changedAt.getTime())
    return undefined;
  return restoreStatus(lead, lead.statusBefore, now);
}

/** The lead with an earlier status. That change cannot be undone. */
export const restoreStatus = (
  lead: StatusHistory & Reached,
  { status, firstContactedAt }: StatusBefore,
  now: Date,
): StatusHistory => ({
  status,
  firstContactedAt: earliest(firstContactedAt, lead.firstReachedAt),
  statusChangedAt: afterLastChange(lead, now),
  statusBefore: null,
});

/** The earlier of two times; null if there is neither. */
export function earliest(one: Date | null, other: Date | null): Date | null {
  if (!one || !other) return one ?? other;
  return one < other ? one : other;
}

function firstContact(
  lead: StatusHistory & Reached,
  status: LeadStatus,
  now: Date,
  { contacted, untouched }: StageRules,
): Date | null {
  if (status === untouched) return lead.firstReachedAt;
  return lead.firstContactedAt ?? (contacted.has(status) ? now : null);
}

/** A time that differs from the time of the last change, because the time identifies the change. */
const afterLastChange = ({ statusChangedAt }: StatusHistory, now: Date): Date =>
  new Date(Math.max(now.getTime(), (statusChangedAt?.getTime() ?? 0) + 1));

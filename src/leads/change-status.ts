import type { Lead, LeadStatus } from './lead.ts';

/** The fields of a lead that the rule reads. */
export type StatusHistory = Pick<
  Lead,
  'status' | 'firstContactedAt' | 'statusChangedAt' | 'statusBefore'
>;

/**
 * The statuses that say that someone of the team has reached the person. Lost is not one of them:
 * a salesperson also gives up a wrong number that nobody ever answered.
 */
const CONTACTED: ReadonlySet<LeadStatus> = new Set(['Contacted', 'Qualified', 'Meeting', 'Won']);

/**
 * The lead after a person chose a status. The first contacted status sets `firstContactedAt`, New
 * clears it, Lost keeps it. Choosing the status that the lead has changes nothing.
 */
export function changeStatus(lead: StatusHistory, status: LeadStatus, now: Date): StatusHistory {
  if (status === lead.status) return lead;
  return {
    status,
    firstContactedAt: firstContact(lead, status, now),
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
  lead: StatusHistory,
  changedAt: Date,
  now: Date,
): StatusHistory | undefined {
  if (!lead.statusBefore || lead.statusChangedAt?.getTime() !== changedAt.getTime())
    return undefined;
  return { ...lead.statusBefore, statusChangedAt: afterLastChange(lead, now), statusBefore: null };
}

function firstContact(lead: StatusHistory, status: LeadStatus, now: Date): Date | null {
  if (status === 'New') return null;
  return lead.firstContactedAt ?? (CONTACTED.has(status) ? now : null);
}

/** A time that differs from the time of the last change, because the time identifies the change. */
const afterLastChange = ({ statusChangedAt }: StatusHistory, now: Date): Date =>
  new Date(Math.max(now.getTime(), (statusChangedAt?.getTime() ?? 0) + 1));

import type { LeadChange } from '../leads/lead-event.ts';
import type { Lead } from '../leads/lead.ts';
import type { NewAssignment, OwnerChange } from './assignment-store.ts';

/** Whether somebody has taken a lead to answer it, and still has it. */
export const isTaken = ({ lease }: Lead, now: Date): boolean => lease !== null && lease.until > now;

/** Whether a person may take a lead to answer it: nobody has contacted it, and nobody else works on it. */
const canTake = (lead: Lead, userId: string, now: Date): boolean =>
  lead.status === 'New' &&
  lead.firstContactedAt === null &&
  (lead.ownerId === null || lead.ownerId === userId) &&
  !isTaken(lead, now);

/** The change by which a person takes a lead until a time; undefined if they cannot. */
export function takeLead(
  lead: Lead,
  userId: string,
  now: Date,
  until: Date,
): LeadChange | undefined {
  if (!canTake(lead, userId, now)) return undefined;
  return {
    type: 'lead.taken',
    before: lead,
    after: { ...lead, lease: { userId, until } },
    linked: { lease: { from: null, to: userId } },
  };
}

/**
 * The change by which a person gives a taken lead back before its time; undefined if they do not have it. The rules decide
 * about it again at once if it waits for them.
 */
export function giveBack(lead: Lead, userId: string, now: Date): LeadChange | undefined {
  if (!isTaken(lead, now) || lead.lease?.userId !== userId) return undefined;
  const assignmentDueAt = lead.assignmentDueAt === null ? null : now;
  return {
    type: 'lead.given-back',
    before: lead,
    after: { ...lead, lease: null, assignmentDueAt },
    linked: { lease: { from: userId, to: null } },
  };
}

/** The change by which a lead goes to another owner; undefined if it belongs to somebody else. */
export function changeOwner(
  lead: Lead,
  { from, to }: OwnerChange,
  now: Date,
): LeadChange | undefined {
  if (lead.ownerId !== from) return undefined;
  const isUntouched = lead.status === 'New' && lead.firstContactedAt === null;
  const assignmentDueAt = to === null && isUntouched ? now : null;
  const after = { ...lead, ownerId: to, assignment: null, assignmentDueAt, updatedAt: now };
  return { type: 'lead.handed-over', before: lead, after };
}

/**
 * The change that gives a lead an owner by a rule; undefined if it has one, does not wait for one, or somebody has taken it to
 * answer it.
 */
export function assignOwner(
  lead: Lead,
  { ownerId, reason }: NewAssignment,
  now: Date,
): LeadChange | undefined {
  if (lead.ownerId !== null || lead.assignmentDueAt === null || isTaken(lead, now))
    return undefined;
  return {
    type: 'lead.assigned',
    before: lead,
    after: { ...lead, ownerId, assignment: reason, updatedAt: now },
    linked: { rule: { from: null, to: reason.ruleName } },
  };
}

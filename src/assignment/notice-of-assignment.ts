import type { Lead } from '../leads/lead.ts';
import type { NewNotice } from '../notices/notice.ts';

/** A lead that was sent longer ago is old: its owner gets one notice a day for all of them. */
const OLD_MS = 24 * 60 * 60_000;

/** What the owner of a lead is told whom a rule chose; undefined if a person chose the owner. */
export function noticeOfAssignment(
  { id: leadId, ownerId: userId, assignment, createdAt: sentAt }: Lead,
  now: Date,
): NewNotice | undefined {
  if (userId === null || assignment === null) return undefined;
  if (now.getTime() - sentAt.getTime() < OLD_MS) {
    const key = `lead-assigned:${leadId}:${userId}`;
    return { key, kind: 'lead-assigned', userId, leadId, createdAt: now };
  }
  const key = `old-leads-assigned:${now.toISOString().slice(0, 10)}:${userId}`;
  return { key, kind: 'old-leads-assigned', userId, leadId: null, createdAt: now };
}

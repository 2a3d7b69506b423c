import type { Lead } from './lead.ts';

/** A longer reason is a story about one lead. Lists and numbers call it another reason. */
const LONGEST_REASON = 60;

/** What a reason that is a story is counted as. */
export const OTHER_REASON = '*';

/** Why a lead was lost, as lists and numbers have it; empty if nobody said. */
export function lostReasonOf({ lostReason }: Pick<Lead, 'lostReason'>): string {
  const reason = lostReason.trim();
  return reason.length > LONGEST_REASON ? OTHER_REASON : reason;
}

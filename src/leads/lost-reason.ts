import type { Lead } from './lead.ts';

/** A longer reason describes one lead alone. Lists and numbers count it as another reason. */
const LONGEST_REASON = 60;

/** What reasons that are too long are counted as. */
export const OTHER_REASON = '*';

/** Why a lead was lost, as lists and numbers show it; empty if no reason was given. */
export function lostReasonOf({ lostReason }: Pick<Lead, 'lostReason'>): string {
  const reason = lostReason.trim();
  return reason.length > LONGEST_REASON ? OTHER_REASON : reason;
}

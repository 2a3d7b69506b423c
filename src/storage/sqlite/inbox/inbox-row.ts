import type {
  FailureKind,
  InboxDecision,
  InboxLead,
  InboxState,
} from '../../../intake/inbox-lead.ts';
import type { ArrivedBy, Platform } from '../../../leads/lead.ts';
import { readReason, textReason, type Reason } from '../../../reasons.ts';
import { toActor } from '../../actor-columns.ts';
import * as column from '../columns.ts';

/** A row of `meta_leads`. */
export function toInboxLead(row: column.Row): InboxLead {
  return {
    leadId: column.text(row, 'leadId'),
    formId: column.text(row, 'formId'),
    pageId: column.text(row, 'pageId'),
    platform: toPlatform(row),
    createdTime: column.timeOrNull(row, 'created_time'),
    via: column.text(row, 'via') as ArrivedBy,
    state: column.text(row, 'state') as InboxState,
    reason: toReason(row),
    failure: column.textOrNull(row, 'failure') as FailureKind | null,
    failures: column.integer(row, 'failures'),
    claims: column.integer(row, 'claims'),
    lease: column.textOrNull(row, 'leaseHolder'),
    nextAttemptAt: column.timeOrNull(row, 'nextAttemptAt'),
    event: column.textOrNull(row, 'event'),
    original: column.textOrNull(row, 'originalFields'),
    receivedAt: column.time(row, 'receivedAt'),
    decision: toDecision(row),
  };
}

function toDecision(row: column.Row): InboxDecision | undefined {
  const at = column.timeOrNull(row, 'decidedAt');
  if (at === null) return undefined;
  return {
    by: toActor({
      kind: column.text(row, 'decidedByKind'),
      id: column.text(row, 'decidedById'),
      name: column.text(row, 'decidedByName'),
    }),
    at,
    note: row['state'] === 'dismissed' ? column.text(row, 'reason') : '',
  };
}

/** Null until the lead was read. */
export function toPlatform(row: column.Row): Platform | null {
  const platform = row['platform'];
  return platform === 'facebook' || platform === 'instagram' ? platform : null;
}

/** A reason as it is stored in the column `reason`. */
export const reasonText = (reason: Reason | null): string =>
  reason === null ? '' : JSON.stringify(reason);

/**
 * Versions before the schema of step 11 stored a sentence. Of a dismissed lead the column holds what
 * the person wrote.
 */
export function toReason(row: column.Row): Reason | null {
  const text = column.text(row, 'reason');
  if (text === '' || row['state'] === 'dismissed') return null;
  return readReason(column.json(row, 'reason')) ?? textReason(text);
}

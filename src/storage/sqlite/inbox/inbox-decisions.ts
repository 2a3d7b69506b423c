import type { DatabaseSync } from 'node:sqlite';
import type { InboxState } from '../../../intake/inbox-lead.ts';
import type { HeldLeads } from '../../../intake/held-leads.ts';
import { toActorColumns } from '../../actor-columns.ts';
import * as column from '../columns.ts';
import type { GroupCommit } from '../group-commit.ts';
import type { RecordLead } from '../record-lead.ts';

/** How a person dismisses or completes an inbox lead. */
export function createInboxDecisions(
  database: DatabaseSync,
  commits: GroupCommit,
  recordLead: RecordLead,
): Pick<HeldLeads, 'dismiss' | 'complete'> {
  const selectState = database.prepare('SELECT state FROM meta_leads WHERE leadId = ?');
  const dismiss = database.prepare(`
    UPDATE meta_leads SET state = 'dismissed', reason = :note, dueAt = NULL, nextAttemptAt = NULL,
      claims = 0, decidedByKind = :kind, decidedById = :id, decidedByName = :name, decidedAt = :now
    WHERE leadId = :leadId AND state IN ('pending', 'needs-attention', 'skipped') AND leaseHolder IS NULL`);
  const markCompleted = database.prepare(`
    UPDATE meta_leads SET state = 'stored', reason = '', failure = NULL, failures = 0,
      dueAt = NULL, nextAttemptAt = NULL, leaseHolder = NULL, claims = 0,
      platform = coalesce(platform, :platform), processed = 1, processedAt = :now,
      decidedByKind = :kind, decidedById = :id, decidedByName = :name, decidedAt = :now
    WHERE leadId = :leadId AND state <> 'stored'`);
  const stateOf = (leadId: string) =>
    column.text(selectState.get(leadId) ?? {}, 'state') as InboxState | '';

  return {
    dismiss: (leadId, note, by, now) =>
      commits.write(() => {
        if (dismiss.run({ leadId, note, ...toActorColumns(by), now: now.getTime() }).changes === 1)
          return 'dismissed';
        const state = stateOf(leadId);
        if (state === 'dismissed') return 'dismissed';
        return state === '' || state === 'stored' ? 'not-held' : 'busy';
      }),
    complete: (lead, by, now) =>
      commits.write(() => {
        const { leadId, platform } = lead.metaData;
        if (stateOf(leadId) === '') return undefined;
        const recorded = recordLead(lead, by, now);
        markCompleted.run({ leadId, platform, ...toActorColumns(by), now: now.getTime() });
        return recorded;
      }),
  };
}

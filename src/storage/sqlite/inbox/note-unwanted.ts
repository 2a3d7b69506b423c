import { reasonText } from './inbox-row.ts';
import type { DatabaseSync } from 'node:sqlite';
import type { InboxReceiver } from '../../../intake/inbox-receiver.ts';
import * as column from '../columns.ts';
import type { GroupCommit } from '../group-commit.ts';

/** Stores new leads that no connection takes as `skipped`. */
export function createNoteUnwanted(
  database: DatabaseSync,
  commits: GroupCommit,
): InboxReceiver['noteUnwanted'] {
  const insert = database.prepare(`
    INSERT INTO meta_leads (leadId, formId, pageId, platform, created_time, state, reason, via,
      originalFields, receivedAt, foundAt, createdAt)
    VALUES (:leadId, :formId, :pageId, :platform, :createdTime, 'skipped', :reason, :via,
      :original, :now, :now, :now)
    ON CONFLICT (leadId) DO NOTHING`);
  return (leads, via, reason, now) =>
    commits.write(() => {
      for (const lead of leads)
        insert.run({
          leadId: lead.leadId,
          formId: lead.formId,
          pageId: lead.pageId,
          createdTime: column.millis(lead.createdTime),
          original: lead.original,
          platform: lead.platform ?? null,
          reason: reasonText(reason),
          via,
          now: now.getTime(),
        });
    });
}

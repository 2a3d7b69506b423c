import type { DatabaseSync } from 'node:sqlite';
import type { InboxReports } from '../../../intake/inbox-reports.ts';
import * as column from '../columns.ts';

export function createOldestUnread(database: DatabaseSync): InboxReports['oldestUnread'] {
  const select = database.prepare(`
    SELECT coalesce(created_time, receivedAt) AS oldest FROM meta_leads
    WHERE pageId = ? AND originalFields IS NULL AND state IN ('received', 'pending', 'needs-attention')
      AND coalesce(created_time, receivedAt) >= ?
      AND NOT (state = 'needs-attention' AND failure = 'unreadable'
        AND EXISTS (SELECT 1 FROM meta_forms WHERE meta_forms.formId = meta_leads.formId))
    ORDER BY coalesce(created_time, receivedAt) LIMIT 1`);
  return async (pageId, sentSince) => {
    const row = select.get(pageId, sentSince?.getTime() ?? 0);
    return row ? column.timeOrNull(row, 'oldest') : null;
  };
}

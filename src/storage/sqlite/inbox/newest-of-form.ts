import type { DatabaseSync } from 'node:sqlite';
import type { InboxReports } from '../../../intake/inbox-reports.ts';
import * as column from '../columns.ts';

export function createNewestOfForm(database: DatabaseSync): InboxReports['newestOfForm'] {
  const select = database.prepare(`
    SELECT leadId, created_time FROM meta_leads
    WHERE formId = ? AND state = 'stored' AND created_time IS NOT NULL
    ORDER BY created_time DESC LIMIT ?`);
  return async (formId, limit) =>
    select.all(formId, limit).map((row) => ({
      leadId: column.text(row, 'leadId'),
      createdTime: column.time(row, 'created_time'),
    }));
}

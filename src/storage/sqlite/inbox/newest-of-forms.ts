import type { DatabaseSync } from 'node:sqlite';
import type { InboxReports, NewestLead } from '../../../intake/inbox-reports.ts';
import * as column from '../columns.ts';

export function createNewestOfForms(database: DatabaseSync): InboxReports['newestOfForms'] {
  const select = database.prepare(`
    SELECT leadId, created_time FROM meta_leads
    WHERE formId = ? AND state = 'stored' AND created_time IS NOT NULL
    ORDER BY created_time DESC LIMIT ?`);
  return async (formIds, limit) => {
    const newest = new Map<string, NewestLead[]>();
    for (const formId of formIds) {
      const leads = select.all(formId, limit).map(toNewestLead);
      if (leads.length > 0) newest.set(formId, leads);
    }
    return newest;
  };
}

const toNewestLead = (row: column.Row): NewestLead => ({
  leadId: column.text(row, 'leadId'),
  createdTime: column.time(row, 'created_time'),
});

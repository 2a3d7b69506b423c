import type { DatabaseSync } from 'node:sqlite';
import type { InboxReading } from '../../../intake/inbox-lead.ts';
import * as column from '../columns.ts';

/** Stores what was read of a lead that is not in the CRM yet. Runs inside a write. */
export type KeepReading = (leadId: string, reading: InboxReading) => void;

export function createKeepReading(database: DatabaseSync): KeepReading {
  const keep = database.prepare(`
    UPDATE meta_leads SET originalFields = :original, platform = :platform, formId = :formId,
      created_time = coalesce(:createdTime, created_time), field_data = :fieldData,
      fetchedAt = coalesce(fetchedAt, :fetchedAt)
    WHERE leadId = :leadId AND state <> 'stored'`);
  return (leadId, reading) => {
    keep.run({
      leadId,
      original: reading.original,
      platform: reading.platform,
      formId: reading.formId,
      createdTime: column.millis(reading.createdTime),
      fieldData: JSON.stringify(reading.fieldData),
      fetchedAt: reading.fetchedAt.getTime(),
    });
  };
}

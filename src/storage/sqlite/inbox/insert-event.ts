import type { DatabaseSync } from 'node:sqlite';

/** An event as `meta_leads` stores it. The time is in Unix milliseconds. */
export interface EventRow {
  readonly leadId: string;
  readonly formId: string;
  readonly pageId: string;
  readonly createdTime: number | null;
  readonly event: string;
}

/** Stores one event in `meta_leads`. Runs inside a write. `now` is in Unix milliseconds. */
export type InsertEvent = (row: EventRow & { readonly now: number }) => void;

/** Keeps the first event of a lead. A lead that a sync found gets its event when the webhook comes. */
export function createInsertEvent(database: DatabaseSync): InsertEvent {
  const insert = database.prepare(`
    INSERT INTO meta_leads (leadId, formId, pageId, created_time, state, dueAt, via, event,
      receivedAt, webhookAt, createdAt)
    VALUES (:leadId, :formId, :pageId, :createdTime, 'received', :now, 'webhook', :event,
      :now, :now, :now)
    ON CONFLICT (leadId) DO UPDATE SET event = excluded.event, webhookAt = excluded.webhookAt
    WHERE meta_leads.webhookAt IS NULL`);
  return (row) => {
    insert.run({ ...row });
  };
}

import type { DatabaseSync } from 'node:sqlite';
import type { InboxLead, InboxState } from '../../intake/inbox-lead.ts';
import type { InboxStore } from '../../intake/inbox-store.ts';
import type { ArrivedBy } from '../../leads/lead.ts';
import * as column from './columns.ts';
import type { GroupCommit } from './group-commit.ts';

/** The durable inbox: raw leads in `meta_leads`, bodies in `webhook_deliveries`. */
export function createInboxStore(database: DatabaseSync, commits: GroupCommit): InboxStore {
  const insertDelivery = database.prepare(
    'INSERT INTO webhook_deliveries (receivedAt, body) VALUES (?, ?)',
  );
  const insertEvent = database.prepare(`
    INSERT INTO meta_leads
      (leadId, formId, pageId, created_time, state, dueAt, via, event, receivedAt, createdAt)
    VALUES (:leadId, :formId, :pageId, :createdTime, 'received', :now, 'webhook', :event, :now, :now)
    ON CONFLICT (leadId) DO NOTHING`);
  const insertRead = database.prepare(`
    INSERT INTO meta_leads
      (leadId, formId, pageId, created_time, state, dueAt, leaseHolder, attempts, via,
       originalFields, receivedAt, createdAt)
    VALUES (:leadId, :formId, :pageId, :createdTime, 'received', :until, :worker, 1, :via,
      :original, :now, :now)
    ON CONFLICT (leadId) DO UPDATE SET
      state = 'received', reason = '', originalFields = excluded.originalFields,
      formId = excluded.formId, dueAt = excluded.dueAt, leaseHolder = excluded.leaseHolder,
      attempts = meta_leads.attempts + 1
    WHERE meta_leads.state = 'skipped' OR (meta_leads.originalFields IS NULL
      AND (meta_leads.state = 'parked'
        OR (meta_leads.state = 'waiting' AND meta_leads.leaseHolder IS NULL)))
    RETURNING *`);
  // The worker that has the lead, or will have it, then need not read it from Graph.
  const keepRead = database.prepare(`
    UPDATE meta_leads SET originalFields = :original
    WHERE leadId = :leadId AND originalFields IS NULL AND state <> 'stored'`);
  const selectDue = database.prepare(
    'SELECT leadId FROM meta_leads WHERE dueAt <= ? ORDER BY dueAt, rowid LIMIT ?',
  );
  const claim = database.prepare(`
    UPDATE meta_leads SET dueAt = :until, leaseHolder = :worker, attempts = attempts + 1
    WHERE leadId = :leadId RETURNING *`);
  const keepReading = database.prepare(`
    UPDATE meta_leads SET originalFields = :original, platform = :platform, formId = :formId,
      created_time = coalesce(:createdTime, created_time), field_data = :fieldData,
      fetchedAt = :fetchedAt
    WHERE leadId = :leadId AND state <> 'stored'`);
  const settle = database.prepare(`
    UPDATE meta_leads SET state = :state, reason = :reason, dueAt = :dueAt, leaseHolder = NULL,
      processed = :processed, processedAt = :processedAt
    WHERE leadId = :leadId AND state <> 'stored' AND (:processed = 1 OR leaseHolder = :worker)`);
  const selectOne = database.prepare('SELECT * FROM meta_leads WHERE leadId = ?');
  const counts = database.prepare(`
    SELECT pageId, platform, formId, count(*) AS leads, max(created_time) AS newest
    FROM meta_leads WHERE state = 'stored' GROUP BY pageId, platform, formId`);
  const newest = database.prepare(`
    SELECT leadId, created_time FROM meta_leads
    WHERE formId = ? AND state = 'stored' AND created_time IS NOT NULL
    ORDER BY created_time DESC LIMIT ?`);

  return {
    receive: (delivery) =>
      commits.write(() => {
        const now = delivery.receivedAt.getTime();
        insertDelivery.run(now, delivery.rawBody);
        for (const event of delivery.events)
          insertEvent.run({
            leadId: event.leadId,
            formId: event.formId,
            pageId: event.pageId,
            createdTime: column.millis(event.createdTime),
            event: event.original,
            now,
          });
      }),
    receiveRead: (leads, via, lease) =>
      commits.write(() =>
        leads.flatMap((lead) => {
          const row = insertRead.get({
            leadId: lead.leadId,
            formId: lead.formId,
            pageId: lead.pageId,
            createdTime: column.millis(lead.createdTime),
            original: lead.original,
            via,
            worker: lease.worker,
            now: lease.now.getTime(),
            until: lease.until.getTime(),
          });
          if (row) return [toInboxLead(row)];
          keepRead.run({ leadId: lead.leadId, original: lead.original });
          return [];
        }),
      ),
    claimDue: (lease, limit) =>
      commits.write(() =>
        selectDue.all(lease.now.getTime(), limit).flatMap((due) => {
          const leadId = column.text(due, 'leadId');
          const times = { until: lease.until.getTime() };
          const row = claim.get({ leadId, worker: lease.worker, ...times });
          return row ? [toInboxLead(row)] : [];
        }),
      ),
    settle: (leadId, worker, outcome, now, reading) =>
      commits.write(() => {
        if (reading)
          keepReading.run({
            leadId,
            original: reading.original,
            platform: reading.platform,
            formId: reading.formId,
            createdTime: column.millis(reading.createdTime),
            fieldData: JSON.stringify(reading.fieldData),
            fetchedAt: reading.fetchedAt.getTime(),
          });
        const stored = outcome.state === 'stored';
        settle.run({
          leadId,
          worker,
          state: outcome.state,
          reason: stored ? '' : outcome.reason,
          dueAt: outcome.state === 'waiting' ? outcome.nextAttemptAt.getTime() : null,
          processed: Number(stored),
          processedAt: stored ? now.getTime() : null,
        });
      }),
    find: async (leadId) => {
      const row = selectOne.get(leadId);
      return row && toInboxLead(row);
    },
    countStored: async () =>
      counts.all().map((row) => ({
        pageId: column.text(row, 'pageId'),
        platform: row['platform'] === 'instagram' ? 'instagram' : 'facebook',
        formId: column.text(row, 'formId'),
        count: column.integer(row, 'leads'),
        newest: column.timeOrNull(row, 'newest'),
      })),
    newestOfForm: async (formId, limit) =>
      newest.all(formId, limit).map((row) => ({
        leadId: column.text(row, 'leadId'),
        createdTime: column.time(row, 'created_time'),
      })),
  };
}

function toInboxLead(row: column.Row): InboxLead {
  const platform = column.textOrNull(row, 'platform');
  return {
    leadId: column.text(row, 'leadId'),
    formId: column.text(row, 'formId'),
    pageId: column.text(row, 'pageId'),
    platform: platform === 'facebook' || platform === 'instagram' ? platform : null,
    createdTime: column.timeOrNull(row, 'created_time'),
    via: column.text(row, 'via') as ArrivedBy,
    state: column.text(row, 'state') as InboxState,
    reason: column.text(row, 'reason'),
    attempts: column.integer(row, 'attempts'),
    event: column.textOrNull(row, 'event'),
    original: column.textOrNull(row, 'originalFields'),
    receivedAt: column.time(row, 'receivedAt'),
  };
}

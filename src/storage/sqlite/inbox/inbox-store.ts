import type { DatabaseSync } from 'node:sqlite';
import type { InboxStore } from '../../../intake/inbox-store.ts';
import * as column from '../columns.ts';
import type { GroupCommit } from '../group-commit.ts';
import { createInboxDecisions } from './inbox-decisions.ts';
import { createCountDelayed } from './count-delayed.ts';
import { createInboxReports } from './inbox-reports.ts';
import { createHeldLeads } from './held-leads.ts';
import { createInboxReturns } from './inbox-returns.ts';
import { toInboxLead } from './inbox-row.ts';
import type { RecordLead } from '../lead-store.ts';
import { createReceiveDelivery } from './receive-delivery.ts';

/** The durable inbox: raw leads in `meta_leads`, bodies in `webhook_deliveries`. */
export function createInboxStore(
  database: DatabaseSync,
  commits: GroupCommit,
  recordLead: RecordLead,
): InboxStore {
  const insertEvent = database.prepare(`
    INSERT INTO meta_leads (leadId, formId, pageId, created_time, state, dueAt, via, event,
      receivedAt, webhookAt, createdAt)
    VALUES (:leadId, :formId, :pageId, :createdTime, 'received', :now, 'webhook', :event,
      :now, :now, :now)
    ON CONFLICT (leadId) DO UPDATE SET event = excluded.event, webhookAt = excluded.webhookAt
    WHERE meta_leads.webhookAt IS NULL`);
  const insertRead = database.prepare(`
    INSERT INTO meta_leads (leadId, formId, pageId, created_time, state, dueAt, leaseHolder, claims,
      via, originalFields, receivedAt, foundAt, createdAt)
    VALUES (:leadId, :formId, :pageId, :createdTime, 'received', :until, :worker, 1,
      :via, :original, :now, :now, :now)
    ON CONFLICT (leadId) DO UPDATE SET
      state = 'received', reason = '', failure = NULL, failures = 0, nextAttemptAt = NULL,
      originalFields = excluded.originalFields, formId = excluded.formId,
      pageId = excluded.pageId,
      foundAt = coalesce(meta_leads.foundAt, excluded.foundAt),
      dueAt = excluded.dueAt, leaseHolder = excluded.leaseHolder, claims = meta_leads.claims + 1
    WHERE meta_leads.state = 'skipped' OR (meta_leads.originalFields IS NULL
      AND (meta_leads.state = 'needs-attention'
        OR (meta_leads.state = 'pending' AND meta_leads.leaseHolder IS NULL)))
    RETURNING *`);
  const insertUnwanted = database.prepare(`
    INSERT INTO meta_leads (leadId, formId, pageId, platform, created_time, state, reason, via,
      originalFields, receivedAt, foundAt, createdAt)
    VALUES (:leadId, :formId, :pageId, :platform, :createdTime, 'skipped', :reason, :via,
      :original, :now, :now, :now)
    ON CONFLICT (leadId) DO NOTHING`);
  // The worker that has the lead, or will have it, then need not read it from Graph.
  const keepRead = database.prepare(`
    UPDATE meta_leads SET originalFields = :original
    WHERE leadId = :leadId AND originalFields IS NULL AND state <> 'stored'`);
  const selectPages = database.prepare(`
    WITH RECURSIVE page(pageId) AS (
      SELECT min(pageId) FROM meta_leads WHERE dueAt IS NOT NULL
      UNION ALL
      SELECT (SELECT min(pageId) FROM meta_leads WHERE dueAt IS NOT NULL AND pageId > page.pageId)
      FROM page WHERE page.pageId IS NOT NULL)
    SELECT pageId FROM page WHERE pageId IS NOT NULL`);
  const selectDue = database.prepare(`
    SELECT leadId, dueAt, rowid AS place FROM meta_leads
    WHERE pageId = ? AND dueAt <= ? ORDER BY dueAt, rowid LIMIT ?`);
  const claim = database.prepare(`
    UPDATE meta_leads SET dueAt = :until, leaseHolder = :worker, claims = claims + 1
    WHERE leadId = :leadId RETURNING *`);
  const keepReading = database.prepare(`
    UPDATE meta_leads SET originalFields = :original, platform = :platform, formId = :formId,
      created_time = coalesce(:createdTime, created_time), field_data = :fieldData,
      fetchedAt = coalesce(fetchedAt, :fetchedAt)
    WHERE leadId = :leadId AND state <> 'stored'`);
  const settle = database.prepare(`
    UPDATE meta_leads SET state = :state, reason = :reason, failure = :failure,
      failures = :failures, dueAt = :dueAt, nextAttemptAt = :dueAt, leaseHolder = NULL, claims = 0
    WHERE leadId = :leadId AND state <> 'stored' AND leaseHolder = :worker`);
  const markStored = database.prepare(`
    UPDATE meta_leads SET state = 'stored', reason = '', failure = NULL, failures = 0,
      dueAt = NULL, nextAttemptAt = NULL, leaseHolder = NULL, claims = 0,
      processed = 1, processedAt = :now
    WHERE leadId = :leadId AND state <> 'stored'`);

  const keep = (leadId: string, reading: Parameters<InboxStore['takeIn']>[1]): void => {
    keepReading.run({
      leadId,
      original: reading.original,
      platform: reading.platform,
      formId: reading.formId,
      createdTime: column.millis(reading.createdTime),
      fieldData: JSON.stringify(reading.fieldData),
      fetchedAt: reading.fetchedAt.getTime(),
    });
  };

  return {
    receive: createReceiveDelivery(database, commits, (row) => {
      insertEvent.run({ ...row });
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
    noteUnwanted: (leads, via, reason, now) =>
      commits.write(() => {
        for (const lead of leads)
          insertUnwanted.run({
            leadId: lead.leadId,
            formId: lead.formId,
            pageId: lead.pageId,
            createdTime: column.millis(lead.createdTime),
            original: lead.original,
            platform: lead.platform ?? null,
            reason,
            via,
            now: now.getTime(),
          });
      }),
    claimDue: (lease, limit, { perPage, inWork } = { perPage: limit, inWork: {} }) =>
      commits.write(() => {
        const now = lease.now.getTime();
        const due = selectPages.all().flatMap((page) => {
          const pageId = column.text(page, 'pageId');
          const room = Math.min(perPage - (inWork[pageId] ?? 0), limit);
          return room > 0 ? selectDue.all(pageId, now, room) : [];
        });
        const oldest = due.toSorted(
          (a, b) =>
            column.integer(a, 'dueAt') - column.integer(b, 'dueAt') ||
            column.integer(a, 'place') - column.integer(b, 'place'),
        );
        return oldest.slice(0, limit).flatMap((row) => {
          const leadId = column.text(row, 'leadId');
          const until = lease.until.getTime();
          const claimed = claim.get({ leadId, worker: lease.worker, until });
          return claimed ? [toInboxLead(claimed)] : [];
        });
      }),
    takeIn: (lead, reading, now) =>
      commits.write(() => {
        const { leadId } = lead.metaData;
        keep(leadId, reading);
        const recorded = recordLead(lead, now);
        markStored.run({ leadId, now: now.getTime() });
        return recorded;
      }),
    settle: (leadId, worker, outcome, _now, reading) =>
      commits.write(() => {
        if (reading) keep(leadId, reading);
        const isFailure = outcome.state !== 'skipped';
        settle.run({
          leadId,
          worker,
          state: outcome.state,
          reason: outcome.reason,
          failure: isFailure ? outcome.failure : null,
          failures: isFailure ? outcome.failures : 0,
          dueAt: outcome.state === 'pending' ? outcome.nextAttemptAt.getTime() : null,
        });
      }),
    ...createInboxReturns(database, commits),
    ...createHeldLeads(database, commits),
    ...createInboxDecisions(database, commits, recordLead),
    ...createInboxReports(database),
    ...createCountDelayed(database),
  };
}

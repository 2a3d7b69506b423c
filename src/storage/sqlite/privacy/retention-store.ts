import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RetentionStore } from '../../../privacy/retention-store.ts';
import * as column from '../columns.ts';
import { positionAt } from '../../lead-position.ts';
import type { GroupCommit } from '../group-commit.ts';

/** Rows that one commit deletes: a few milliseconds. */
const ROWS_PER_COMMIT = 200;

/** A reading whose lead is in the CRM, or that a person has dismissed. */
const OLD_READING = `state IN ('stored', 'dismissed') AND coalesce(processedAt, decidedAt) < :before
  AND (originalFields IS NOT NULL OR event IS NOT NULL)`;

/**
 * A body none of whose leads is still to come into the CRM: of those it is the only copy of what Meta
 * said. Such a lead is at least as old as its body.
 */
const OLD_DELIVERY = `receivedAt < :before AND NOT EXISTS (
  SELECT 1 FROM meta_leads AS held
  WHERE held.state IN ('pending', 'needs-attention', 'skipped', 'dismissed')
    AND held.state IN ('pending', 'needs-attention') AND held.receivedAt < :before
    AND instr(webhook_deliveries.body, CAST(held.leadId AS BLOB)) > 0)`;

/** Deletes old bodies of webhooks and old readings. */
export function createRetentionStore(database: DatabaseSync, commits: GroupCommit): RetentionStore {
  const countDeliveries = database.prepare(
    `SELECT count(*) AS old FROM webhook_deliveries WHERE ${OLD_DELIVERY}`,
  );
  const countReadings = database.prepare(
    `SELECT count(*) AS old FROM meta_leads WHERE ${OLD_READING}`,
  );
  const countLeads = database.prepare('SELECT count(*) AS old FROM leads WHERE position < :before');
  const deleteDeliveries = database.prepare(`
    DELETE FROM webhook_deliveries WHERE id IN (
      SELECT id FROM webhook_deliveries WHERE ${OLD_DELIVERY} LIMIT ${ROWS_PER_COMMIT})`);
  const deleteReadings = database.prepare(`
    UPDATE meta_leads SET originalFields = NULL, field_data = NULL, event = NULL WHERE leadId IN (
      SELECT leadId FROM meta_leads WHERE ${OLD_READING} LIMIT ${ROWS_PER_COMMIT})`);
  const selectOldLeads = database.prepare(
    'SELECT id FROM leads WHERE position < ? ORDER BY position LIMIT ?',
  );

  const count = (statement: typeof countLeads, before: Date | null) =>
    before === null ? 0 : column.integer(statement.get({ before: before.getTime() }) ?? {}, 'old');
  const remove = async (statement: typeof countLeads, before: Date | null) => {
    let removed = 0;
    if (before === null) return removed;
    for (;;) {
      const some = await commits.write(() =>
        Number(statement.run({ before: before.getTime() }).changes),
      );
      removed += some;
      if (some < ROWS_PER_COMMIT) return removed;
      await nextTurn();
    }
  };

  return {
    countOld: async ({ deliveriesBefore, readingsBefore, leadsBefore }) => ({
      deliveries: count(countDeliveries, deliveriesBefore),
      readings: count(countReadings, readingsBefore),
      leads: leadsBefore
        ? column.integer(countLeads.get({ before: positionAt(leadsBefore) }) ?? {}, 'old')
        : 0,
    }),
    deleteOld: async ({ deliveriesBefore, readingsBefore }) => ({
      deliveries: await remove(deleteDeliveries, deliveriesBefore),
      readings: await remove(deleteReadings, readingsBefore),
    }),
    listOldLeads: async (before, limit) =>
      selectOldLeads.all(positionAt(before), limit).map((row) => column.text(row, 'id')),
  };
}

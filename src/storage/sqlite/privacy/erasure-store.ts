import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HeldState } from '../../../intake/inbox-lead.ts';
import type { ErasureCertificate, ErasureCounts, ErasureOrder } from '../../../privacy/erasure.ts';
import type { ErasureStore } from '../../../privacy/erasure-store.ts';
import { toActor, toActorColumns } from '../../actor-columns.ts';
import * as column from '../columns.ts';
import { createMarkErased } from '../dashboard/mark-erased.ts';
import type { GroupCommit } from '../group-commit.ts';
import type { RecordEvent } from '../lead-events.ts';
import { createForgetTerms } from './forget-terms.ts';
import { redactDelivery } from '../../redact-delivery.ts';

/** Erases leads, and keeps certificates in `erasures`. */
export function createErasureStore(
  database: DatabaseSync,
  commits: GroupCommit,
  { recordEvent, now }: { readonly recordEvent: RecordEvent; readonly now: () => Date },
): ErasureStore {
  const eraseRows = createEraseRows(database, recordEvent);
  const insert = database.prepare(
    'INSERT INTO erasures (id, at, byKind, byId, counts) VALUES (:id, :at, :kind, :byId, :counts)',
  );
  const select = database.prepare('SELECT * FROM erasures ORDER BY at DESC, id');
  const overwrite = createOverwrite(database, commits);
  // Finishes what a process left that ended in the middle of an erasure.
  void overwrite(now()).catch(() => undefined);

  return {
    findHeld: createFindHeld(database),
    erase: async (order) => {
      const { certificateId: id, by, at } = order;
      const counts = await commits.write(() => {
        const erased = eraseRows(order);
        const { kind, id: byId } = toActorColumns(by);
        insert.run({ id, at: at.getTime(), kind, byId, counts: JSON.stringify(erased) });
        return erased;
      });
      await overwrite(at);
      return { id, at, by, counts };
    },
    listCertificates: async () => select.all().map(toCertificate),
  };
}

/** Erases the rows of all leads of an order. Runs inside a write. */
function createEraseRows(
  database: DatabaseSync,
  recordEvent: RecordEvent,
): (order: ErasureOrder) => ErasureCounts {
  const selectLead = database.prepare('SELECT position, metaLeadId FROM leads WHERE id = ?');
  const selectByMetaLead = database.prepare('SELECT id FROM leads WHERE metaLeadId = ?');
  const deleteTerms = database.prepare('DELETE FROM leads_search WHERE rowid = ?');
  const deleteLead = database.prepare('DELETE FROM leads WHERE id = ?');
  const deleteNotes = database.prepare('DELETE FROM lead_notes WHERE leadId = ?');
  const deleteConversations = database.prepare('DELETE FROM conversations WHERE leadId = ?');
  const deletePairs = database.prepare(
    'DELETE FROM unlinked_leads WHERE :leadId IN (oneId, otherId)',
  );
  const emptyEvents = database.prepare(
    'UPDATE lead_events SET personal = NULL WHERE leadId = ? AND personal IS NOT NULL',
  );
  const eraseInbox = database.prepare(`
    UPDATE meta_leads SET state = 'erased', field_data = NULL, originalFields = NULL, event = NULL,
      reason = '', failure = NULL, dueAt = NULL, nextAttemptAt = NULL, leaseHolder = NULL, claims = 0
    WHERE leadId = ?`);
  const erasePlanned = ['meetings', 'tasks'].map((name) =>
    database.prepare(`DELETE FROM ${name} WHERE leadId = ?`),
  );
  const markErased = createMarkErased(database);
  const eraseDeliveries = createEraseDeliveries(database);

  return ({ leadIds, heldLeadIds, by, at }) => {
    const metaIds = new Set(heldLeadIds);
    const crmIds = new Set(leadIds);
    for (const metaId of heldLeadIds) {
      const row = selectByMetaLead.get(metaId);
      if (row) crmIds.add(column.text(row, 'id'));
    }
    let leads = 0;
    for (const leadId of crmIds) {
      const row = selectLead.get(leadId);
      if (!row) continue;
      const metaId = column.textOrNull(row, 'metaLeadId');
      if (metaId !== null) metaIds.add(metaId);
      deleteTerms.run(column.integer(row, 'position'));
      deleteLead.run(leadId);
      for (const erase of erasePlanned) erase.run(leadId);
      deleteNotes.run(leadId);
      deleteConversations.run(leadId);
      deletePairs.run({ leadId });
      emptyEvents.run(leadId);
      markErased(leadId);
      recordEvent({ type: 'lead.erased', at, leadId, by, changes: {} });
      leads += 1;
    }
    let inboxLeads = 0;
    for (const metaId of metaIds) inboxLeads += Number(eraseInbox.run(metaId).changes);
    return { leads, inboxLeads, deliveries: eraseDeliveries(metaIds) };
  };
}

/** Takes leads out of the bodies of webhooks. Others that came in the same body stay in it. */
function createEraseDeliveries(database: DatabaseSync): (leadIds: ReadonlySet<string>) => number {
  const select = database.prepare(
    'SELECT id, body FROM webhook_deliveries WHERE instr(body, CAST(? AS BLOB)) > 0',
  );
  const update = database.prepare('UPDATE webhook_deliveries SET body = ? WHERE id = ?');
  const remove = database.prepare('DELETE FROM webhook_deliveries WHERE id = ?');
  return (leadIds) => {
    let deliveries = 0;
    for (const leadId of leadIds)
      for (const { id, body } of select.all(leadId)) {
        if (!(body instanceof Uint8Array) || typeof id !== 'number') continue;
        const rest = redactDelivery(Buffer.from(body).toString('utf8'), leadIds);
        if (rest === undefined) remove.run(id);
        else update.run(Buffer.from(rest), id);
        deliveries += 1;
      }
    return deliveries;
  };
}

const IS_HELD = "state IN ('pending', 'needs-attention', 'skipped', 'dismissed')";

function createFindHeld(database: DatabaseSync): ErasureStore['findHeld'] {
  const select = database.prepare(`
    SELECT leadId, state, pageId, formId, receivedAt FROM meta_leads
    WHERE ${IS_HELD} AND instr(lower(coalesce(originalFields, '') || coalesce(event, '')), ?) > 0`);
  return async ({ emails, phones }) => {
    const found = new Map<string, column.Row>();
    for (const key of [...emails, ...phones.map((phone) => phone.replace('+', ''))])
      for (const row of select.all(key)) found.set(column.text(row, 'leadId'), row);
    return [...found.values()].map((row) => ({
      leadId: column.text(row, 'leadId'),
      state: column.text(row, 'state') as HeldState,
      pageId: column.text(row, 'pageId'),
      formId: column.text(row, 'formId'),
      receivedAt: column.time(row, 'receivedAt'),
    }));
  };
}

/** Removes from the files what erasures have left in them, unless nothing is left. */
function createOverwrite(database: DatabaseSync, commits: GroupCommit) {
  const forgetTerms = createForgetTerms(database, commits);
  const selectLeft = database.prepare('SELECT id FROM erasures WHERE overwrittenAt IS NULL');
  const mark = database.prepare('UPDATE erasures SET overwrittenAt = ? WHERE id = ?');
  return async (now: Date): Promise<void> => {
    const left = selectLeft.all().map((row) => column.text(row, 'id'));
    if (left.length === 0) return;
    await forgetTerms();
    if (!(await emptyLog(database))) return;
    await commits.write(() => {
      for (const id of left) mark.run(now.getTime(), id);
    });
  };
}

/** How often to try while a reader holds the log, and the pause between two tries, in ms. */
const TRIES = 100;
const PAUSE_MS = 50;

/**
 * The write-ahead log still holds the pages as they were before the erasure.
 *
 * @returns false if a reader holds the log for too long
 */
async function emptyLog(database: DatabaseSync): Promise<boolean> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    if (cutLog(database)) return true;
    await sleep(PAUSE_MS);
  }
  return false;
}

/** Without the busy timeout of the connection, which would block the event loop. */
function cutLog(database: DatabaseSync): boolean {
  const timeout = Number(database.prepare('PRAGMA busy_timeout').get()?.['timeout'] ?? 0);
  database.exec('PRAGMA busy_timeout = 0');
  try {
    const result = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() ?? {};
    return column.integer(result, 'busy') === 0;
  } finally {
    database.exec(`PRAGMA busy_timeout = ${timeout}`);
  }
}

function toCertificate(row: column.Row): ErasureCertificate {
  const counts = column.json(row, 'counts') as ErasureCounts;
  const by = { kind: column.text(row, 'byKind'), id: column.text(row, 'byId'), name: '' };
  return {
    id: column.text(row, 'id'),
    at: column.time(row, 'at'),
    by: toActor(by),
    counts,
  };
}

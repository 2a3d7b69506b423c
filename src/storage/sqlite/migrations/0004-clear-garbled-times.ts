import type { DatabaseSync } from 'node:sqlite';
import { toLead } from '../lead-row.ts';
import { termsOf } from '../../lead-terms.ts';

const SECOND = 1_000;
const DAY = 86_400 * SECOND;
/** Meta keeps leads for 90 days: a pass from there on reads all that can be read. */
const RETENTION = 90 * DAY;
/** The list is ordered by position: the second of the time of sending, then the order of recording. */
const POSITIONS_PER_SECOND = 2 ** 20;

/** What an earlier version took for a time of Meta's. */
interface Bounds {
  /** 2004, when Facebook began. */
  readonly earliest: number;
  /** A day after the present, or after the last webhook if this machine's clock is behind. */
  readonly latest: number;
}

/**
 * Earlier versions took any number for a time: milliseconds as seconds (the year 57000), the year
 * 3000, negative ones. Such a time broke every list that held it, or stayed at the top for ever. A
 * time that was milliseconds is restored; any other becomes unknown, and the time of receipt counts.
 *
 * It reads indexes and the rows that are wrong, never all leads.
 */
export function clearGarbledTimes(database: DatabaseSync, now: Date): void {
  const bounds = boundsOf(database, now.getTime());
  clearRawLeads(database, bounds);
  moveLeads(database, bounds);
  clearPages(database, bounds, now.getTime());
}

function boundsOf(database: DatabaseSync, now: number): Bounds {
  const last = database
    .prepare('SELECT receivedAt FROM webhook_deliveries ORDER BY id DESC LIMIT 1')
    .get()?.['receivedAt'];
  const present = typeof last === 'number' ? Math.max(now, last) : now;
  return { earliest: Date.UTC(2004, 0, 1), latest: present + DAY };
}

/** Unix milliseconds that were multiplied by 1000 are divided again. */
function repair(value: unknown, { earliest, latest }: Bounds): number | null {
  const asMilliseconds = Math.floor(Number(value) / SECOND);
  return asMilliseconds >= earliest && asMilliseconds <= latest ? asMilliseconds : null;
}

function clearRawLeads(database: DatabaseSync, bounds: Bounds): void {
  const { earliest, latest } = bounds;
  const counts = database.prepare('SELECT formId FROM form_counts').all();
  const forms = new Set(counts.map(({ formId }) => String(formId)));
  const before = database.prepare(
    'SELECT rowid, created_time FROM meta_leads WHERE formId = ? AND created_time < ?',
  );
  const after = database.prepare(
    'SELECT rowid, created_time FROM meta_leads WHERE formId = ? AND created_time > ?',
  );
  const update = database.prepare('UPDATE meta_leads SET created_time = ? WHERE rowid = ?');
  for (const formId of forms)
    for (const row of [...before.all(formId, earliest), ...after.all(formId, latest)])
      update.run(repair(row['created_time'], bounds), Number(row['rowid']));
  // Attempts that were put off without end: a time to wait of Meta's was taken for any number.
  database
    .prepare(
      `UPDATE meta_leads SET dueAt = receivedAt, nextAttemptAt = receivedAt
       WHERE state = 'waiting' AND state IN ('waiting', 'parked', 'skipped', 'dismissed')
         AND leaseHolder IS NULL
         AND (dueAt IS NULL OR dueAt > ? OR nextAttemptAt > ?)`,
    )
    .run(latest, latest);
  database
    .prepare(
      `UPDATE form_counts SET newest = (
         SELECT max(created_time) FROM meta_leads lead
         WHERE lead.formId = form_counts.formId AND lead.pageId = form_counts.pageId
           AND lead.state = form_counts.state AND coalesce(lead.platform, '') = form_counts.platform)
       WHERE newest < ? OR newest > ?`,
    )
    .run(earliest, latest);
}

/** Leads whose position says a time that cannot be; their search terms move with them. */
function moveLeads(database: DatabaseSync, bounds: Bounds): void {
  const wrong = database
    .prepare(
      `SELECT leads.*, raw.receivedAt AS receivedAt FROM leads
       LEFT JOIN meta_leads raw ON raw.leadId = leads.metaLeadId
       WHERE leads.position < ? OR leads.position > ?`,
    )
    .all(positionOf(bounds.earliest), positionOf(bounds.latest + SECOND))
    .toSorted((one, other) => Number(one['updatedAt']) - Number(other['updatedAt']));
  const lastOfSecond = database.prepare(
    'SELECT max(position) AS last FROM leads WHERE position >= ? AND position < ?',
  );
  const update = database.prepare(
    'UPDATE leads SET position = ?, createdAt = ?, origin = ? WHERE position = ?',
  );
  const removeTerms = database.prepare('DELETE FROM leads_search WHERE rowid = ?');
  const insertTerms = database.prepare('INSERT INTO leads_search (terms, rowid) VALUES (?, ?)');
  for (const row of wrong) {
    const before = Number(row['position']);
    const createdAt =
      repair(row['createdAt'], bounds) ?? Number(row['receivedAt'] ?? row['updatedAt']);
    const from = positionOf(createdAt);
    const last = lastOfSecond.get(from, from + POSITIONS_PER_SECOND)?.['last'];
    const position = typeof last === 'number' ? last + 1 : from;
    const origin = withSubmittedAt(row['origin'], createdAt);
    update.run(position, createdAt, origin, before);
    removeTerms.run(before);
    insertTerms.run(termsOf(toLead(row)).join(' '), position);
  }
}

const positionOf = (ms: number): number => Math.floor(ms / SECOND) * POSITIONS_PER_SECOND;

function withSubmittedAt(origin: unknown, submittedAt: number): string | null {
  if (typeof origin !== 'string') return null;
  const stored = JSON.parse(origin) as Record<string, unknown>;
  return JSON.stringify({ ...stored, submittedAt: new Date(submittedAt).toISOString() });
}

function clearPages(database: DatabaseSync, { earliest, latest }: Bounds, now: number): void {
  database
    .prepare('UPDATE meta_forms SET createdTime = NULL WHERE createdTime < ? OR createdTime > ?')
    .run(earliest, latest);
  // Nothing is known to be settled then, so the next pass reads all that Meta still shows.
  database
    .prepare('UPDATE meta_pages SET watermark = ? WHERE watermark < ? OR watermark > ?')
    .run(now - RETENTION, earliest, latest);
  database
    .prepare('UPDATE meta_pages SET catchUpDueAt = NULL WHERE catchUpDueAt < 0 OR catchUpDueAt > ?')
    .run(latest + DAY);
  database
    .prepare('UPDATE meta_pages SET catchUpSince = ? WHERE catchUpSince < 0 OR catchUpSince > ?')
    .run(now - RETENTION, latest);
}

import type { DatabaseSync } from 'node:sqlite';
import { isReasonCode, type CheckId, type ReasonCode } from '../../reasons.ts';
import type { Incident, Trouble } from '../../connections/health/incident.ts';
import type { IncidentStore } from '../../connections/health/incident-store.ts';
import { AppError } from '../../errors.ts';
import * as column from './columns.ts';
import type { GroupCommit } from './group-commit.ts';

/** Incidents in `incidents`. */
export function createIncidentStore(database: DatabaseSync, commits: GroupCommit): IncidentStore {
  return {
    reconcile: prepareReconcile(database, commits),
    record: prepareRecord(database, commits),
    list: prepareList(database),
  };
}

function prepareReconcile(
  database: DatabaseSync,
  commits: GroupCommit,
): IncidentStore['reconcile'] {
  const selectOpen = database.prepare(
    'SELECT * FROM incidents WHERE subject = ? AND closedAt IS NULL',
  );
  const close = database.prepare('UPDATE incidents SET closedAt = ? WHERE id = ?');
  const insert = prepareInsert(database);
  return (subject, { troubles, undecided }, now) =>
    commits.write(() => {
      const open = selectOpen.all(subject).map(toIncident);
      const isThere = (incident: Trouble) =>
        troubles.some(({ check, code }) => check === incident.check && code === incident.code);
      const over = open.filter(
        (incident) => !isThere(incident) && !undecided.includes(incident.check),
      );
      for (const { id } of over) close.run(now.getTime(), Number(id));
      const left = new Set(
        open.filter((incident) => !over.includes(incident)).map(({ check }) => check),
      );
      const opened = troubles
        .filter(({ check }) => !left.has(check))
        .map((trouble) => insert(subject, trouble, now, null));
      return { opened, closed: over.map((incident) => ({ ...incident, closedAt: now })) };
    });
}

function prepareRecord(database: DatabaseSync, commits: GroupCommit): IncidentStore['record'] {
  const findOverlap = database.prepare(`
    SELECT id FROM incidents WHERE subject = :subject AND "check" = :check AND code = :code
      AND openedAt <= :to AND coalesce(closedAt, :to) > :from LIMIT 1`);
  const insert = prepareInsert(database);
  return (subject, trouble, { from, to }) =>
    commits.write(() => {
      const { check, code } = trouble;
      const span = { from: from.getTime(), to: to.getTime() };
      if (findOverlap.get({ subject, check, code, ...span })) return undefined;
      return insert(subject, trouble, from, to);
    });
}

function prepareInsert(database: DatabaseSync) {
  const insert = database.prepare(`
    INSERT INTO incidents (subject, "check", code, params, openedAt, closedAt)
    VALUES (:subject, :check, :code, :params, :openedAt, :closedAt)`);
  return (
    subject: string,
    { check, code, params }: Trouble,
    openedAt: Date,
    closedAt: Date | null,
  ): Incident => {
    const { lastInsertRowid } = insert.run({
      subject,
      check,
      code,
      params: JSON.stringify(params),
      openedAt: openedAt.getTime(),
      closedAt: column.millis(closedAt),
    });
    return { id: String(lastInsertRowid), subject, check, code, params, openedAt, closedAt };
  };
}

function prepareList(database: DatabaseSync): IncidentStore['list'] {
  const before = '(openedAt, id) < (:openedAt, :id) ORDER BY openedAt DESC, id DESC LIMIT :limit';
  const ofAll = database.prepare(`SELECT * FROM incidents WHERE ${before}`);
  const ofSubject = database.prepare(
    `SELECT * FROM incidents WHERE subject = :subject AND ${before}`,
  );
  return async ({ subject, limit, cursor }) => {
    const place = { ...readCursor(cursor), limit: limit + 1 };
    const rows = subject === undefined ? ofAll.all(place) : ofSubject.all({ ...place, subject });
    const incidents = rows.slice(0, limit).map(toIncident);
    const last = incidents.at(-1);
    const more = rows.length > limit && last !== undefined;
    return { incidents, nextCursor: more ? cursorOf(last) : undefined };
  };
}

const cursorOf = ({ openedAt, id }: Incident): string => `${openedAt.getTime()}-${id}`;

function readCursor(cursor: string | undefined): { openedAt: number; id: number } {
  if (cursor === undefined)
    return { openedAt: Number.MAX_SAFE_INTEGER, id: Number.MAX_SAFE_INTEGER };
  const [, openedAt, id] = /^(\d{1,15})-(\d{1,15})$/.exec(cursor) ?? [];
  if (openedAt === undefined || id === undefined) throw new AppError('invalid-cursor', {});
  return { openedAt: Number(openedAt), id: Number(id) };
}

const toIncident = (row: column.Row): Incident => ({
  id: String(column.integer(row, 'id')),
  subject: column.text(row, 'subject'),
  check: column.text(row, 'check') as CheckId,
  code: toCode(column.text(row, 'code')),
  params: column.json(row, 'params') as Incident['params'],
  openedAt: column.time(row, 'openedAt'),
  closedAt: column.timeOrNull(row, 'closedAt'),
});

/** A code that this version does not know is shown as a text without details. */
const toCode = (code: string): ReasonCode => (isReasonCode(code) ? code : 'text');

import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { auditedActor } from '../../audit/audit-log.ts';
import type {
  LeadEvent,
  LeadEventType,
  NewLeadEvent,
  PersonalEvent,
} from '../../leads/lead-event.ts';
import { FIRST_EVENT, type LeadEventStore } from '../../leads/lead-event-store.ts';
import { toActor, toActorColumns } from '../actor-columns.ts';
import { auditedEvent } from '../audited-events.ts';
import { personalSchema } from '../lead-schemas.ts';
import type { AppendAudit } from './audit-store.ts';
import * as column from './columns.ts';
import type { ReportOddValue } from '../odd-values.ts';
import { readPosition } from '../read-position.ts';
import { newId } from '../../new-id.ts';

/** Records an event inside a write that is under way. @param eventId a new one if it is left out @returns its id */
export type RecordEvent = (event: NewLeadEvent, eventId?: string) => string;

/** A change by people is added to the audit log too, by reference; see `auditedEvent`. */
export function createRecordEvent(database: DatabaseSync, audit: AppendAudit): RecordEvent {
  const insert = database.prepare(`
    INSERT INTO lead_events (id, type, at, leadId, byKind, byId, byName, changes, personal)
    VALUES (:eventId, :type, :at, :leadId, :kind, :id, :name, :changes, :personal)`);
  return (event, eventId = newId()) => {
    const { type, at, leadId, by, changes, personal } = event;
    insert.run({
      eventId,
      type,
      at: at.getTime(),
      leadId,
      ...toActorColumns(by),
      changes: JSON.stringify(changes),
      personal: personal ? JSON.stringify(personal) : null,
    });
    const audited = auditedEvent(event, Object.keys(personal ?? {}));
    if (audited)
      audit({
        at,
        ...auditedActor(by),
        ...audited,
        target: { kind: 'lead', id: leadId },
        reference: eventId,
      });
    return eventId;
  };
}

/** Whether a lead has an event, as it is inside a write that is under way. */
export type HasEvent = (leadId: string, eventId: string) => boolean;

export function createHasEvent(database: DatabaseSync): HasEvent {
  const select = database.prepare('SELECT 1 FROM lead_events WHERE leadId = ? AND id = ?');
  return (leadId, eventId) => select.get(leadId, eventId) !== undefined;
}

/**
 * The events in `lead_events`. SQLite has one writer at a time, so that `position` rises in the order
 * of the commits: no event can appear below a position that was read.
 */
export function createLeadEventStore(
  database: DatabaseSync,
  report: ReportOddValue,
): LeadEventStore {
  const selectOfLead = database.prepare(`
    SELECT * FROM lead_events WHERE leadId = ? AND position < ? ORDER BY position DESC LIMIT ?`);
  const selectAfter = database.prepare(
    'SELECT * FROM lead_events WHERE position > ? ORDER BY position LIMIT ?',
  );
  const selectLast = database.prepare('SELECT max(position) AS position FROM lead_events');
  const hasEvent = createHasEvent(database);
  const read = (row: column.Row) => toLeadEvent(row, report);
  const readPersonal = (row: column.Row): PersonalEvent => {
    const personal = personalSchema.safeParse(column.json(row, 'personal') ?? {});
    if (!personal.success) report({ column: 'lead_events.personal', id: column.text(row, 'id') });
    return { ...read(row), personal: personal.data ?? {} };
  };
  return {
    listOfLead: async (leadId, { limit, cursor }) => {
      const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : readPosition(cursor);
      const rows = selectOfLead.all(leadId, before, limit + 1);
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const hasMore = rows.length > limit && last !== undefined;
      return { events: page.map(readPersonal), nextCursor: hasMore ? positionOf(last) : undefined };
    },
    hasEvent: async (leadId, eventId) => hasEvent(leadId, eventId),
    listAfter: async (position, limit) => {
      const rows = selectAfter.all(position === FIRST_EVENT ? 0 : readPosition(position), limit);
      const last = rows.at(-1);
      return { events: rows.map(read), position: last ? positionOf(last) : position };
    },
    lastPosition: async () => {
      const last = column.integerOrNull(selectLast.get() ?? {}, 'position');
      return last === null ? FIRST_EVENT : String(last);
    },
  };
}

const positionOf = (row: column.Row): string => String(column.integer(row, 'position'));

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const changesSchema = z.record(z.string(), z.object({ from: value, to: value }));

function toLeadEvent(row: column.Row, report: ReportOddValue): LeadEvent {
  const id = column.text(row, 'id');
  const changes = changesSchema.safeParse(column.json(row, 'changes'));
  if (!changes.success) report({ column: 'lead_events.changes', id });
  return {
    id,
    type: column.text(row, 'type') as LeadEventType,
    at: column.time(row, 'at'),
    leadId: column.text(row, 'leadId'),
    by: toActor({
      kind: column.text(row, 'byKind'),
      id: column.text(row, 'byId'),
      name: column.text(row, 'byName'),
    }),
    changes: changes.data ?? {},
  };
}

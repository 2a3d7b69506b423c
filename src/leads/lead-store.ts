import type { Actor } from '../users/actor.ts';
import type { LeadEdit } from './edit-lead.ts';
import type { FieldPath } from './lead-fields.ts';
import type { PersonKeys } from './person-keys.ts';
import type { LeadFilters, LeadSort } from './lead-filters.ts';
import type { LeadToImport, RemovalOutcome } from './lead-to-import.ts';
import type { LeadValues, ValueField } from './lead-values.ts';
import type { EnteredLead, Lead, LeadStatus, NewLead } from './lead.ts';

export interface LeadQuery extends LeadFilters {
  /** At most this many leads. */
  readonly limit: number;
  /** `nextCursor` of the page before, which had the same order. */
  readonly cursor?: string | undefined;
  /** `newest` if it is left out. */
  readonly sort?: LeadSort | undefined;
}

export interface LeadPage {
  /** In the order of `LeadQuery.sort`. `newest`: by `createdAt`; of one second, the last recorded first. */
  readonly leads: readonly Lead[];
  /** Undefined on the last page. */
  readonly nextCursor: string | undefined;
}

export interface StatusUndo {
  /** False if another change came after the change to undo. */
  readonly isUndone: boolean;
  readonly lead: Lead;
}

export type EditOutcome =
  | {
      readonly kind: 'edited';
      readonly lead: Lead;
      /** The event of the change; undefined if the lead had these values already. */
      readonly eventId: string | undefined;
    }
  /** Nothing has changed: these fields have other values than the editor saw. */
  | { readonly kind: 'conflict'; readonly lead: Lead; readonly fields: readonly FieldPath[] };

/**
 * Stores leads. When a promise of a change resolves, the change is on disk. Each change of a lead
 * is recorded with its event; see `LeadEventStore`.
 */
export interface LeadStore {
  /**
   * Records the lead of one Meta lead id once: if that id is known already, nothing changes and the
   * lead that is there comes back. Safe to call twice and in parallel.
   *
   * @throws the `lead-erased` error if the person was erased
   */
  recordOnce(
    lead: NewLead,
    by: Actor,
    now: Date,
  ): Promise<{ readonly created: boolean; readonly lead: Lead }>;
  /** Records a lead that did not come from Meta. It is New, and the time of sending is `now`. */
  create(lead: EnteredLead, by: Actor, now: Date): Promise<Lead>;
  /**
   * Records the lead of a row of a file once, by its id and by Meta's lead id: if a lead has one of them, nothing
   * changes and that lead is returned. The assignment rules do not decide about it. Safe to call twice and in parallel.
   *
   * @throws the `lead-erased` error if the person was erased
   */
  importOnce(
    lead: LeadToImport,
    by: Actor,
    now: Date,
  ): Promise<{ readonly created: boolean; readonly lead: Lead }>;
  /** Removes a lead that `importOnce` has recorded, with its notes, unless somebody has changed it or worked on it. */
  removeImported(id: string, by: Actor, now: Date): Promise<RemovalOutcome>;
  /**
   * Removes a lead that `create` has recorded, unless somebody has changed it or worked on it. Notes of `by` are no
   * such work: they go with the lead.
   */
  removeAdded(id: string, by: Actor, now: Date): Promise<RemovalOutcome>;
  find(id: string): Promise<Lead | undefined>;
  /** The leads with these ids, in any order, by one read. An id without a lead is left out. */
  findAll(ids: readonly string[]): Promise<readonly Lead[]>;
  /** The names of the custom fields that leads have, in alphabetical order; at most `limit`. */
  listCustomFields(limit: number): Promise<readonly string[]>;
  /** The lead of one of Meta's lead ids. */
  findByMetaLead(metaLeadId: string): Promise<Lead | undefined>;
  /**
   * The leads that have one of the addresses or numbers, the newest first; none without a key. It is quick
   * however many leads there are.
   */
  listOfPerson(keys: PersonKeys, limit: number): Promise<readonly Lead[]>;
  /** @throws the `invalid-cursor` error for a cursor that no page returned */
  list(query: LeadQuery): Promise<LeadPage>;
  /** How many leads match. The count ends at `most`. */
  count(filters: LeadFilters, most: number): Promise<number>;
  /**
   * The values of a filter that leads have, however old the leads are: at most about a thousand. It reads an index
   * once or twice for each value, and never all leads.
   *
   * @param visibleTo only values of leads that this person sees; undefined for all leads
   */
  listValues(field: ValueField, visibleTo: string | undefined): Promise<LeadValues>;
  /**
   * Records that someone opened the lead by the rule `markSeen`: each person once. @returns the lead, if there is one
   */
  markSeen(id: string, by: Actor, now: Date): Promise<Lead | undefined>;
  /**
   * Changes the status by the rule `changeStatus`, applied to the current state of the lead.
   *
   * @returns the changed lead, or undefined if there is none
   */
  setStatus(id: string, status: LeadStatus, by: Actor, now: Date): Promise<Lead | undefined>;
  /**
   * Undoes the last status change by the rule `undoStatusChange`. If someone has changed the status
   * since then, nothing changes.
   *
   * @param changedAt the `statusChangedAt` of the change to undo
   * @returns the lead as it is now, or undefined if there is none
   */
  undoStatus(id: string, changedAt: Date, by: Actor, now: Date): Promise<StatusUndo | undefined>;
  /**
   * Changes fields by the rule `editLead`, applied to the current state of the lead. An edit with an `eventId` that was
   * made before changes nothing, and its outcome has that id again.
   *
   * @returns undefined if there is no such lead
   */
  edit(id: string, edit: LeadEdit, by: Actor, now: Date): Promise<EditOutcome | undefined>;
}

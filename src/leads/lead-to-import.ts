import type { Lead, LeadMetaData, LeadOrigin, NewLead } from './lead.ts';

/** A lead of a row of a file, as it is recorded. */
export interface LeadToImport
  extends
    Omit<NewLead, 'metaData'>,
    Pick<Lead, 'status' | 'customFields' | 'ownerId' | 'priority' | 'lostReason'> {
  /** The same each time the row is imported, so that the row makes one lead. */
  readonly id: string;
  /** Null for a lead that did not come from Meta. */
  readonly metaData: LeadMetaData | null;
  readonly origin: LeadOrigin;
  /** Texts of notes. Their author is the person who imports the file. */
  readonly notes: readonly string[];
}

/**
 * What an undo did with a lead that an import made.
 * - `removed`: it is gone, by this call or an earlier one.
 * - `changed`: somebody has changed it or worked on it since, so it stays.
 * - `gone`: it was not here any more, for another reason.
 */
export type RemovalOutcome = 'removed' | 'changed' | 'gone';

/** Events that show no work on a lead. A lead with another event is not removed. */
export const EVENTS_WITHOUT_WORK = ['lead.created', 'lead.seen'] as const;

/** Events of a lead that was added by hand which show no work either: a rule has chosen its owner. */
export const EVENTS_AFTER_ADDING = [...EVENTS_WITHOUT_WORK, 'lead.assigned'] as const;

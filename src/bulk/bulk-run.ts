import type { LeadPriority, LeadStatus } from '../leads/lead.ts';
import type { Actor } from '../users/actor.ts';

/** What a run changes of each lead. */
export interface BulkChange {
  readonly status?: LeadStatus | undefined;
  /** Why the leads are lost. */
  readonly lostReason?: string | undefined;
  readonly ownerId?: string | null | undefined;
  readonly priority?: LeadPriority | null | undefined;
  readonly addTags?: readonly string[] | undefined;
  readonly removeTags?: readonly string[] | undefined;
}

/** Why nothing was done with a lead. */
export type SkipReason =
  /** There is no such lead, or it was erased. */
  | 'not-found'
  /** Other changes at the same moment came first each time. */
  | 'lead-busy'
  /** An undo: somebody has changed the same fields since. */
  | 'changed-since'
  /** An undo: the run had not changed this lead. */
  | 'not-changed';

/** The result for one lead. */
export type BulkResult =
  /** `eventId` names the change, to undo it. */
  | { readonly kind: 'changed'; readonly eventId: string }
  /** It had these values already. */
  | { readonly kind: 'same' }
  | { readonly kind: 'skipped'; readonly reason: SkipReason };

/** A change of many leads. The list of leads is fixed when it begins. */
export interface BulkRun {
  readonly id: string;
  readonly by: Actor;
  /** After the end of the run without what people wrote; see `withoutWords`. */
  readonly change: BulkChange;
  /** The run that this one undoes; null if it undoes none. */
  readonly undoOf: string | null;
  readonly leadIds: readonly string[];
  /** Results of the first leads, in the order of `leadIds`. The run has ended when every lead has one. */
  readonly results: readonly BulkResult[];
  readonly createdAt: Date;
  /** When the last results were saved. */
  readonly updatedAt: Date;
}

export const hasEnded = ({ leadIds, results }: BulkRun): boolean =>
  results.length >= leadIds.length;

/**
 * A change without what people wrote, which may be about a person: the fields that change stay. A run that has ended
 * needs no more than that, and an erasure of a person does not read it.
 */
export const withoutWords = ({
  lostReason,
  addTags,
  removeTags,
  ...values
}: BulkChange): BulkChange => ({
  ...values,
  ...(lostReason !== undefined && { lostReason: '' }),
  ...(addTags && { addTags: [] }),
  ...(removeTags && { removeTags: [] }),
});

/** How long a run can be undone after its end, in ms. */
export const UNDO_MS = 10 * 60_000;

/** Until when a run can be undone; null while it runs, and for an undo. */
export const undoUntil = (run: BulkRun): Date | null =>
  hasEnded(run) && run.undoOf === null ? new Date(run.updatedAt.getTime() + UNDO_MS) : null;

/** A run that a person may still want to undo. */
export interface RecentRun {
  readonly run: BulkRun;
  /** Whether the same person has begun to undo it. */
  readonly isUndone: boolean;
}

import { changeStatus, restoreStatus } from './change-status.ts';
import {
  isSameValue,
  readField,
  writeField,
  type FieldPath,
  type FieldValue,
} from './lead-fields.ts';
import type { LeadEventType } from './lead-event.ts';
import type { Lead, LeadStatus } from './lead.ts';
import type { StageRules } from './stage-rules.ts';

/** What a person or a program changes of a lead. */
export interface LeadEdit {
  /** The new values. A new `phone` comes with its `phoneE164`. */
  readonly set: Readonly<Record<FieldPath, FieldValue>>;
  /** Tags are added and removed one by one, so that two people never overwrite each other's. */
  readonly addTags?: readonly string[];
  readonly removeTags?: readonly string[];
  /** The values that the editor saw. A field that has another value now is a conflict. */
  readonly from: Readonly<Record<FieldPath, FieldValue>>;
  /** What a change of the status says about the first contact; `FIRST_RULES` if it is left out. */
  readonly stages?: StageRules;
  /** Where the lead goes in its column of the board; see `rankBetween`. */
  readonly rank?: string | null;
  /**
   * The id that the event of the edit gets, so that the edit is made once, also by several processes: if the lead has
   * an event with this id, nothing changes. 24 hexadecimal digits.
   */
  readonly eventId?: string;
  /** The edit undoes an earlier one. That one may have changed the time of the first contact. */
  readonly undo?: {
    readonly firstContactedAt?: Date | null;
    /** The place that the lead got by that edit, and the one before it. It stays if the lead has another one now. */
    readonly rank?: { readonly from: string | null; readonly to: string | null };
  };
}

export type EditDecision =
  /** The lead after the edit; the lead itself if nothing changes. */
  | { readonly kind: 'edited'; readonly after: Lead }
  /** Nothing is changed: these fields have other values than the editor saw. */
  | { readonly kind: 'conflict'; readonly fields: readonly FieldPath[] };

/**
 * Applies an edit to the current state of a lead, all of it or nothing. A field conflicts only if
 * its own value differs from what the editor saw, and from what the editor wants.
 */
export function editLead(lead: Lead, edit: LeadEdit, now: Date): EditDecision {
  const fields = Object.entries(edit.from).flatMap(([path, seen]) => {
    const current = readField(lead, path);
    const wanted = edit.set[path];
    const isWanted = wanted !== undefined && isSameValue(current, wanted);
    return isSameValue(current, seen) || isWanted ? [] : [path];
  });
  if (fields.length > 0) return { kind: 'conflict', fields };
  let after = lead;
  for (const [path, value] of Object.entries(edit.set))
    if (!isSameValue(readField(lead, path), value))
      after = applyValue(after, path, value, edit, now);
  after = applyTags(after, edit);
  const rank = rankAfter(lead, edit);
  if (rank !== after.rank) after = { ...after, rank };
  return { kind: 'edited', after: after === lead ? lead : { ...after, updatedAt: now } };
}

function applyValue(
  lead: Lead,
  path: FieldPath,
  value: FieldValue,
  { undo, stages }: LeadEdit,
  now: Date,
): Lead {
  if (path !== 'status') return writeField(lead, path, value);
  const status = value as LeadStatus;
  if (!undo) return { ...lead, ...statusOf(changeStatus(lead, status, now, stages)) };
  // If the change itself did not touch the first contact, a conversation may have done so since.
  const { statusBefore } = lead;
  const known = statusBefore?.status === status ? statusBefore : lead;
  const { firstContactedAt = known.firstContactedAt } = undo;
  return { ...lead, ...statusOf(restoreStatus(lead, { status, firstContactedAt }, now)) };
}

/** The event of an edit that has changed a lead. */
export function typeOfEdit(before: Lead, after: Lead, { undo }: LeadEdit): LeadEventType {
  const hasStatus = before.status !== after.status;
  if (undo) return hasStatus ? 'lead.status-undone' : 'lead.change-undone';
  if (hasStatus) return 'lead.status-changed';
  return isMoveOnly(before, after) ? 'lead.moved' : 'lead.changed';
}

/** Whether the lead has only got another place in its column. */
const isMoveOnly = (before: Lead, after: Lead): boolean =>
  before.rank !== after.rank &&
  Object.entries(after).every(
    ([name, value]) =>
      name === 'rank' || name === 'updatedAt' || value === before[name as keyof Lead],
  );

/** A rule may return the whole lead. */
const statusOf = ({
  status,
  firstContactedAt,
  statusChangedAt,
  statusBefore,
}: Pick<Lead, 'status' | 'firstContactedAt' | 'statusChangedAt' | 'statusBefore'>) => ({
  status,
  firstContactedAt,
  statusChangedAt,
  statusBefore,
});

function rankAfter({ rank }: Lead, { rank: next, undo }: LeadEdit): string | null {
  if (next !== undefined) return next;
  return undo?.rank && undo.rank.to === rank ? undo.rank.from : rank;
}

function applyTags(lead: Lead, { addTags = [], removeTags = [] }: LeadEdit): Lead {
  const kept = lead.tags.filter((tag) => !removeTags.includes(tag));
  const tags = [...new Set([...kept, ...addTags])];
  return isSameValue(tags, lead.tags) ? lead : { ...lead, tags };
}

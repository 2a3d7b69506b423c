import { AppError } from '../errors.ts';
import type { LeadEdit } from '../leads/edit-lead.ts';
import { planUndo } from '../leads/field-history.ts';
import type { LeadEventStore } from '../leads/lead-event-store.ts';
import type { FieldPath, FieldValue } from '../leads/lead-fields.ts';
import { NO_CONTACT } from '../leads/stage-rules.ts';
import type { LeadStore } from '../leads/lead-store.ts';
import { maySee, takesBack, type Viewer } from '../leads/visibility.ts';
import { withCurrentStage, type ReadCurrentStage } from '../leads/with-current-stage.ts';
import type { BulkChange, BulkResult, BulkRun } from './bulk-run.ts';
import { eventIdOf } from './event-id.ts';

export interface ChangeOneParts {
  readonly leads: Pick<LeadStore, 'edit' | 'find'>;
  readonly leadEvents: Pick<LeadEventStore, 'listOfLead' | 'hasEvent'>;
  readonly readCurrentStage: ReadCurrentStage;
  readonly now: () => Date;
}

/** One lead of a run. */
export interface LeadOfRun {
  readonly run: BulkRun;
  readonly leadId: string;
  /** Whose leads the run may change. */
  readonly viewer: Viewer;
  /** The result of the run that this one undoes. */
  readonly before: BulkResult | undefined;
}

/**
 * Changes one lead of a run once. If another process has changed it for this run already, the result names the change of
 * that process.
 */
export async function changeOne(
  { run, leadId, viewer, before }: LeadOfRun,
  parts: ChangeOneParts,
): Promise<BulkResult> {
  try {
    const result = await (run.undoOf === null
      ? change(run, leadId, viewer, parts)
      : undo(run, leadId, { viewer, before }, parts));
    if (result.kind === 'changed') return result;
    // After its change a lead may be hidden, or the undo finds its own change: both look like a reason to skip it.
    const eventId = eventIdOf(run.id, leadId);
    const isChanged = await parts.leadEvents.hasEvent(leadId, eventId);
    return isChanged ? { kind: 'changed', eventId } : result;
  } catch (error) {
    if (error instanceof AppError && error.code === 'lead-busy')
      return { kind: 'skipped', reason: 'lead-busy' };
    throw error;
  }
}

async function sees(
  viewer: Viewer,
  leadId: string,
  { leads }: Pick<ChangeOneParts, 'leads'>,
): Promise<boolean> {
  if (viewer === null) return true;
  const lead = await leads.find(leadId);
  return lead !== undefined && maySee(viewer, lead);
}

async function change(
  run: BulkRun,
  leadId: string,
  viewer: Viewer,
  parts: ChangeOneParts,
): Promise<BulkResult> {
  if (!(await sees(viewer, leadId, parts))) return { kind: 'skipped', reason: 'not-found' };
  const eventId = eventIdOf(run.id, leadId);
  const edit = await withCurrentStage({ ...toEdit(run.change), eventId }, parts.readCurrentStage);
  const outcome = await parts.leads.edit(leadId, edit, run.by, parts.now());
  if (!outcome) return { kind: 'skipped', reason: 'not-found' };
  if (outcome.kind === 'conflict') return { kind: 'skipped', reason: 'changed-since' };
  return toResult(outcome.eventId);
}

const toResult = (eventId: string | undefined): BulkResult =>
  eventId === undefined ? { kind: 'same' } : { kind: 'changed', eventId };

async function undo(
  run: BulkRun,
  leadId: string,
  { viewer, before }: Pick<LeadOfRun, 'viewer' | 'before'>,
  parts: ChangeOneParts,
): Promise<BulkResult> {
  if (before?.kind !== 'changed') return { kind: 'skipped', reason: 'not-changed' };
  const plan = await planUndo(parts.leadEvents, leadId, before.eventId);
  if (!takesBack(plan, viewer) && !(await sees(viewer, leadId, parts)))
    return { kind: 'skipped', reason: 'not-found' };
  if (!plan) return { kind: 'skipped', reason: 'not-found' };
  if (plan.kind === 'conflict') return { kind: 'skipped', reason: 'changed-since' };
  const eventId = eventIdOf(run.id, leadId);
  const edit = await withCurrentStage({ ...plan.edit, eventId }, parts.readCurrentStage);
  const outcome = await parts.leads.edit(leadId, edit, run.by, parts.now());
  if (!outcome) return { kind: 'skipped', reason: 'not-found' };
  if (outcome.kind === 'conflict') return { kind: 'skipped', reason: 'changed-since' };
  return toResult(outcome.eventId);
}

function toEdit({ addTags, removeTags, ...values }: BulkChange): LeadEdit {
  const set = Object.entries(values).flatMap(
    ([path, value]): (readonly [FieldPath, FieldValue])[] =>
      value === undefined ? [] : [[path, value]],
  );
  return {
    set: Object.fromEntries(set),
    from: {},
    // A person who moves many leads at once has not spoken with each person.
    stages: NO_CONTACT,
    ...(addTags && { addTags }),
    ...(removeTags && { removeTags }),
  };
}

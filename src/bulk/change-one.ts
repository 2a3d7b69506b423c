import { AppError } from '../errors.ts';
import type { LeadEdit } from '../leads/edit-lead.ts';
import { planUndo } from '../leads/field-history.ts';
import type { LeadEventStore } from '../leads/lead-event-store.ts';
import type { LeadEventType } from '../leads/lead-event.ts';
import type { FieldPath, FieldValue } from '../leads/lead-fields.ts';
import { NO_CONTACT } from '../leads/stage-rules.ts';
import type { LeadStore } from '../leads/lead-store.ts';
import { maySee, takesBack, type Viewer } from '../leads/visibility.ts';
import { withCurrentStage, type ReadCurrentStage } from '../leads/with-current-stage.ts';
import { actorForLog } from '../users/actor.ts';
import type { BulkChange, BulkResult, BulkRun } from './bulk-run.ts';

export interface ChangeOneParts {
  readonly leads: Pick<LeadStore, 'edit' | 'find'>;
  readonly leadEvents: Pick<LeadEventStore, 'listOfLead'>;
  readonly readCurrentStage: ReadCurrentStage;
  readonly now: () => Date;
}

const CHANGES: readonly LeadEventType[] = ['lead.changed', 'lead.status-changed'];
const UNDOS: readonly LeadEventType[] = ['lead.change-undone', 'lead.status-undone'];

/** How many of the last events of a lead are searched for one of the run. */
const LAST_EVENTS = 20;

/** One lead of a run. */
export interface LeadOfRun {
  readonly run: BulkRun;
  readonly leadId: string;
  /** Whose leads the run may change. */
  readonly viewer: Viewer;
  /** The result of the run that this one undoes. */
  readonly before: BulkResult | undefined;
  /** A process that died may have changed it already: then the change is found in the events of the lead. */
  readonly isRepeated: boolean;
}

/** Changes one lead of a run. */
export async function changeOne(
  { run, leadId, viewer, before, isRepeated }: LeadOfRun,
  parts: ChangeOneParts,
): Promise<BulkResult> {
  try {
    const done = isRepeated ? await findOwnEvent(run, leadId, parts) : undefined;
    if (done !== undefined) return { kind: 'changed', eventId: done };
    if (run.undoOf !== null) return await undo(run, leadId, { viewer, before }, parts);
    if (!(await sees(viewer, leadId, parts))) return { kind: 'skipped', reason: 'not-found' };
    return await change(run, leadId, parts);
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

async function change(run: BulkRun, leadId: string, parts: ChangeOneParts): Promise<BulkResult> {
  const edit = await withCurrentStage(toEdit(run.change), parts.readCurrentStage);
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
  const edit = await withCurrentStage(plan.edit, parts.readCurrentStage);
  const outcome = await parts.leads.edit(leadId, edit, run.by, parts.now());
  if (!outcome) return { kind: 'skipped', reason: 'not-found' };
  if (outcome.kind === 'conflict') return { kind: 'skipped', reason: 'changed-since' };
  return toResult(outcome.eventId);
}

/** What this run did with the lead before its process died. */
async function findOwnEvent(
  { by, createdAt, undoOf }: BulkRun,
  leadId: string,
  { leadEvents }: ChangeOneParts,
): Promise<string | undefined> {
  const types = undoOf === null ? CHANGES : UNDOS;
  const { events } = await leadEvents.listOfLead(leadId, { limit: LAST_EVENTS });
  const own = events.find(
    (event) =>
      types.includes(event.type) &&
      event.at >= createdAt &&
      actorForLog(event.by) === actorForLog(by),
  );
  return own?.id;
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

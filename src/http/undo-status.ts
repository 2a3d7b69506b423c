import { AppError, notFound } from '../errors.ts';
import type { Lead } from '../leads/lead.ts';
import type { LeadStore } from '../leads/lead-store.ts';
import type { Pipelines } from '../pipeline/pipelines.ts';
import type { Actor } from '../users/actor.ts';

export interface UndoStatusParts {
  readonly leads: Pick<LeadStore, 'find' | 'edit' | 'undoStatus'>;
  readonly pipelines: Pick<Pipelines, 'readCurrentStage'>;
  readonly now: () => Date;
}

/**
 * Undoes the last change of the status. If that stage has been removed since, the lead goes to the new stage of the leads of that
 * stage went.
 *
 * @param changedAt the time of the change
 * @throws `status-changed-since` if it is not the last one, and `not-found`
 */
export async function undoStatus(
  { leads, pipelines, now }: UndoStatusParts,
  id: string,
  changedAt: Date,
  by: Actor,
): Promise<Lead> {
  const known = await leads.find(id);
  if (!known) throw notFound('lead');
  const { status, statusBefore: before, statusChangedAt } = known;
  const stage = before && (await pipelines.readCurrentStage(before.status));
  const isLast = statusChangedAt?.getTime() === changedAt.getTime();
  if (before && stage !== null && stage !== before.status && isLast) {
    const undo = { firstContactedAt: before.firstContactedAt };
    const edit = { set: { status: stage }, from: { status }, undo };
    const outcome = await leads.edit(id, edit, by, now());
    if (outcome?.kind === 'conflict') throw changedSince(outcome.lead);
    if (!outcome) throw notFound('lead');
    return outcome.lead;
  }
  const undone = await leads.undoStatus(id, changedAt, by, now());
  if (!undone) throw notFound('lead');
  if (!undone.isUndone) throw changedSince(undone.lead);
  return undone.lead;
}

const changedSince = ({ status }: Lead): AppError =>
  new AppError('status-changed-since', { status });

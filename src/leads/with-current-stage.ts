import type { LeadEdit } from './edit-lead.ts';
import type { LeadStatus } from './lead.ts';

/** The stage that a status means now: the stage of a lead may have been removed, and its leads moved to another. */
export type ReadCurrentStage = (status: LeadStatus) => Promise<LeadStatus>;

/**
 * An edit that was decided earlier, such as an undo, for the stages of now. Without this it puts a lead back into a
 * stage that was removed in between.
 */
export async function withCurrentStage(
  edit: LeadEdit,
  readCurrentStage: ReadCurrentStage,
): Promise<LeadEdit> {
  const { status } = edit.set;
  if (typeof status !== 'string') return edit;
  return { ...edit, set: { ...edit.set, status: await readCurrentStage(status) } };
}

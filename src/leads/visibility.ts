import type { UndoPlan } from './field-history.ts';
import type { Lead } from './lead.ts';

/**
 * Who looks at leads: null for all leads, or the id of a person, who sees their own leads and those without an owner.
 * Every read for a person takes a viewer, so that the rule is only here.
 */
export type Viewer = string | null;

export const maySee = (viewer: Viewer, { ownerId }: Pick<Lead, 'ownerId'>): boolean =>
  viewer === null || ownerId === null || ownerId === viewer;

/** Whether an undo takes back a lead that the person gave to somebody else. */
export function takesBack(plan: UndoPlan | undefined, viewer: Viewer): boolean {
  if (plan?.kind !== 'edit' || !plan.by || !('id' in plan.by) || plan.by.id !== viewer)
    return false;
  const { ownerId } = plan.edit.set;
  return ownerId === null || ownerId === viewer;
}

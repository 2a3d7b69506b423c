import type { Lead } from '../../contract/lead.ts';
import type { Stage } from '../../contract/pipeline.ts';

const DAY_MS = 86_400_000;

/** Whether nobody has changed the lead for longer than its stage allows. */
export const isCold = (
  { updatedAt }: Pick<Lead, 'updatedAt'>,
  { coldAfterDays }: Pick<Stage, 'coldAfterDays'>,
  now: Date,
): boolean =>
  coldAfterDays !== null && now.getTime() - Date.parse(updatedAt) > coldAfterDays * DAY_MS;

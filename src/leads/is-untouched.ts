import type { Lead, LeadStatus } from './lead.ts';

/** Of the stages that every team begins with: nobody waits for the first contact whose lead is won or lost. */
export const CLOSED_FROM_FIRST: readonly LeadStatus[] = ['Won', 'Lost'];

/**
 * Whether the person still waits for the first contact. A customer who came with a file, or who was moved to Won with
 * many others, does not wait, although nobody has noted a contact.
 */
export const isUntouched = ({
  status,
  firstContactedAt,
}: Pick<Lead, 'status' | 'firstContactedAt'>): boolean =>
  firstContactedAt === null && !CLOSED_FROM_FIRST.includes(status);

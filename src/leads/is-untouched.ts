import type { Lead } from './lead.ts';

/**
 * Whether the person still waits for the first contact. Nobody waits whose lead was given up as lost.
 */
export const isUntouched = ({
  status,
  firstContactedAt,
}: Pick<Lead, 'status' | 'firstContactedAt'>): boolean =>
  firstContactedAt === null && status !== 'Lost';

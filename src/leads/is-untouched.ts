import type { Lead } from './lead.ts';

/**
 * Whether the person still waits for the first contact. The person of a lost lead does not wait.
 */
export const isUntouched = ({
  status,
  firstContactedAt,
}: Pick<Lead, 'status' | 'firstContactedAt'>): boolean =>
  firstContactedAt === null && status !== 'Lost';

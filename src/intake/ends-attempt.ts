import { AppError, isClosing } from '../errors.ts';

/**
 * Whether an error ends the attempt without a result: the database cannot be used, or LeadRabbit
 * closes. Such an error says nothing about the lead.
 */
export const endsAttempt = (error: unknown): boolean =>
  (error instanceof AppError && error.code === 'storage-unavailable') || isClosing(error);

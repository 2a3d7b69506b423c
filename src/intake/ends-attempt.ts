import { AppError, isClosing } from '../errors.ts';

/** The database is away, or LeadRabbit is being stopped: the attempt ends, and says nothing about the lead. */
export const endsAttempt = (error: unknown): boolean =>
  (error instanceof AppError && error.code === 'storage-unavailable') || isClosing(error);

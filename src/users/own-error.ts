import { AppError } from '../errors.ts';

/**
 * LeadRabbit's own error, such as `storage-unavailable`, if better-auth has put one of its errors around it.
 * Otherwise the error itself.
 */
export function ownError(error: unknown): unknown {
  const { cause } = Object(error) as { readonly cause?: unknown };
  return cause instanceof AppError ? cause : error;
}

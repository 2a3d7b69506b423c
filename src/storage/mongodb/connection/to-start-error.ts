import { AppError, StartError, StorageAwayError } from '../../../errors.ts';
import { isOutage, serverCodeOf } from './mongodb-error.ts';

/** AuthenticationFailed, AtlasError */
const SIGN_IN_REFUSED = [18, 8000];

/** Unauthorized */
const NOT_ALLOWED = 13;

/**
 * Explains why LeadRabbit cannot use the MongoDB server, in a sentence that says what to do. Returns an
 * error that the operator cannot fix, such as a bug, unchanged. Never repeats the connection string.
 */
export function toStartError(error: unknown): unknown {
  const cause = error instanceof AppError && error.cause !== undefined ? error.cause : error;
  if (cause instanceof StartError) return cause;
  const code = serverCodeOf(cause);
  if (code !== undefined && SIGN_IN_REFUSED.includes(code))
    return new StartError(
      'The MongoDB server refuses the user or the password of MONGODB_URI. Check both; write special characters of the password as %XX, and add ?authSource=admin if the user was made in the database admin.',
      { cause },
    );
  if (code === NOT_ALLOWED)
    return new StartError(
      'The user of MONGODB_URI may not use this database. Give it the role readWrite on the database of DB_NAME.',
      { cause },
    );
  if (isOutage(cause))
    return new StorageAwayError(
      'The MongoDB server of MONGODB_URI does not answer. Check that it is running and that its hosts, its port and its replica set are right.',
      { cause },
    );
  return error;
}

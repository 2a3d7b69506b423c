import {
  MongoBulkWriteError,
  MongoClientClosedError,
  MongoError,
  MongoNetworkError,
  MongoServerError,
  MongoServerSelectionError,
  MongoTopologyClosedError,
  MongoWriteConcernError,
} from 'mongodb';
import { AppError, storageUnavailable } from '../../../errors.ts';

/**
 * Server error codes of a server that cannot write now, and may later: HostUnreachable, HostNotFound,
 * NetworkTimeout, MaxTimeMSExpired, ShutdownInProgress, WriteConcernFailed, ExceededTimeLimit, SocketException,
 * NotWritablePrimary, InterruptedAtShutdown, Interrupted, InterruptedDueToReplStateChange,
 * NotPrimaryNoSecondaryOk, NotPrimaryOrSecondary, OutOfDiskSpace.
 * https://github.com/mongodb/mongo/blob/master/src/mongo/base/error_codes.yml
 */
const OUTAGES = new Set([
  6, 7, 50, 64, 89, 91, 262, 9001, 10107, 11600, 11601, 11602, 13435, 13436, 14031,
]);

const DUPLICATE_KEY = 11_000;

/**
 * Returns the `storage-unavailable` error for an outage, because a later try may succeed. Returns other
 * errors unchanged.
 */
export function toStorageError(error: unknown): Error {
  if (error instanceof AppError) return error;
  if (isOutage(error)) return storageUnavailable(error);
  return error instanceof Error ? error : new Error(String(error), { cause: error });
}

/** Whether the server could not be reached or could not write. The write may be stored all the same. */
export function isOutage(error: unknown): boolean {
  if (
    error instanceof MongoNetworkError ||
    error instanceof MongoServerSelectionError ||
    error instanceof MongoWriteConcernError ||
    error instanceof MongoTopologyClosedError ||
    error instanceof MongoClientClosedError
  )
    return true;
  // A bulk write puts an error of its own around what went wrong with the connection.
  if (error instanceof MongoServerError && isOutage(error.errorResponse)) return true;
  return codesOf(error).some((code) => OUTAGES.has(code));
}

/** Whether a unique index refused the document. */
export const isDuplicateKey = (error: unknown): boolean => codesOf(error).includes(DUPLICATE_KEY);

/** Whether a unique index refused documents of a bulk write, and nothing else went wrong. */
export const onlyDuplicates = (error: unknown): boolean =>
  error instanceof MongoBulkWriteError &&
  [error.writeErrors].flat().every(({ code }) => code === DUPLICATE_KEY) &&
  error.result.getWriteConcernError() === undefined;

/** Of a bulk write also the codes of its parts. */
function codesOf(error: unknown): number[] {
  if (!(error instanceof MongoError)) return [];
  const { writeErrors = [], result } = Object(error) as {
    writeErrors?: readonly { code?: unknown }[] | { code?: unknown };
    result?: { getWriteConcernError?: () => { code?: unknown } | undefined };
  };
  const concern = result?.getWriteConcernError?.();
  const parts = [error.code, concern?.code, ...[writeErrors].flat().map(({ code }) => code)];
  return parts.filter((code) => typeof code === 'number');
}

/** The server's code, for a message; undefined if the server did not answer. */
export const serverCodeOf = (error: unknown): number | undefined =>
  error instanceof MongoServerError && typeof error.code === 'number' ? error.code : undefined;

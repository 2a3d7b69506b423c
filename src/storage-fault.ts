import { basename } from 'node:path';
import type { Reason } from './reasons.ts';

/** Why the storage is not used until somebody puts it right. */
export type StorageFaultCode =
  /** The database file was deleted or moved away under the running process. */
  | 'database-missing'
  /** Another file has taken its place. */
  | 'database-replaced'
  /** A file that belongs to it, such as SQLite's write-ahead log, was deleted. */
  | 'database-log-missing'
  /** Its content is damaged. */
  | 'database-damaged';

/**
 * While there is a fault, everything that was stored can still be read if the engine can read it, and
 * nothing is written: what would be acknowledged now could be gone after the next start.
 */
export interface StorageFault {
  readonly code: StorageFaultCode;
  readonly since: Date;
  readonly params: {
    /** The path of the file. */
    readonly file: string;
    /** The path of a copy of all that was stored, made when the fault was found. */
    readonly rescued?: string;
  };
}

/** A fault as a reason. Names files without their folders, because strangers may read it. */
export const reasonOfFault = ({ code, params }: StorageFault): Reason => ({
  code,
  params: {
    file: basename(params.file),
    rescued: params.rescued === undefined ? '' : basename(params.rescued),
  },
});

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
  | 'database-damaged'
  /** The database server does not answer. */
  | 'server-unreachable'
  /** Servers answer, and none of them accepts writes, such as during an election. */
  | 'server-not-primary';

/** What a fault is of: a file, or servers. */
type FaultParams =
  | {
      /** The path of the file. */
      readonly file: string;
      /** The path of a copy of all that was stored, made when the fault was found. */
      readonly rescued?: string;
    }
  | {
      /** The hosts of the database, without user and password. */
      readonly server: string;
    };

/**
 * While there is a fault, everything that was stored can still be read if the engine can read it, and
 * nothing is written: what would be acknowledged now could be gone after the next start.
 */
export interface StorageFault {
  readonly code: StorageFaultCode;
  readonly since: Date;
  readonly params: FaultParams;
}

/** A fault as a reason. Names files without their folders, because strangers may read it. */
export function reasonOfFault({ code, params }: StorageFault): Reason {
  if ('server' in params) return { code, params } as Reason;
  const { file, rescued } = params;
  return {
    code,
    params: { file: basename(file), rescued: rescued === undefined ? '' : basename(rescued) },
  } as Reason;
}

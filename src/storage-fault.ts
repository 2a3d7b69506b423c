import { basename } from 'node:path';

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

/**
 * A fault as sentences for an operator: what happened, and what to do. Names files without their
 * folders, because strangers may read it.
 */
export function explainStorageFault({ code, params }: StorageFault): string {
  const file = basename(params.file);
  const rescued = params.rescued === undefined ? undefined : basename(params.rescued);
  const from = rescued === undefined ? '<backup>' : `<data folder>/${rescued}`;
  const restore = `stop LeadRabbit, run "npm run restore -- --from ${from}" and start it again`;
  const copied =
    rescued === undefined ? '' : ` A copy of all that it held is in ${rescued} in the data folder.`;
  switch (code) {
    case 'database-missing':
      return `The database ${file} was deleted or moved while LeadRabbit was running.${copied} Nothing new is accepted. Put the same file back, or ${restore}.`;
    case 'database-replaced':
      return `The database ${file} was replaced by another file while LeadRabbit was running.${copied} Nothing new is accepted. Restart LeadRabbit to use the new file, or ${restore}.`;
    case 'database-log-missing':
      return `Files beside the database ${file} (-wal, -shm) were deleted while LeadRabbit was running. Nothing new is accepted. Restart every LeadRabbit that uses it, and delete no such file again.`;
    case 'database-damaged':
      return `The database ${file} is damaged. Nothing new is accepted, and Meta sends again for up to 36 hours. Check the disk, then ${restore}. Leads that came in since the backup are read from Meta again.`;
  }
}

import { accessSync, constants, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError, StartError } from '../../errors.ts';
import { primaryCode } from './storage-error.ts';

const RESTORE = 'Restore a backup: npm run restore -- --from <backup>.';

/**
 * Explains why LeadRabbit cannot open its data, in a sentence that says what to do. Returns an
 * error that the operator cannot fix, such as a bug, unchanged.
 *
 * @param path the database file, or another file or folder of the data folder
 */
export function toStartError(error: unknown, path: string): unknown {
  // The `storage-unavailable` error has SQLite's error, with its code, as its cause.
  const cause = error instanceof AppError && error.cause !== undefined ? error.cause : error;
  if (cause instanceof StartError) return cause;
  const sentence = explain(cause, path);
  return sentence === undefined ? error : new StartError(sentence, { cause });
}

function explain(error: unknown, path: string): string | undefined {
  const { code } = Object(error) as { code?: unknown };
  return explainSqlite(primaryCode(error), path) ?? explainSystem(code, pathOf(error) ?? path);
}

/** SQLite's primary result codes: https://sqlite.org/rescode.html */
function explainSqlite(code: number | undefined, path: string): string | undefined {
  switch (code) {
    case 5:
    case 6:
      return `The database ${path} is held by another program. Close that program, such as a database browser or a copy of LeadRabbit that hangs, and start again.`;
    case 3:
    case 8:
      return readOnly(path);
    case 10:
      return isFull(path)
        ? full(path)
        : `The disk failed to read or write the database ${path}. Check the disk and the system's log. If the file is damaged: ${RESTORE}`;
    case 11:
      return `The database ${path} is damaged. ${RESTORE} Leads that came in since the backup are read from Meta again.`;
    case 13:
      return full(path);
    case 14:
      return explainUnopened(path);
    case 26:
      return `${path} is not a database. If it was overwritten: ${RESTORE} If it belongs to another program, set DATA_DIR to another folder.`;
    default:
      return undefined;
  }
}

/** SQLite does not say why it could not open or create a file, so this tries it without SQLite. */
function explainUnopened(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory()) return explainSystem('EISDIR', path) ?? path;
  for (const each of stats ? [path, dirname(path)] : [dirname(path)])
    try {
      accessSync(each, constants.R_OK | constants.W_OK);
    } catch (error) {
      const reason = explainSystem((error as NodeJS.ErrnoException).code, each);
      if (reason !== undefined) return reason;
    }
  return isFull(path)
    ? full(path)
    : `The database ${path} cannot be opened. Check that this user may read and write the file and its folder.`;
}

function explainSystem(code: unknown, path: string): string | undefined {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return full(path);
    case 'EACCES':
    case 'EPERM':
      return `This user may not read and write ${path}. Give the data folder to the user that runs LeadRabbit (chown), or set DATA_DIR to another folder.`;
    case 'EROFS':
      return readOnly(path);
    case 'EEXIST':
    case 'ENOTDIR':
      return `${path} is not a folder. Set DATA_DIR to a folder.`;
    case 'EISDIR':
      return `${path} is a folder, and LeadRabbit needs a file of this name. Move the folder away.`;
    case 'EIO':
      return `The disk failed to read or write ${path}. Check the disk and the system's log.`;
    default:
      return undefined;
  }
}

const full = (path: string) =>
  `The disk of ${path} is full. Make room on it and start again; nothing was changed.`;

const readOnly = (path: string) =>
  `${path} cannot be written: the file, its folder or its disk is read-only. Make it writable for the user that runs LeadRabbit, or set DATA_DIR to another folder.`;

/** On a full disk, SQLite reports other codes if it cannot create the files beside a database. */
function isFull(path: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(dirname(path));
    return bavail * bsize < 65_536;
  } catch {
    return false;
  }
}

function pathOf(error: unknown): string | undefined {
  const { path } = Object(error) as { path?: unknown };
  return typeof path === 'string' ? path : undefined;
}

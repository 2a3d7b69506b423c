import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { StartError } from '../errors.ts';
import { moveData, type MovedKind, type MoveReports } from './move/move-data.ts';
import { openMongodbSource, openMongodbTarget } from './mongodb/move/mongodb-side.ts';
import type { StorageSettings } from './open-storage.ts';
import { KEY_FILES } from './sqlite/backup/manifest.ts';
import { openSqliteSource, openSqliteTarget } from './sqlite/move/sqlite-side.ts';

export interface MoveOptions extends MoveReports {
  readonly from: StorageSettings;
  readonly to: StorageSettings;
  /** Called with what the target has no place for. */
  readonly onLoss?: (sentence: string) => void;
}

/**
 * Copies all data from one engine to the other, and the keys if the folder is another one. The source does
 * not change.
 *
 * @returns what was moved, by kind
 * @throws StartError, with what to do, if it cannot be done
 */
export async function moveStorage({
  from,
  to,
  onLoss,
  ...reports
}: MoveOptions): Promise<MovedKind[]> {
  if ((from.mongodb === undefined) === (to.mongodb === undefined))
    throw new StartError(
      from.mongodb
        ? 'Source and target are both MongoDB. Use mongodump and mongorestore.'
        : 'Source and target are both SQLite. Use npm run backup and npm run restore.',
    );
  const source = from.mongodb
    ? await openMongodbSource(from.mongodb)
    : await openSqliteSource(from.dataDir);
  try {
    const target = to.mongodb
      ? await openMongodbTarget(to.mongodb)
      : await openSqliteTarget(to.dataDir, source.name);
    try {
      for (const loss of await source.losses()) onLoss?.(loss);
      copyKeys(from.dataDir, to.dataDir);
      return await moveData(source, target, reports);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/** Tokens are sealed with one key, and cookies are signed with the other. */
function copyKeys(from: string, to: string): void {
  if (resolve(from) === resolve(to)) return;
  mkdirSync(to, { recursive: true, mode: 0o700 });
  for (const name of KEY_FILES) {
    const key = join(from, name);
    if (existsSync(key) && !existsSync(join(to, name))) cpSync(key, join(to, name));
  }
}

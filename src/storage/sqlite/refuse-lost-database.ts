import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../../errors.ts';
import { DATABASE_FILE, KEY_FILES } from './backup/manifest.ts';
import { hasRunOn } from './process-mark.ts';

/**
 * A data folder on which LeadRabbit has run, without its database, is not a new installation: a start
 * would hide the loss behind an empty list. A first start that was interrupted leaves none of these
 * traces, because the database is complete before the first of them is made.
 *
 * @throws StartError
 */
export function refuseLostDatabase(dataDir: string): void {
  const file = join(dataDir, DATABASE_FILE);
  if (sizeOf(file) > 0) return;
  const hasKeys = KEY_FILES.some((name) => existsSync(join(dataDir, name)));
  if (!hasKeys && !hasRunOn(dataDir) && sizeOf(`${file}-wal`) === 0) return;
  throw new StartError(
    `The database ${file} is missing or empty, but LeadRabbit has run on this folder before. Restore a backup: npm run restore -- --from <backup>. To begin again without any lead, delete the folder ${dataDir}.`,
  );
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../../errors.ts';
import { DATABASE_FILE, KEY_FILES } from './backup/manifest.ts';
import { hasRunOn } from './process-mark.ts';

/**
 * Refuses to start if LeadRabbit has run on the data folder and the database is missing. Otherwise
 * the start would create an empty database and hide the loss. An interrupted first start is not
 * refused: it creates the database before anything else.
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

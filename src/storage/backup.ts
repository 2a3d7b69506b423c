import { resolve } from 'node:path';
import { StartError } from '../errors.ts';

export { backUp } from './sqlite/backup/back-up.ts';
export { describeFacts } from './sqlite/backup/describe-facts.ts';
export { restore } from './sqlite/backup/restore.ts';

/** MongoDB has its own tools for backups. @param command what was asked for */
export const mongodbHasOwnTools = (command: 'backup' | 'restore', dataDir: string): StartError =>
  new StartError(
    `MONGODB_URI is set, so the data is in MongoDB: use ${command === 'backup' ? 'mongodump' : 'mongorestore'} or your provider's backups, and keep the keys token.key and session.key of the folder ${resolve(dataDir)} with them, unless TOKEN_ENCRYPTION_KEY and NEXTAUTH_SECRET are set.`,
  );

/** Backups of the engine that `open-storage.ts` opens. */
export { backUp } from './sqlite/backup/back-up.ts';
export { describeFacts } from './sqlite/backup/describe-facts.ts';
export { restore } from './sqlite/backup/restore.ts';

/** When the files no longer held what was erased; null if a process ended before that. */
export const overwritten = 'ALTER TABLE erasures ADD COLUMN overwrittenAt INTEGER;';

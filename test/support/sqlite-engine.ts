import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../../src/config.ts';
import { readFiles } from './read-files.ts';
import type { TestEngine } from './test-engine.ts';

const folderOf = (environment: Environment) => environment['DATA_DIR'] ?? '';

/** Everything is in the data folder, which its owner removes. */
export const sqliteEngine: TestEngine = {
  environment: (dataDir) => ({ DATA_DIR: dataDir }),
  isShared: false,
  stored: async (environment) => readFiles(folderOf(environment)),
  leftBehind: (environment) => {
    const folder = folderOf(environment);
    const log = existsSync(join(folder, 'leadrabbit.db-wal')) ? ['leadrabbit.db-wal'] : [];
    return [...log, ...readdirSync(join(folder, 'processes'))];
  },
  remove: async () => undefined,
};

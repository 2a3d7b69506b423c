import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import type { Environment } from './config.ts';

/**
 * The variables of `.env`, overruled by those of `.env.local`, overruled by the real environment.
 * Files that do not exist count as empty.
 */
export function loadEnv(folder: string, real: Environment): Environment {
  return {
    ...readEnvFile(join(folder, '.env')),
    ...readEnvFile(join(folder, '.env.local')),
    ...real,
  };
}

function readEnvFile(path: string): Environment {
  try {
    return parseEnv(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
}

import { join } from 'node:path';
import type { Config } from '../config.ts';
import { readOrMakeSecret } from '../secret-file.ts';

/** A secret that this installation keeps in its data folder. */
export const secretOf = ({ dataDir }: Config, name: string): Buffer =>
  readOrMakeSecret(join(dataDir, name));

import { join } from 'node:path';
import type { Config } from '../config.ts';
import { readOrMakeSecret, readSecretIfThere } from '../secret-file.ts';

/** A secret that this installation keeps in its data folder. */
export const secretOf = ({ dataDir }: Config, name: string): Buffer =>
  readOrMakeSecret(join(dataDir, name));

/** Returns the secret if an earlier start has made it. */
export const secretIfThere = ({ dataDir }: Config, name: string): Buffer | undefined =>
  readSecretIfThere(join(dataDir, name));

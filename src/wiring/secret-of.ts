import { join } from 'node:path';
import type { Config } from '../config.ts';
import { readOrMakeSecret, readSecretIfThere } from '../secret-file.ts';

/** A secret that this installation keeps in its data folder. */
const secretOf = ({ dataDir }: Config, name: string): Buffer =>
  readOrMakeSecret(join(dataDir, name));

/** Returns the secret if an earlier start has made it. */
export const secretIfThere = ({ dataDir }: Config, name: string): Buffer | undefined =>
  readSecretIfThere(join(dataDir, name));

/** The key that seals tokens of Pages: the configured one, else that of the data folder. */
export const tokenKeyOf = (config: Config): Buffer =>
  config.tokenKeys.current ?? secretOf(config, 'token.key');

/** The secret that signs sessions: the configured one, else that of the data folder. */
export const sessionSecretOf = (config: Config): string =>
  config.sessionSecret ?? secretOf(config, 'session.key').toString('base64');

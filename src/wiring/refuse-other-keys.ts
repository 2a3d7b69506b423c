import { hostname } from 'node:os';
import { nameOfKey } from '../connections/token-vault.ts';
import { StartError } from '../errors.ts';
import type { AppContext } from './app-context.ts';
import { sessionSecretOf, tokenKeyOf } from './secret-of.ts';

/**
 * Keeps processes with different keys off one MongoDB database: one could not open the tokens that the other
 * seals, and a person who signs in at one is a stranger at the other. A key that was changed while no process
 * ran is accepted.
 *
 * @throws StartError if a process with another key runs
 */
export async function refuseOtherKeys({
  config,
  storage: { processes },
  passwords,
}: Pick<AppContext, 'config' | 'storage' | 'passwords'>): Promise<void> {
  if (!config.mongodb) return;
  const secret = sessionSecretOf(config);
  const own = {
    host: hostname(),
    tokenKey: nameOfKey(tokenKeyOf(config)),
    sessionSecretHash: await passwords.hash(secret),
  };
  await processes.introduce(own);
  for (const { host, tokenKey, sessionSecretHash } of await processes.listEarlier()) {
    if (tokenKey !== own.tokenKey) throw otherKey('TOKEN_ENCRYPTION_KEY', host);
    if (!(await passwords.verify({ hash: sessionSecretHash, password: secret })))
      throw otherKey('NEXTAUTH_SECRET', host);
  }
}

const otherKey = (variable: string, host: string) =>
  new StartError(
    `A LeadRabbit on ${host} uses this database with another ${variable}. Set it to the same value on every machine. If you have changed it, stop all LeadRabbits on this database first, and wait 30 seconds if one of them was killed.`,
  );

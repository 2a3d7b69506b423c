import type { Environment } from '../../src/config.ts';
import { testEnvironment, ADMIN } from '../../test/support/start-leadrabbit.ts';
import { ApiClient } from '../../test/support/api-client.ts';
import type { Workbench } from './workbench.ts';
import { startProgram, type Program } from './program.ts';

export interface LeadRabbitOptions {
  readonly name: string;
  readonly dataDir: string;
  /** If it is left out, nothing listens at the address, and no lead can be read from Meta. */
  readonly metaUrl?: string;
  /** Another program than LeadRabbit itself, on the same configuration. */
  readonly file?: string;
  readonly args?: readonly string[];
  /** Further settings. */
  readonly environment?: Environment;
  /** Whether `longestTurnMs` is used. */
  readonly watchLoop?: boolean;
}

export interface RunningLeadRabbit extends Program {
  readonly url: string;
  readonly dataDir: string;
  /** @returns a client that is signed in as an admin */
  signIn(): Promise<ApiClient>;
}

const NOBODY = 'http://127.0.0.1:9';

/** Starts LeadRabbit as an operator does, without log output and without the background sync. */
export async function startLeadRabbit(
  { profileDir }: Workbench,
  {
    name,
    dataDir,
    metaUrl = NOBODY,
    file = 'src/main.ts',
    args = [],
    environment = {},
    watchLoop,
  }: LeadRabbitOptions,
): Promise<RunningLeadRabbit> {
  const env = { ...(await testEnvironment(metaUrl, dataDir)), ...environment };
  const url = env['URL'] ?? '';
  const program = await startProgram({
    name,
    file,
    args,
    watchLoop,
    env,
    folder: dataDir,
    readyUrl: `${url}/healthz`,
    profileDir,
  });
  return {
    ...program,
    url,
    dataDir,
    signIn: async () => {
      const client = new ApiClient(url);
      const { status } = await client.signIn(ADMIN.email, ADMIN.password);
      if (status !== 200) throw new Error(`signing in to ${name} answered ${status}`);
      return client;
    },
  };
}

import type { Environment } from '../../src/config.ts';

/** The settings with which LeadRabbit stores its data in each engine, under one data folder. */
const ENGINES: ReadonlyMap<string, (dataDir: string) => Environment> = new Map([
  ['sqlite', (dataDir: string) => ({ DATA_DIR: dataDir })],
]);

/**
 * The settings of the engine that the tests use. `TEST_ENGINE` chooses it; the default is `sqlite`.
 *
 * @throws Error if the engine is unknown
 */
export function engineEnvironment(
  dataDir: string,
  name = process.env['TEST_ENGINE'] || 'sqlite',
): Environment {
  const settings = ENGINES.get(name);
  if (settings) return settings(dataDir);
  const known = [...ENGINES.keys()].join(', ');
  throw new Error(`TEST_ENGINE is "${name}". Set it to one of these engines: ${known}.`);
}

import { mongodbEngine } from '../mongodb/mongodb-engine.ts';
import { sqliteEngine } from './sqlite-engine.ts';
import type { TestEngine } from './test-engine.ts';

const ENGINES: ReadonlyMap<string, TestEngine> = new Map([
  ['sqlite', sqliteEngine],
  ['mongodb', mongodbEngine],
]);

/** The name of the engine that the tests run on: `TEST_ENGINE`, or `sqlite`. */
export const engineName = (): string => process.env['TEST_ENGINE'] || 'sqlite';

/**
 * The engine that the tests run on. See `engineName`.
 *
 * @throws Error if the engine is unknown
 */
export function testEngine(): TestEngine {
  const name = engineName();
  const engine = ENGINES.get(name);
  if (engine) return engine;
  const known = [...ENGINES.keys()].join(', ');
  throw new Error(`TEST_ENGINE is "${name}". Set it to one of these engines: ${known}.`);
}

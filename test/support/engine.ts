import { mongodbEngine } from '../mongodb/mongodb-engine.ts';
import { sqliteEngine } from './sqlite-engine.ts';
import type { TestEngine } from './test-engine.ts';

const ENGINES: ReadonlyMap<string, TestEngine> = new Map([
  ['sqlite', sqliteEngine],
  ['mongodb', mongodbEngine],
]);

/**
 * The engine that the tests run on. `TEST_ENGINE` names it; the default is `sqlite`.
 *
 * @throws Error if the engine is unknown
 */
export function testEngine(name = process.env['TEST_ENGINE'] || 'sqlite'): TestEngine {
  const engine = ENGINES.get(name);
  if (engine) return engine;
  const known = [...ENGINES.keys()].join(', ');
  throw new Error(`TEST_ENGINE is "${name}". Set it to one of these engines: ${known}.`);
}

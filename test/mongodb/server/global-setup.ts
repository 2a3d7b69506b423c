import { MongoClient } from 'mongodb';
import { findServerProgram, HOW_TO_GET_A_SERVER } from './server-programs.ts';
import { startServer } from './start-server.ts';

/**
 * Vitest calls it once before the tests that may use MongoDB. They find the server in `TEST_MONGODB_URI`: the
 * one that is set there already, or one that is started here and ended after the tests. Each test uses a database
 * of its own.
 *
 * @throws Error if there is no server and `CI` is set; elsewhere the tests are skipped
 */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  const { TEST_MONGODB_URI: given, CI } = process.env;
  if (given) return checkAnswers(given);
  const program = findServerProgram();
  if (program === undefined) {
    const missing = `There is no MongoDB server to test on: ${HOW_TO_GET_A_SERVER}`;
    if (CI) throw new Error(missing);
    process.stderr.write(`The tests on MongoDB are skipped. ${missing}\n`);
    return undefined;
  }
  const server = await startServer(program);
  process.env['TEST_MONGODB_URI'] = server.uri;
  return async () => {
    delete process.env['TEST_MONGODB_URI'];
    await server.close();
  };
}

/** Never prints the connection string, which may hold a password. */
async function checkAnswers(uri: string): Promise<undefined> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 10_000 });
  try {
    await client.db('admin').command({ ping: 1 });
  } catch (cause) {
    throw new Error('The MongoDB server of TEST_MONGODB_URI does not answer.', { cause });
  } finally {
    await client.close();
  }
}

import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testEngine } from '../support/engine.ts';
import {
  runLeadRabbit,
  START_TIMEOUT_MS,
  type LeadRabbitProcess,
} from '../support/run-leadrabbit.ts';

const NO_META = 'http://127.0.0.1:9';
const key = () => randomBytes(32).toString('base64');
const KEYS = { TOKEN_ENCRYPTION_KEY: key(), NEXTAUTH_SECRET: key() };

/** Processes on one SQLite database have one data folder, and with it the same keys. */
const { isShared } = testEngine();

let first: LeadRabbitProcess;
beforeAll(async () => {
  if (isShared) first = await runLeadRabbit(NO_META, KEYS);
}, START_TIMEOUT_MS);
afterAll(() => first?.close());

const startWith = (changes: object) => runLeadRabbit(NO_META, { ...KEYS, ...changes }, first);

test.runIf(isShared).each(['TOKEN_ENCRYPTION_KEY', 'NEXTAUTH_SECRET'])(
  'a process with another %s than the one that runs on the same database does not start',
  async (variable) => {
    const other = key();
    const message = await startWith({ [variable]: other }).then(
      async (started) => {
        await started.close();
        return 'it started';
      },
      (error: unknown) => String(error),
    );
    expect(message).toContain(`uses this database with another ${variable}`);
    expect(message).not.toContain(other);
  },
);

test.runIf(isShared)('a process with the same keys starts beside it', async () => {
  const second = await startWith({});
  await second.close();
});

test.runIf(isShared)('keys that were changed while no process ran are accepted', async () => {
  await first.stop();
  const changed = await startWith({
    TOKEN_ENCRYPTION_KEY: key(),
    TOKEN_ENCRYPTION_KEY_PREVIOUS: KEYS.TOKEN_ENCRYPTION_KEY,
    NEXTAUTH_SECRET: key(),
  });
  await changed.stop();
  first = await first.startAgain();
});

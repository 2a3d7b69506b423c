import { sentenceOf } from '../support/sentence-of.ts';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { Environment } from '../../src/config.ts';
import { arrived, held } from '../support/background-sync.ts';
import { startWorld, type World } from '../support/start-world.ts';

let world: World;
afterEach(() => world.close());

const newKey = () => randomBytes(32).toString('base64');

async function start(environment: Environment) {
  world = await startWorld({ environment });
  await world.connect();
  await world.enable(DEMO.bakeryId);
}

const send = async () =>
  (await world.meta.control.createLeads({ formId: DEMO.forms.breakfast, count: 2 })).leads;

const sealed = async () =>
  (await (await world.app.storage()).pages.find(DEMO.bakeryId))?.sealedToken;

describe('key that encrypts Page tokens', () => {
  test('a key is generated if none is set, and only the owner of the data folder can read it', async () => {
    await start({});
    const file = join(world.app.dataDir, 'token.key');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file).length).toBeGreaterThanOrEqual(32);
    await world.restart();
    await arrived(world, await send());
  });

  test('a key is changed without a reconnect, and the old key can then be removed', async () => {
    const [oldKey, nextKey] = [newKey(), newKey()];
    await start({ TOKEN_ENCRYPTION_KEY: oldKey });
    const before = await sealed();
    await world.restart({ TOKEN_ENCRYPTION_KEY: nextKey, TOKEN_ENCRYPTION_KEY_PREVIOUS: oldKey });
    await arrived(world, await send());
    expect(await sealed()).not.toBe(before);

    await world.restart({ TOKEN_ENCRYPTION_KEY_PREVIOUS: undefined });
    await arrived(world, await send());
    expect((await world.page(DEMO.bakeryId)).attention).toBeNull();
  });

  test('a generated key is replaced by one of the environment, and its file can then be deleted', async () => {
    await start({});
    await world.restart({ TOKEN_ENCRYPTION_KEY: newKey() });
    await arrived(world, await send());
    rmSync(join(world.app.dataDir, 'token.key'));
    await world.restart();
    await arrived(world, await send());
  });

  test.each([
    [
      'another key',
      { TOKEN_ENCRYPTION_KEY: newKey() },
      (): Environment => ({ TOKEN_ENCRYPTION_KEY: newKey() }),
    ],
    [
      'a lost key file',
      {},
      (): Environment => {
        rmSync(join(world.app.dataDir, 'token.key'));
        return {};
      },
    ],
  ])(
    'L16: with %s, leads wait and the Page asks to be connected again',
    async (_what, first, lose) => {
      await start(first);
      await world.restart(lose());
      const waiting = await send();
      for (const { id } of waiting)
        expect(sentenceOf((await held(world, 'pending', id)).reason)).toContain('Press Connect');
      expect((await world.page(DEMO.bakeryId)).attention?.code).toBe('reconnect');

      await world.connect();
      await arrived(world, waiting);
      expect((await world.page(DEMO.bakeryId)).attention).toBeNull();
    },
  );
});

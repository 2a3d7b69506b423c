import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { subscribedFields } from '../support/meta-page.ts';
import { startWorld, type World } from '../support/start-world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await world.connect();
});
afterEach(() => world.close());

const press = (pageId: string, action: 'enable' | 'disable') =>
  world.app.admin.post('/api/facebook/pages', { pageId, action });

describe('switching one Page several times at once', () => {
  test.each([
    ['enable', 'disable'],
    ['disable', 'enable'],
    ['enable', 'disable', 'enable'],
    ['enable', 'disable', 'enable', 'disable'],
  ] as const)('the webhook at Meta fits the switch after %s, %s', async (...actions) => {
    if (actions[0] === 'disable') await press(DEMO.bakeryId, 'enable');
    await world.meta.control.changeFaults({ slowMs: 30 });
    const answers = await Promise.all(actions.map((action) => press(DEMO.bakeryId, action)));
    expect(answers.map(({ status }) => status)).toEqual(actions.map(() => 200));
    const { isActive } = await world.page(DEMO.bakeryId);
    const fields = await subscribedFields(world.meta, DEMO.bakeryId);
    expect(fields?.includes('leadgen') ?? false).toBe(isActive);
  });

  test('a Page and its Instagram account share the webhook, which stays while one needs it', async () => {
    await press(DEMO.bakeryId, 'enable');
    await world.meta.control.changeFaults({ slowMs: 30 });
    await Promise.all([press(DEMO.instagramId, 'enable'), press(DEMO.bakeryId, 'disable')]);
    expect((await world.page(DEMO.instagramId)).isActive).toBe(true);
    expect(await subscribedFields(world.meta, DEMO.bakeryId)).toEqual(['leadgen']);
  });
});

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

describe('a Page that is enabled and disabled at once', () => {
  test.each([
    ['enable and disable', ['enable', 'disable']],
    ['disable and enable', ['disable', 'enable']],
    ['enable, disable and enable', ['enable', 'disable', 'enable']],
    ['two times enable and disable', ['enable', 'disable', 'enable', 'disable']],
  ] as const)(
    'after %s at once the subscription at Meta matches the state of the Page',
    async (_what, actions) => {
      if (actions[0] === 'disable') await press(DEMO.bakeryId, 'enable');
      await world.meta.control.changeFaults({ slowMs: 30 });
      const answers = await Promise.all(actions.map((action) => press(DEMO.bakeryId, action)));
      expect(answers.map(({ status }) => status)).toEqual(actions.map(() => 200));
      const { isActive } = await world.page(DEMO.bakeryId);
      const fields = await subscribedFields(world.meta, DEMO.bakeryId);
      expect(fields?.includes('leadgen') ?? false).toBe(isActive);
    },
  );

  test('a Page stays subscribed when it is disabled while its Instagram account is enabled', async () => {
    await press(DEMO.bakeryId, 'enable');
    await world.meta.control.changeFaults({ slowMs: 30 });
    await Promise.all([press(DEMO.instagramId, 'enable'), press(DEMO.bakeryId, 'disable')]);
    expect((await world.page(DEMO.instagramId)).isActive).toBe(true);
    expect(await subscribedFields(world.meta, DEMO.bakeryId)).toEqual(['leadgen']);
  });
});

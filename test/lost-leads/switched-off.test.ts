import { sentenceOf } from '../support/sentence-of.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { arrived, held } from '../support/background-sync.ts';
import { startWorld, type World } from '../support/start-world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await world.connect();
  await world.enable(DEMO.bakeryId);
});
afterEach(() => world.close());

test('L17: a lead that waits when its Page is disabled comes in when the Page is enabled', async () => {
  await world.meta.control.changeFaults({ serverError: { pageId: DEMO.bakeryId } });
  const { leads } = await world.meta.control.createLeads({ formId: DEMO.forms.breakfast });
  const [{ id } = { id: '' }] = leads;
  await held(world, 'pending', id);
  await world.app.admin.post('/api/facebook/pages', {
    pageId: DEMO.bakeryId,
    action: 'disable',
  });
  const { reason } = await held(world, 'needs-attention', id);
  expect(sentenceOf(reason)).toContain('Brotzeit Bakery is disabled');
  expect(sentenceOf(reason)).toContain('if you enable the Page, LeadRabbit tries it again');

  await world.app.admin.post('/api/facebook/inbox/retry', { all: 'needs-attention' });
  await held(world, 'needs-attention', id);

  await world.meta.control.clearFaults();
  await world.enable(DEMO.bakeryId);
  await arrived(world, leads);
});

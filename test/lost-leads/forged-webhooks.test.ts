import { sentenceOf } from '../support/sentence-of.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { arrived, backgroundSyncAfter, BACKGROUND_SYNC_ON } from '../support/background-sync.ts';
import { eventually } from '../support/eventually.ts';
import { appCheck, checkNow, readHealth, verdictOf } from '../support/health.ts';
import { postWebhook, sign } from '../support/post-webhook.ts';
import { startWorld, type World } from '../support/start-world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld({ environment: BACKGROUND_SYNC_ON });
  await world.connect();
  await backgroundSyncAfter(world, DEMO.bakeryId, () => world.enable(DEMO.bakeryId));
});
afterEach(() => world.close());

const send = async () =>
  (await world.meta.control.createLeads({ formId: DEMO.forms.breakfast })).leads;

/** A webhook for an enabled Page, signed without the right secret. */
async function forge(leadId: string) {
  const value = { leadgen_id: leadId, page_id: DEMO.bakeryId, form_id: DEMO.forms.breakfast };
  const changes = [{ field: 'leadgen', value }];
  const body = JSON.stringify({ object: 'page', entry: [{ id: DEMO.bakeryId, changes }] });
  return postWebhook(world.app, body, { signature: sign(body, 'a guess') });
}

const signatures = async () => appCheck(await readHealth(world), 'signatures');
const refusedCount = (wrong: number) =>
  eventually(
    `${wrong} refused webhooks`,
    async () => (await signatures())?.params['wrong'] === wrong,
  );

test('L5: a forged webhook for an enabled Page turns nothing red and tells no admin', async () => {
  await checkNow(world);
  expect((await forge('123456789012345')).status).toBe(401);
  await refusedCount(1);
  const health = await checkNow(world);
  expect(appCheck(health, 'signatures')?.state).toBe('unknown');
  expect(sentenceOf(appCheck(health, 'signatures'))).toContain('anyone can send such a request');
  expect(health.notices).toEqual([]);
  await verdictOf(world, DEMO.bakeryId, 'ok');
});

test('L5: the health stays green if many forged webhooks come beside valid ones', async () => {
  await checkNow(world);
  const forged = Array.from({ length: 200 }, (_, index) => forge(String(7_000_000_000 + index)));
  await Promise.all(forged);
  await arrived(world, await send());
  await refusedCount(200);
  const health = await checkNow(world);
  expect(appCheck(health, 'signatures')?.state).toBe('ok');
  expect(health.notices).toEqual([]);
});

test('L5: the first lead reveals that the app secret was changed at Meta, and every Page shows it', async () => {
  await checkNow(world);
  await arrived(world, await send());
  await world.meta.control.changeFaults({ wrongSignature: true });
  const leads = await send();
  const verdict = await verdictOf(world, DEMO.bakeryId, 'webhooks-refused');
  expect(verdict).toMatchObject({ state: 'bad', action: 'app' });
  const { notices } = await eventually('a notice', async () => {
    const health = await readHealth(world);
    return health.notices.length > 0 && health;
  });
  expect(notices).toMatchObject([{ code: 'webhooks-refused', state: 'bad' }]);
  expect(sentenceOf(notices[0])).toContain('FACEBOOK_APP_SECRET');
  // The lead is not lost: a sync takes it in.
  await arrived(world, leads);
});

test('L5: forged webhooks do not hide that the app secret was changed at Meta', async () => {
  await checkNow(world);
  await world.meta.control.changeFaults({ wrongSignature: true });
  await forge('123456789012345');
  await eventually('the health shows the changed secret', async () => {
    await send();
    return (await signatures())?.code === 'webhooks-refused';
  });
});

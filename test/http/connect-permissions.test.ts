import { sentenceOf } from '../support/sentence-of.ts';
import { afterEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import {
  arrived,
  backgroundSyncAfter,
  BACKGROUND_SYNC_ON,
  lookBack,
} from '../support/background-sync.ts';
import { appCheck, checkNow, verdictOf } from '../support/health.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { subscribedFields } from '../support/meta-page.ts';
import { sync } from '../support/sync.ts';

let world: World;
afterEach(() => world.close());

const OPTIONAL = ['ads_management', 'pages_manage_ads', 'business_management', 'instagram_basic'];

const send = async (more: object = {}) =>
  (await world.meta.control.createLeads({ formId: DEMO.forms.breakfast, ...more })).leads;

/** Signs in to Meta. @returns what the address of the connectors page then says */
const connect = async (declined: readonly string[], user?: string) => {
  const { headers } = await world.connect({ declined, ...(user !== undefined && { user }) });
  return new URL(headers.get('location') ?? '').searchParams;
};

const pageCheck = async (id: string) => {
  const { pages } = await checkNow(world, DEMO.bakeryId);
  const report = pages.find(({ pageId }) => pageId === DEMO.bakeryId)?.report;
  return report?.checks.find((check) => check.id === id);
};

describe('a sign-in without optional permissions', () => {
  test('a sign-in with only the four required permissions succeeds, brings leads in and names what is missing', async () => {
    world = await startWorld();
    const outcome = await connect(OPTIONAL);
    expect(outcome.get('facebook_auth')).toBe('success');
    expect(outcome.get('without')).toBe('form-list,ad-names,portfolio-pages,instagram-accounts');
    expect((await world.enable(DEMO.bakeryId)).status).toBe(200);
    await arrived(world, await send());
    expect(await pageCheck('abilities')).toMatchObject({
      code: 'abilities-missing',
      params: { abilities: 'form-list,ad-names,portfolio-pages,instagram-accounts' },
    });
    const { attention, verdict } = await world.page(DEMO.bakeryId);
    expect(attention).toBeNull();
    expect(sentenceOf(verdict)).toContain('pages_manage_ads');
    const { body } = await sync(world);
    expect(JSON.stringify(body)).toContain('pages_manage_ads');
  });

  test('a second sign-in adds the permissions that the first one declined', async () => {
    world = await startWorld();
    await connect(OPTIONAL);
    expect((await connect([])).get('without')).toBeNull();
    await world.enable(DEMO.bakeryId);
    expect(await pageCheck('abilities')).toMatchObject({ code: 'abilities-ok' });
  });
});

describe('a sign-in without pages_manage_metadata', () => {
  test('without pages_manage_metadata leads come in by background sync, and the Page says why real-time delivery is off', async () => {
    world = await startWorld({ environment: BACKGROUND_SYNC_ON });
    const outcome = await connect(['pages_manage_metadata']);
    expect(outcome.get('facebook_auth')).toBe('success');
    expect(outcome.get('without')).toBe('real-time');
    await backgroundSyncAfter(world, DEMO.bakeryId, () => world.enable(DEMO.bakeryId));
    expect(await subscribedFields(world.meta, DEMO.bakeryId)).toBeNull();
    const leads = await send();
    // A Page with few leads is synced rarely. A request to look back makes its background sync due.
    await lookBack(world, DEMO.bakeryId, 1);
    await arrived(world, leads);
    await checkNow(world);
    const verdict = await verdictOf(world, DEMO.bakeryId, 'real-time-off');
    expect(verdict).toMatchObject({ state: 'warn', action: 'connect' });
    expect(sentenceOf(verdict)).toMatch(/Real-time delivery .*is off.*pages_manage_metadata/);
    expect((await world.page(DEMO.bakeryId)).attention).toBeNull();
  });
});

describe('a sign-in that cannot read leads', () => {
  test('a sign-in by a person without a task on a Page shows the problem at that Page at once', async () => {
    world = await startWorld();
    const outcome = await connect([], DEMO.editorId);
    expect(outcome.get('facebook_auth')).toBe('success');
    const { verdict, attention } = await world.page(DEMO.bakeryId);
    expect(verdict).toMatchObject({ state: 'bad', code: 'no-task', action: 'connect' });
    expect(sentenceOf(verdict)).toMatch(/no task on this Page/);
    expect(sentenceOf(attention?.reason)).toBe(sentenceOf(verdict));
    await connect([]);
    expect(await world.page(DEMO.bakeryId)).toMatchObject({
      attention: null,
      verdict: { state: 'off' },
    });
  });

  test('a sign-in shows at the Page that Leads Access blocks the app', async () => {
    world = await startWorld();
    await world.meta.control.changeFaults({ leadAccessRevoked: { pageId: DEMO.fitnessId } });
    await connect([]);
    expect(sentenceOf((await world.page(DEMO.fitnessId)).verdict)).toContain('Leads access');
    expect((await world.page(DEMO.bakeryId)).verdict.state).toBe('off');
  });
});

test('the health check finds problems of the app before any Page is connected', async () => {
  world = await startWorld();
  await world.meta.control.changeApp({ subscriptionActive: false });
  const health = await checkNow(world);
  expect(health.pages).toEqual([]);
  expect(appCheck(health, 'app-subscription')).toMatchObject({ code: 'app-subscription-off' });
  expect(health.notices).toMatchObject([{ code: 'app-subscription-off', state: 'bad' }]);
});

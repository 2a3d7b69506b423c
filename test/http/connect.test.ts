import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { APP_ID } from '../support/start-leadrabbit.ts';
import { signInToMeta } from '../support/meta-dialog.ts';
import { startWorld, type World } from '../support/start-world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.close());

/** The calls of the sign-in, without what came before it. */
async function callsOfConnect() {
  await world.meta.control.clearRequests();
  await world.connect();
  return world.meta.control.listRequests();
}

describe('connecting to Meta', () => {
  test('the dialog is asked for a code, every permission and our callback', async () => {
    const { status, headers } = await world.app.admin.get('/api/facebook/auth');
    expect(status).toBe(302);
    const dialog = new URL(headers.get('location') ?? '');
    expect(`${dialog.origin}${dialog.pathname}`).toBe(`${world.meta.url}/v25.0/dialog/oauth`);
    expect(Object.fromEntries(dialog.searchParams)).toMatchObject({
      client_id: APP_ID,
      redirect_uri: `${world.app.url}/api/facebook/auth`,
      response_type: 'code',
      auth_type: 'rerequest',
    });
    expect(dialog.searchParams.get('scope')?.split(',')).toEqual(
      expect.arrayContaining([
        'pages_show_list',
        'pages_read_engagement',
        'pages_manage_metadata',
        'leads_retrieval',
      ]),
    );
  });

  test('each begin has a state of its own that cannot be guessed', async () => {
    const stateOf = async () => {
      const { headers } = await world.app.admin.get('/api/facebook/auth');
      return new URL(headers.get('location') ?? '').searchParams.get('state') ?? '';
    };
    const states = [await stateOf(), await stateOf()];
    expect(states[0]).toMatch(/^[\w-]{32,}$/);
    expect(states[0]).not.toBe(states[1]);
  });

  test('a client hands the code over itself', async () => {
    const back = new URL(await signInToMeta(world.app.admin), world.app.url);
    const { status, body } = await world.app.admin.post('/api/facebook/auth', {
      code: back.searchParams.get('code'),
      state: back.searchParams.get('state'),
    });
    expect(status).toBe(200);
    expect(body).toEqual({ success: true, pages: 2 });
    expect(await world.pages()).toHaveLength(3);
  });

  test('an optional permission that is declined costs only the names of Instagram', async () => {
    const { headers } = await world.connect({ declined: ['instagram_basic'] });
    expect(headers.get('location')).toContain('facebook_auth=success');
    const names = (await world.pages()).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['Brotzeit Bakery', 'Nordlicht Fitness']));
  });

  test('only the Pages that were chosen are connected', async () => {
    await world.connect({ pages: [DEMO.fitnessId] });
    expect((await world.pages()).map(({ name }) => name)).toEqual(['Nordlicht Fitness']);
  });

  test('a Page whose token Meta keeps back is left out, the others come', async () => {
    await world.meta.control.changeApp({ pages: [{ id: DEMO.bakeryId, hidesToken: true }] });
    await world.connect();
    expect((await world.pages()).map(({ name }) => name)).toEqual(['Nordlicht Fitness']);
  });

  test('the short-lived token is exchanged for one of 60 days, so Page tokens have no end', async () => {
    const calls = await callsOfConnect();
    const exchanges = calls.filter(({ path }) => path === '/v25.0/oauth/access_token');
    expect(exchanges.map(({ method, query }) => [method, query['grant_type']])).toEqual([
      ['POST', undefined],
      ['POST', 'fb_exchange_token'],
    ]);
    const { tokens } = await world.meta.control.getState();
    const pageTokens = tokens.filter(({ kind }) => kind === 'page');
    expect(pageTokens).not.toEqual([]);
    for (const { isLongLived, expiresAt } of pageTokens)
      expect({ isLongLived, expiresAt }).toEqual({ isLongLived: true, expiresAt: null });
  });

  test('every call proves the app secret and carries its token in a header only', async () => {
    await callsOfConnect();
    await world.enable(DEMO.bakeryId);
    await world.app.admin.post('/api/facebook/sync', {});
    const { leads } = await world.meta.control.createLeads({ formId: DEMO.forms.weddingCake });
    await world.lead(leads[0]?.id ?? '');
    const calls = (await world.meta.control.listRequests()).filter(
      ({ path }) => !path.endsWith('/oauth/access_token'),
    );
    const kinds = calls.map(({ path }) => path.replaceAll(/\d{6,}/g, 'id'));
    expect(kinds).toEqual(
      expect.arrayContaining([
        '/v25.0/me/accounts',
        '/v25.0/id/subscribed_apps',
        '/v25.0/id/leads',
        '/v25.0/id',
      ]),
    );
    for (const { path, tokenIn, proof } of calls)
      expect({ path, tokenIn, proof }).toEqual({ path, tokenIn: 'header', proof: 'valid' });
  });

  test('connecting works where the app requires the proof', async () => {
    await world.meta.control.changeApp({ requireProof: true });
    expect((await world.connect()).headers.get('location')).toContain('facebook_auth=success');
  });
});

describe('a person with many Pages', () => {
  test('L9: all of them come, not only those of the first answer', async () => {
    for (let number = 1; number <= 230; number += 1)
      await world.meta.control.addPage({ name: `Branch ${number}` });
    await world.connect();
    const names = (await world.pages()).map(({ name }) => name);
    expect(names.filter((name) => name.startsWith('Branch '))).toHaveLength(230);
    expect(names).toContain('Branch 230');
  });
});

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

/** Signs in to Meta. @returns the calls that the sign-in made */
async function callsOfConnect() {
  await world.meta.control.clearRequests();
  await world.connect();
  return world.meta.control.listRequests();
}

describe('connecting to Meta', () => {
  test('the sign-in dialog of Meta is asked for a code and every permission, and returns to LeadRabbit', async () => {
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

  test('each sign-in to Meta has a state of its own that nobody can guess', async () => {
    const stateOf = async () => {
      const { headers } = await world.app.admin.get('/api/facebook/auth');
      return new URL(headers.get('location') ?? '').searchParams.get('state') ?? '';
    };
    const states = [await stateOf(), await stateOf()];
    expect(states[0]).toMatch(/^[\w-]{32,}$/);
    expect(states[0]).not.toBe(states[1]);
  });

  test('an API client can send the code itself', async () => {
    const back = new URL(await signInToMeta(world.app.admin), world.app.url);
    const { status, body } = await world.app.admin.post('/api/facebook/auth', {
      code: back.searchParams.get('code'),
      state: back.searchParams.get('state'),
    });
    expect(status).toBe(200);
    expect(body).toEqual({ success: true, pages: 2 });
    expect(await world.pages()).toHaveLength(3);
  });

  test('a sign-in without instagram_basic still connects the Pages', async () => {
    const { headers } = await world.connect({ declined: ['instagram_basic'] });
    expect(headers.get('location')).toContain('facebook_auth=success');
    const names = (await world.pages()).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['Brotzeit Bakery', 'Nordlicht Fitness']));
  });

  test('a sign-in connects only the Pages that the person chose', async () => {
    await world.connect({ pages: [DEMO.fitnessId] });
    expect((await world.pages()).map(({ name }) => name)).toEqual(['Nordlicht Fitness']);
  });

  test('a sign-in leaves out a Page whose token Meta does not give, and connects the others', async () => {
    await world.meta.control.changeApp({ pages: [{ id: DEMO.bakeryId, hidesToken: true }] });
    await world.connect();
    expect((await world.pages()).map(({ name }) => name)).toEqual(['Nordlicht Fitness']);
  });

  test('the short-lived token is exchanged for one of 60 days, so that Page tokens do not expire', async () => {
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

  test('every call to Meta proves the app secret and carries its token only in a header', async () => {
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

  test('a sign-in works if the app requires the proof of the app secret', async () => {
    await world.meta.control.changeApp({ requireProof: true });
    expect((await world.connect()).headers.get('location')).toContain('facebook_auth=success');
  });
});

describe('a person with many Pages', () => {
  test('L9: a sign-in connects all Pages of a person, not only those of the first answer', async () => {
    for (let number = 1; number <= 230; number += 1)
      await world.meta.control.addPage({ name: `Branch ${number}` });
    await world.connect();
    const names = (await world.pages()).map(({ name }) => name);
    expect(names.filter((name) => name.startsWith('Branch '))).toHaveLength(230);
    expect(names).toContain('Branch 230');
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ErrorAnswer } from '../../src/contract/error.ts';
import { addUser } from '../support/add-user.ts';
import type { ApiClient } from '../support/api-client.ts';
import { signInToMeta, type DialogAnswer } from '../support/meta-dialog.ts';
import { APP_SECRET } from '../support/start-leadrabbit.ts';
import { startWorld, type World } from '../support/start-world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
beforeEach(() => world.meta.control.clearFaults());
afterAll(() => world.close());

const browser = { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } };

/** Follows the callback as a browser. @returns the reason that the connectors page gets */
async function reasonForBrowser(path: string, client: ApiClient = world.app.admin) {
  const { status, headers } = await client.get(path, browser);
  expect(status).toBe(302);
  const location = new URL(headers.get('location') ?? '');
  expect(`${location.origin}${location.pathname}`).toBe(`${world.app.url}/admin/connectors`);
  expect(location.searchParams.get('facebook_auth')).toBe('error');
  return location.searchParams.get('reason');
}

/** Calls the callback as an API client. @returns the error sentence of the answer */
async function sentenceForClient(path: string, client: ApiClient = world.app.admin) {
  const { status, body } = await client.get<ErrorAnswer>(path);
  expect(status).toBe(400);
  expect(body).toMatchObject({ success: false, code: expect.stringMatching(/^connect-/) });
  return body.error;
}

/** A sign-in works once, so the browser and the API client each make their own. */
async function expectRefusal(answer: DialogAnswer, reason: string, sentence: RegExp) {
  expect(await reasonForBrowser(await signInToMeta(world.app.admin, answer))).toBe(reason);
  const path = await signInToMeta(world.app.admin, answer);
  expect(await sentenceForClient(path)).toMatch(sentence);
  expect(await world.pages()).toEqual([]);
}

const withQuery = (path: string, name: string, value: string): string => {
  const url = new URL(path, world.app.url);
  url.searchParams.set(name, value);
  return `${url.pathname}${url.search}`;
};

describe('a sign-in to Meta that fails', () => {
  test('a person who cancels at Meta is told to press Connect again', () =>
    expectRefusal({ decision: 'cancel' }, 'denied', /cancelled.*Connect again/));

  test('a person who selects no Page at Meta is told to select one', () =>
    expectRefusal({ pages: [] }, 'no-pages', /select at least one Page/));

  test('a sign-in with declined permissions fails and names each of them', async () => {
    const answer = { declined: ['leads_retrieval', 'pages_manage_metadata'] };
    await expectRefusal(answer, 'missing-scopes', /pages_manage_metadata, leads_retrieval/);
    const path = await signInToMeta(world.app.admin, answer);
    const { headers } = await world.app.admin.get(path, browser);
    const { searchParams } = new URL(headers.get('location') ?? '');
    expect(searchParams.get('missing')).toBe('pages_manage_metadata,leads_retrieval');
  });

  test('a permission that was declined can be granted at the next sign-in', async () => {
    const own = await startWorld();
    try {
      await own.connect({ declined: ['leads_retrieval'] });
      expect((await own.connect()).headers.get('location')).toContain('facebook_auth=success');
    } finally {
      await own.close();
    }
  });

  test.each([
    ['without a state', () => withQuery('/api/facebook/auth', 'code', 'some-code')],
    [
      'with an invented state',
      async () => withQuery(await signInToMeta(world.app.admin), 'state', 'made-up'),
    ],
  ])('a callback %s is refused', async (_what, makePath) => {
    const path = await makePath();
    expect(await reasonForBrowser(path)).toBe('state');
    expect(await sentenceForClient(path)).toMatch(/unknown, too old or was used/);
    expect(await world.pages()).toEqual([]);
  });

  test('the state of one session is refused in the session of another admin', async () => {
    const otherAdmin = await addUser(world.app, 'admin');
    const path = await signInToMeta(world.app.admin);
    expect(await reasonForBrowser(path, otherAdmin)).toBe('state');
    const { searchParams } = new URL(await signInToMeta(world.app.admin), world.app.url);
    const posted = await otherAdmin.post('/api/facebook/auth', {
      code: searchParams.get('code'),
      state: searchParams.get('state'),
    });
    expect(posted).toMatchObject({ status: 400, body: { code: 'connect-state' } });
    expect(await world.pages()).toEqual([]);
  });

  test('a sign-in while Meta cannot be reached fails and says so', async () => {
    const paths = [await signInToMeta(world.app.admin), await signInToMeta(world.app.admin)];
    await world.meta.control.changeFaults({ dropConnection: { rate: 1 } });
    expect(await reasonForBrowser(paths[0] ?? '')).toBe('unreachable');
    expect(await sentenceForClient(paths[1] ?? '')).toMatch(/could not be reached/);
  });

  test.each(['code1', 'code2', 'html502'] as const)(
    'a sign-in while Meta has the fault %s says to connect again later',
    async (kind) => {
      const path = await signInToMeta(world.app.admin);
      await world.meta.control.changeFaults({ serverError: { kind } });
      expect(await sentenceForClient(path)).toMatch(/Connect again in a few minutes/);
    },
  );

  test('a sign-in without a code and a state is refused, and the error names both', async () => {
    const { status, body } = await world.app.admin.post<ErrorAnswer>('/api/facebook/auth', {});
    expect(status).toBe(400);
    expect(body.error).toMatch(/code/);
    expect(body.error).toMatch(/state/);
  });
});

describe('a sign-in that was already used', () => {
  let own: World;
  beforeAll(async () => {
    own = await startWorld();
  });
  afterAll(() => own.close());

  test('a browser that loads the callback again changes nothing', async () => {
    const path = await signInToMeta(own.app.admin);
    const first = await own.app.admin.get(path, browser);
    expect(first.headers.get('location')).toContain('facebook_auth=success');
    const pages = await own.pages();
    const again = await own.app.admin.get(path, browser);
    expect(again.headers.get('location')).toContain('reason=state');
    expect(await own.pages()).toEqual(pages);
  });

  test('if several browsers come back with one state at once, one sign-in succeeds', async () => {
    const path = await signInToMeta(own.app.admin);
    const answers = await Promise.all([1, 2, 3].map(() => own.app.admin.get(path, browser)));
    const outcomes = answers.map(({ headers }) =>
      new URL(headers.get('location') ?? '').searchParams.get('facebook_auth'),
    );
    expect(outcomes.toSorted()).toEqual(['error', 'error', 'success']);
  });

  test('a code of Meta works only once', async () => {
    const used = new URL(await signInToMeta(own.app.admin), own.app.url);
    await own.app.admin.get(`${used.pathname}${used.search}`);
    const fresh = new URL(await signInToMeta(own.app.admin), own.app.url);
    const { status, body } = await own.app.admin.post<ErrorAnswer>('/api/facebook/auth', {
      code: used.searchParams.get('code'),
      state: fresh.searchParams.get('state'),
    });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'connect-code' });
    expect(body.error).toMatch(/used already or has expired/);
  });
});

describe('a wrong app secret', () => {
  test('a sign-in with a wrong app secret names the setting and never the secret', async () => {
    const own = await startWorld({
      environment: {
        FACEBOOK_CLIENT_SECRET: 'the-secret-of-another-app',
        FACEBOOK_APP_SECRET: APP_SECRET,
      },
    });
    try {
      const browserAnswer = await own.app.admin.get(await signInToMeta(own.app.admin), browser);
      expect(browserAnswer.headers.get('location')).toContain('reason=app-secret');
      const { body } = await own.app.admin.get<ErrorAnswer>(await signInToMeta(own.app.admin));
      expect(body.error).toMatch(/FACEBOOK_CLIENT_SECRET/);
      expect(JSON.stringify(body)).not.toContain('the-secret-of-another-app');
    } finally {
      await own.close();
    }
  });
});

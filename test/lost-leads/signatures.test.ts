import { sentenceOf } from '../support/sentence-of.ts';
import { afterEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { HealthAnswer } from '../../src/contract/health.ts';
import { leadIds } from '../support/background-sync.ts';
import { eventually } from '../support/eventually.ts';
import { APP_SECRET, VERIFY_TOKEN } from '../support/start-leadrabbit.ts';
import { startWorld, subscribeApp, type World } from '../support/start-world.ts';

let world: World;
afterEach(() => world.close());

/** Waits until the check of the signatures has this state, and returns the check. */
const signatures = (state: string) =>
  eventually(`signatures ${state}`, async () => {
    const { body } = await world.app.admin.post<HealthAnswer>('/api/facebook/health');
    const check = body.app?.checks.find(({ id }) => id === 'signatures');
    return check?.state === state && check;
  });

const deliver = async () => {
  const { leads } = await world.meta.control.createLeads({ formId: DEMO.forms.breakfast });
  await world.meta.control.settle();
  return leads[0]?.id ?? '';
};

const lastStatus = async () =>
  (await world.meta.control.listDeliveries()).at(-1)?.attempts.at(-1)?.status;

const connectAndEnable = async () => {
  await world.connect();
  await world.enable(DEMO.bakeryId);
};

describe('webhooks that are signed with another secret', () => {
  test('L5: webhooks that are signed with another secret are refused with 401, counted, and shown with what to do', async () => {
    world = await startWorld({ emulator: { retryScale: 1 } });
    await connectAndEnable();
    await world.meta.control.changeFaults({ wrongSignature: true });
    const leadId = await deliver();
    expect(await lastStatus()).toBe(401);
    expect(await leadIds(world)).not.toContain(leadId);

    const check = await signatures('bad');
    expect(sentenceOf(check)).toMatch(/^\d+ webhooks? of Meta (was|were) refused in the last day/);
    expect(sentenceOf(check)).toContain('FACEBOOK_APP_SECRET');
    const health = await world.app.admin.get<HealthAnswer>('/api/facebook/health');
    expect(health.body.app?.state).toBe('bad');
  });

  test('L5: refused webhooks come in once the secret is corrected, because Meta repeats them', async () => {
    world = await startWorld({ environment: { FACEBOOK_APP_SECRET: 'a secret of long ago' } });
    await connectAndEnable();
    const { leads } = await world.meta.control.createLeads({ formId: DEMO.forms.breakfast });
    await signatures('bad');
    await world.restart({ FACEBOOK_APP_SECRET: APP_SECRET });
    expect((await world.lead(leads[0]?.id ?? '')).origin?.via).toBe('webhook');
    expect(sentenceOf(await signatures('warn'))).toContain('FACEBOOK_APP_SECRET_PREVIOUS');
  });

  test('L5: a valid webhook is shown as valid', async () => {
    world = await startWorld();
    await connectAndEnable();
    await world.lead(await deliver());
    expect(sentenceOf(await signatures('ok'))).toContain('each signed by Meta');
  });
});

describe('change of a secret', () => {
  test('L5: the old and the new app secret are valid at the same time, so no webhook is lost', async () => {
    world = await startWorld({
      environment: {
        FACEBOOK_APP_SECRET: 'the next app secret',
        FACEBOOK_APP_SECRET_PREVIOUS: APP_SECRET,
      },
    });
    await connectAndEnable();
    await world.lead(await deliver());
    expect(await lastStatus()).toBe(200);

    await world.restart({
      FACEBOOK_APP_SECRET: APP_SECRET,
      FACEBOOK_APP_SECRET_PREVIOUS: 'the app secret of before',
    });
    await world.lead(await deliver());
    expect(await lastStatus()).toBe(200);
  });

  test('L5: an old secret that was removed is no longer valid', async () => {
    world = await startWorld({
      environment: {
        FACEBOOK_APP_SECRET: 'the next app secret',
        FACEBOOK_APP_SECRET_PREVIOUS: APP_SECRET,
      },
    });
    await connectAndEnable();
    await world.restart({ FACEBOOK_APP_SECRET_PREVIOUS: undefined });
    await deliver();
    expect(await lastStatus()).toBe(401);
  });

  test('L5: two verify tokens are valid at the same time, and a third is not', async () => {
    world = await startWorld();
    await world.restart({
      FACEBOOK_WEBHOOK_VERIFY_TOKEN: 'the next verify token',
      FACEBOOK_WEBHOOK_VERIFY_TOKEN_PREVIOUS: VERIFY_TOKEN,
    });
    const handshake = async (token: string) => {
      const query = new URLSearchParams({
        'hub.mode': 'subscribe',
        'hub.challenge': '1158201444',
        'hub.verify_token': token,
      });
      const answer = await world.app.stranger().get(`/api/webhook/facebook?${query.toString()}`);
      return [answer.status, String(answer.body)];
    };
    expect(await handshake('the next verify token')).toEqual([200, '1158201444']);
    expect(await handshake(VERIFY_TOKEN)).toEqual([200, '1158201444']);
    expect(await handshake('neither')).toEqual([403, 'Forbidden']);
    // This is Meta itself, which still has the old secret.
    await subscribeApp(world);
  });
});

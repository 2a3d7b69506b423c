import { sentenceOf } from '../support/sentence-of.ts';
import { afterEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { HealthAnswer } from '../../src/contract/health.ts';
import {
  arrived,
  BACKGROUND_SYNC_ON,
  held,
  leadIds,
  unsettled,
} from '../support/background-sync.ts';
import { eventually } from '../support/eventually.ts';
import { readsLead, refusal, startGraphProxy, type GraphProxy } from '../support/graph-proxy.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { startTimeMachine, type TimeMachine } from '../support/time-travel.ts';
import { watchEvents } from '../support/watch-events.ts';

let proxy: GraphProxy;
let world: World;
let time: TimeMachine | undefined;
afterEach(async () => {
  await world.close();
  await proxy.close();
  time?.end();
  time = undefined;
});

async function start(environment = {}) {
  proxy = await startGraphProxy();
  world = await startWorld({ environment: { FACEBOOK_GRAPH_URL: proxy.url, ...environment } });
  proxy.target = world.meta.url;
  await world.connect();
  await world.enable(DEMO.bakeryId);
  await world.enable(DEMO.fitnessId);
}

const send = async (formId: string, count = 1) =>
  (await world.meta.control.createLeads({ formId, count })).leads;

const needsReconnect = () =>
  eventually('the Page needs a reconnect', async () => {
    const page = await world.page(DEMO.bakeryId);
    return page.attention?.code === 'reconnect' && page;
  });

/** The calls that read a lead since the log was cleared, refused or answered. */
const callsFor = async (pageId: string, leads: readonly { id: string }[]) => {
  const paths = [pageId, ...leads.map(({ id }) => id)].map((id) => `/v25.0/${id}`);
  const calls = await world.meta.control.listRequests();
  return calls.filter(({ path }) => paths.some((start) => path.startsWith(start)));
};

describe('dead token', () => {
  test.each([458, 459, 460, 463, 464, 467, 492])(
    'L16: error 190/%i marks the Page, its leads wait, and connecting again brings them in',
    async (subcode) => {
      await start();
      await world.meta.control.revokeTokens({ pageId: DEMO.bakeryId, subcode });
      const waiting = await send(DEMO.forms.weddingCake, 3);
      for (const { id } of waiting)
        expect(await held(world, 'pending', id)).toMatchObject({
          reason: { code: 'sign-in-refused' },
          isRead: false,
          nextAttemptAt: expect.any(String),
        });
      const { attention } = await needsReconnect();
      expect(sentenceOf(attention?.reason)).toContain('Brotzeit Bakery');
      expect(sentenceOf(attention?.reason)).toContain('Press Connect');

      await world.connect();
      await arrived(world, waiting);
      expect((await world.page(DEMO.bakeryId)).attention).toBeNull();
      expect(await unsettled(world, 'pending')).toEqual([]);
    },
  );

  test('L16: error 102 marks the Page, its leads wait, and connecting again brings them in', async () => {
    await start();
    proxy.intercept = (call) =>
      readsLead(call) ? refusal(102, 0, 'Session key invalid.') : undefined;
    const waiting = await send(DEMO.forms.weddingCake);
    await needsReconnect();
    proxy.intercept = undefined;
    await world.connect();
    await arrived(world, waiting);
  });

  test('L16: a dead token of one Page does not stop the other Pages', async () => {
    await start();
    await world.meta.control.revokeTokens({ pageId: DEMO.bakeryId });
    const waiting = await send(DEMO.forms.weddingCake);
    await needsReconnect();
    await arrived(world, await send(DEMO.forms.freeTrial, 3));
    expect((await world.page(DEMO.fitnessId)).attention).toBeNull();
    expect(await leadIds(world)).not.toContain(waiting[0]?.id);
  });

  test('L16: an admin is told at once of a dead token, in the app and in the health of the Page', async () => {
    await start();
    const { events, close } = await watchEvents(world.app.admin);
    await world.meta.control.revokeTokens({ pageId: DEMO.bakeryId, subcode: 460 });
    await send(DEMO.forms.weddingCake);
    await eventually('an event of the Page', () =>
      events.some(
        ({ type, data }) =>
          type === 'page.changed' && 'pageId' in data && data.pageId === DEMO.bakeryId,
      ),
    );
    close();
    const body = { pageId: DEMO.bakeryId };
    const health = await world.app.admin.post<HealthAnswer>('/api/facebook/health', body);
    const report = health.body.pages.find(({ pageId }) => pageId === DEMO.bakeryId)?.report;
    expect(report?.state).toBe('bad');
    expect(report?.checks.find(({ id }) => id === 'token')).toMatchObject({
      state: 'bad',
      code: 'reconnect',
    });
  });

  test('L16: only a few calls are made with a dead token, however many leads wait', async () => {
    await start(BACKGROUND_SYNC_ON);
    await world.meta.control.revokeTokens({ pageId: DEMO.bakeryId });
    const first = await send(DEMO.forms.weddingCake);
    await held(world, 'pending', first[0]?.id ?? '');
    await world.meta.control.clearRequests();
    const waiting = await send(DEMO.forms.weddingCake, 60);
    for (const { id } of waiting) await held(world, 'pending', id);
    expect(await callsFor(DEMO.bakeryId, [...first, ...waiting])).toEqual([]);
    await world.connect();
    await arrived(world, [...first, ...waiting]);
  });

  test('L16: a dead token is tried again by itself from time to time, because Meta may have been wrong', async () => {
    time = startTimeMachine();
    await start();
    proxy.intercept = (call) =>
      readsLead(call) ? refusal(190, 463, 'Session has expired.') : undefined;
    const waiting = await send(DEMO.forms.weddingCake, 3);
    await needsReconnect();
    for (const { id } of waiting) await held(world, 'pending', id);
    proxy.intercept = undefined;
    time.forward({ minutes: 20 });
    await arrived(world, waiting);
    expect((await world.page(DEMO.bakeryId)).attention).toBeNull();
  });

  test('L16: LeadRabbit never gives up on a lead that waits for a reconnect', async () => {
    time = startTimeMachine();
    await start();
    await world.meta.control.revokeTokens({ pageId: DEMO.bakeryId });
    const waiting = await send(DEMO.forms.weddingCake, 2);
    for (let day = 0; day < 6; day += 1) {
      for (const { id } of waiting) await held(world, 'pending', id);
      time.forward({ days: 1 });
      await eventually('another attempt', async () =>
        (await unsettled(world, 'pending')).every(({ attempts }) => attempts >= day + 2),
      );
    }
    expect(await unsettled(world, 'needs-attention')).toEqual([]);
    await world.connect();
    await arrived(world, waiting);
  });

  test('L16: a refusal of the old token that comes after the reconnect is ignored', async () => {
    await start(BACKGROUND_SYNC_ON);
    const reached = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    proxy.intercept = async (call) => {
      if (!readsLead(call)) return undefined;
      proxy.intercept = undefined;
      reached.resolve();
      await released.promise;
      return refusal(190, 463, 'Session has expired.');
    };
    const waiting = await send(DEMO.forms.weddingCake);
    await reached.promise;
    await world.connect();
    released.resolve();
    await arrived(world, waiting);
    expect((await world.page(DEMO.bakeryId)).attention).toBeNull();
    await arrived(world, await send(DEMO.forms.weddingCake, 2));
  });

  test('L16: a refusal of the old token that interrupts a list after the reconnect starts the sync again', async () => {
    await start(BACKGROUND_SYNC_ON);
    await eventually('the first background sync', async () => {
      return (await world.page(DEMO.bakeryId)).catchUp.lastAt !== null;
    });
    const reached = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    proxy.intercept = async ({ path }) => {
      if (path !== `/${DEMO.forms.breakfast}/leads`) return undefined;
      proxy.intercept = undefined;
      reached.resolve();
      await released.promise;
      return refusal(190, 463, 'Session has expired.');
    };
    const formId = DEMO.forms.breakfast;
    const lost = await world.meta.control.createLeads({ formId, count: 3, deliver: false });
    await world.enable(DEMO.bakeryId);
    await reached.promise;
    await world.connect();
    released.resolve();
    await arrived(world, lost.leads);
    expect((await world.page(DEMO.bakeryId)).attention).toBeNull();
  });

  test('error 190/2069032 is a mistake of LeadRabbit and asks for no reconnect', async () => {
    await start();
    const text = 'User Access Token Is Not Supported - A Page access token is required';
    proxy.intercept = (call) => (readsLead(call) ? refusal(190, 2069032, text) : undefined);
    const [lead] = await send(DEMO.forms.weddingCake);
    const { reason } = await held(world, 'pending', lead?.id ?? '');
    expect(reason).not.toContain('Connect');
    expect((await world.page(DEMO.bakeryId)).attention?.code).not.toBe('reconnect');
    // The next lead is still read.
    proxy.intercept = undefined;
    await arrived(world, await send(DEMO.forms.weddingCake));
  });
});

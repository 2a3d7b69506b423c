import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import {
  arrived,
  backgroundSyncAfter,
  BACKGROUND_SYNC_ON,
  leadIds,
  lookBack,
} from '../support/background-sync.ts';
import { eventually } from '../support/eventually.ts';
import { ADMIN } from '../support/start-leadrabbit.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { daysAgo, hoursAgo, startTimeMachine, type TimeMachine } from '../support/time-travel.ts';

let world: World;
let time: TimeMachine;
beforeEach(async () => {
  time = startTimeMachine();
  world = await startWorld({ environment: BACKGROUND_SYNC_ON });
  await world.connect();
});
afterEach(async () => {
  await world.close();
  time.end();
});

/** Sessions end after a week. */
const signInAgain = () => world.app.admin.signIn(ADMIN.email, ADMIN.password);

const send = async (more: object = {}) => {
  const formId = DEMO.forms.breakfast;
  return (await world.meta.control.createLeads({ formId, ...more })).leads;
};
const enable = () => backgroundSyncAfter(world, DEMO.bakeryId, () => world.enable(DEMO.bakeryId));
const disable = () =>
  world.app.admin.post('/api/facebook/pages', { pageId: DEMO.bakeryId, action: 'disable' });

describe('gap after an outage', () => {
  test('L17: connecting again takes in the leads of all the days on which the token was dead', async () => {
    await enable();
    await world.meta.control.revokeTokens({ pageId: DEMO.bakeryId });
    const announced = await send();
    await eventually('the Page is marked', async () => {
      return (await world.page(DEMO.bakeryId)).attention?.code === 'reconnect';
    });
    const missed = [];
    for (let day = 0; day < 5; day += 1) {
      time.forward({ days: 1 });
      missed.push(...(await send({ deliver: false })));
    }
    await signInAgain();
    expect(await leadIds(world)).not.toContain(announced[0]?.id);
    await backgroundSyncAfter(world, DEMO.bakeryId, () => world.connect());
    await arrived(world, [...announced, ...missed]);
  });

  test('L17: connecting again starts a sync at once, long before the next one is due', async () => {
    await enable();
    await world.meta.control.revokeTokens({ pageId: DEMO.bakeryId });
    const missed = await send({ count: 2, deliver: false });
    const announced = await send();
    await eventually('the Page is marked', async () => {
      return (await world.page(DEMO.bakeryId)).attention?.code === 'reconnect';
    });
    const { nextAt } = (await world.page(DEMO.bakeryId)).catchUp;
    expect(Date.parse(nextAt ?? '')).toBeGreaterThan(Date.now() + 60_000);
    await world.connect();
    await arrived(world, [...announced, ...missed]);
  });

  test('L17: leads whose webhooks Meta lost come in with the next background sync', async () => {
    await enable();
    await world.meta.control.changeFaults({ lostWebhooks: { rate: 1 } });
    const lost = await send({ count: 5 });
    await world.meta.control.settle();
    expect(await leadIds(world)).not.toContain(lost[0]?.id);
    // The background sync starts by itself, after the pause that the quota asks for.
    time.forward({ hours: 6 });
    await arrived(world, lost);
    const { origin } = await world.lead(lost[0]?.id ?? '');
    expect(origin?.via).toBe('catch-up');
  });

  test('L17: enabling takes in the leads that were sent while the connection was disabled', async () => {
    await enable();
    await disable();
    time.forward({ days: 12 });
    const missed = await send({ count: 2 });
    time.forward({ days: 3 });
    missed.push(...(await send()));
    await world.meta.control.settle();
    await signInAgain();
    expect(await leadIds(world)).not.toContain(missed[0]?.id);
    await enable();
    await arrived(world, missed);
  });

  test('L17: a LeadRabbit that was down takes in the leads that Meta no longer announces', async () => {
    await enable();
    const url = world.app.url;
    await world.meta.control.changeFaults({ lostWebhooks: { rate: 1 } });
    const missed = await send({ count: 3 });
    await world.meta.control.clearFaults();
    time.forward({ hours: 7 });
    await world.restart();
    expect(world.app.url).toBe(url);
    await arrived(world, missed);
  });
});

describe('days that enabling looks back', () => {
  const old = async () => ({
    hours: await send({ createdTime: hoursAgo(20), deliver: false }),
    week: await send({ createdTime: daysAgo(7), deliver: false }),
    quarter: await send({ createdTime: daysAgo(89.5), deliver: false }),
  });
  const here = async (leads: readonly { id: string }[]) =>
    (await leadIds(world)).includes(leads[0]?.id ?? '');

  test.each([
    [0, [false, false, false]],
    [1, [true, false, false]],
    [30, [true, true, false]],
    [90, [true, true, true]],
  ])(
    'L17: enabling with a look-back of %i days takes in exactly the leads of those days',
    async (days, expected) => {
      const { hours, week, quarter } = await old();
      await backgroundSyncAfter(world, DEMO.bakeryId, () => lookBack(world, DEMO.bakeryId, days));
      expect([await here(hours), await here(week), await here(quarter)]).toEqual(expected);
    },
  );

  test('L17: enabling for the first time looks back one day if nothing is chosen', async () => {
    const { hours, week } = await old();
    await enable();
    expect([await here(hours), await here(week)]).toEqual([true, false]);
  });

  test('L17: enabling a Page that is enabled already can look back further', async () => {
    const { quarter } = await old();
    await enable();
    const page = await backgroundSyncAfter(world, DEMO.bakeryId, () =>
      lookBack(world, DEMO.bakeryId, 90),
    );
    await arrived(world, quarter);
    // Otherwise each later sync would read 90 days again.
    expect(page.catchUp.since, 'the wish is fulfilled').toBeNull();
    const newest = await world.leads('limit=1');
    expect(page.watermark).toBe(newest[0]?.createdAt);
  });

  test('L17: enabling looks back as far as was asked even if another sync is running', async () => {
    const { hours, week } = await old();
    await world.meta.control.changeFaults({ slowMs: 300 });
    await lookBack(world, DEMO.bakeryId, 1);
    await eventually('a pass that reads leads', async () => {
      const calls = await world.meta.control.listRequests();
      return calls.some(({ path }) => path.endsWith('/leads'));
    });
    await lookBack(world, DEMO.bakeryId, 30);
    await world.meta.control.clearFaults();
    await arrived(world, [...hours, ...week]);
  });

  test('L17: enabling a Page that was disabled for longer than Meta keeps leads starts one sync', async () => {
    await enable();
    await disable();
    time.forward({ days: 100 });
    const { quarter, hours } = await old();
    await signInAgain();
    await world.connect();
    const { catchUp: sync, watermark } = await enable();
    await arrived(world, [...quarter, ...hours]);
    expect(sync.since).toBeNull();
    const newest = await world.leads('limit=1');
    expect(watermark).toBe(newest[0]?.createdAt);
  });

  test.each([-1, 91, '30'])(
    'enabling with a look-back of %j days is refused',
    async (lookBackDays) => {
      const body = { pageId: DEMO.bakeryId, action: 'enable', lookBackDays };
      expect((await world.app.admin.post('/api/facebook/pages', body)).status).toBe(400);
      expect((await world.page(DEMO.bakeryId)).isActive).toBe(false);
    },
  );
});

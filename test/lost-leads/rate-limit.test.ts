import { sentenceOf } from '../support/sentence-of.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import {
  arrived,
  backgroundSyncAfter,
  BACKGROUND_SYNC_ON,
  held,
  unsettled,
} from '../support/background-sync.ts';
import { eventually } from '../support/eventually.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { startTimeMachine, type TimeMachine } from '../support/time-travel.ts';

let world: World;
let time: TimeMachine;
beforeEach(async () => {
  time = startTimeMachine();
  world = await startWorld({ environment: BACKGROUND_SYNC_ON });
  await world.connect();
  for (const pageId of [DEMO.bakeryId, DEMO.fitnessId])
    await backgroundSyncAfter(world, pageId, () => world.enable(pageId));
});
afterEach(async () => {
  await world.close();
  time.end();
});

const send = async (formId: string, count = 1) =>
  (await world.meta.control.createLeads({ formId, count })).leads;

const throttle = (minutes: number) =>
  world.meta.control.changeFaults({ rateLimited: { pageId: DEMO.bakeryId, minutes } });

/** Calls that concern the Page, its forms or these leads. */
const callsFor = async (leads: readonly { readonly id: string }[]) => {
  const { weddingCake, breakfast, callBack } = DEMO.forms;
  const ids = [DEMO.bakeryId, weddingCake, breakfast, callBack, ...leads.map(({ id }) => id)];
  const paths = (await world.meta.control.listRequests()).map(({ path }) => path);
  return paths.filter((path) => ids.some((id) => path.split('/')[2] === id));
};

/** Sends a first lead that meets the limit, so that LeadRabbit knows of the limit. */
async function meetTheLimit() {
  const first = await send(DEMO.forms.breakfast);
  const lead = await held(world, 'pending', first[0]?.id ?? '');
  await world.meta.control.clearRequests();
  return { first, lead };
}

describe('Page whose rate limit is reached', () => {
  test('L27: the leads of a throttled Page wait for as long as Meta says, and the Page says so', async () => {
    await throttle(30);
    const { lead } = await meetTheLimit();
    expect(sentenceOf(lead.reason)).toContain('limits how often');
    const minutes = (Date.parse(lead.nextAttemptAt ?? '') - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(29);
    // Meta's answer may round up by a minute, and up to a fifth is added.
    expect(minutes).toBeLessThan(38);
    expect((await world.page(DEMO.bakeryId)).attention?.code).toBe('throttled');
  });

  test('L27: no call is made for a throttled Page until the time that Meta named, whatever the cause', async () => {
    await throttle(30);
    const { first } = await meetTheLimit();
    const waiting = await send(DEMO.forms.weddingCake, 40);
    for (const { id } of waiting) await held(world, 'pending', id);
    await world.app.admin.post('/api/facebook/health', {});
    await world.app.admin.post('/api/facebook/sync', {});
    await world.app.admin.post('/api/facebook/sync', { pageId: DEMO.bakeryId });
    await world.app.admin.post('/api/facebook/inbox/retry', { all: 'pending' });
    await eventually('the retried leads wait again', async () => {
      const leads = await unsettled(world, 'pending');
      return leads.length === waiting.length + first.length;
    });
    time.forward({ minutes: 20 });
    const late = await send(DEMO.forms.breakfast);
    await held(world, 'pending', late[0]?.id ?? '');
    expect(await callsFor([...first, ...waiting, ...late])).toEqual([]);
  });

  test('L27: a rate limit of one Page does not stop the other Pages', async () => {
    await throttle(30);
    const { first } = await meetTheLimit();
    await arrived(world, await send(DEMO.forms.freeTrial, 5));
    expect((await world.page(DEMO.fitnessId)).attention).toBeNull();
    expect((await unsettled(world, 'pending')).map(({ leadId }) => leadId)).toEqual([first[0]?.id]);
  });

  test('L27: after a rate limit all leads come in by themselves, also those that no webhook announced', async () => {
    await throttle(30);
    const { first } = await meetTheLimit();
    await world.meta.control.changeFaults({ lostWebhooks: { rate: 1 } });
    const lost = await send(DEMO.forms.weddingCake, 2);
    await world.meta.control.settle();
    await world.meta.control.changeFaults({ lostWebhooks: null });
    // Up to a fifth is added to the wait, so that the leads are not all read at once.
    time.forward({ minutes: 40 });
    await arrived(world, first);
    await eventually('the Page is well', async () => {
      return (await world.page(DEMO.bakeryId)).attention === null;
    });
    time.forward({ hours: 6 });
    await arrived(world, lost);
  });

  test('L27: a background sync that reaches the rate limit goes on when Meta allows it', async () => {
    await throttle(45);
    await world.meta.control.changeFaults({ lostWebhooks: { rate: 1 } });
    const lost = await send(DEMO.forms.weddingCake, 2);
    time.forward({ minutes: 30 });
    await eventually('a background sync that waits', async () => {
      const page = await world.page(DEMO.bakeryId);
      return page.attention?.code === 'throttled';
    });
    const { nextAt } = (await world.page(DEMO.bakeryId)).catchUp;
    const minutes = (Date.parse(nextAt ?? '') - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(10);
    time.forward({ minutes: 20 });
    await arrived(world, lost);
  });
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { SyncAnswer } from '../../src/contract/sync.ts';
import {
  arrived,
  backgroundSyncAfter,
  BACKGROUND_SYNC_ON,
  graphCalls,
  held,
} from '../support/background-sync.ts';
import { refusal, startGraphProxy, type GraphProxy } from '../support/graph-proxy.ts';
import { eventually } from '../support/eventually.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { ago, hoursAgo } from '../support/time-travel.ts';

const HOUR = 3_600_000;

let proxy: GraphProxy;
let world: World;
beforeEach(async () => {
  proxy = await startGraphProxy();
  world = await startWorld({
    environment: { ...BACKGROUND_SYNC_ON, FACEBOOK_GRAPH_URL: proxy.url },
  });
  proxy.target = world.meta.url;
  await world.connect();
});
afterEach(async () => {
  await world.close();
  await proxy.close();
});

const backgroundSync = () =>
  backgroundSyncAfter(world, DEMO.bakeryId, () => world.enable(DEMO.bakeryId));
const sync = async () => (await world.app.admin.post<SyncAnswer>('/api/facebook/sync', {})).body;
const watermark = async () => (await world.page(DEMO.bakeryId)).watermark ?? '';
/** Meta gives times in whole seconds. */
const inSeconds = (time: string) => Math.floor(Date.parse(time) / 1000);

async function makeLead(createdTime: string, deliver: boolean) {
  const formId = DEMO.forms.breakfast;
  const { leads } = await world.meta.control.createLeads({ formId, createdTime, deliver });
  return leads[0] ?? { id: '' };
}

/** The start of the span that the last pass read, in Unix seconds. */
async function readFrom(): Promise<number> {
  const calls = await graphCalls(world, new RegExp(`${DEMO.forms.breakfast}/leads$`));
  const [filter] = JSON.parse(calls.at(-1)?.query['filtering'] ?? '[]') as { value: number }[];
  return filter?.value ?? NaN;
}

describe('watermark', () => {
  test('L8: the watermark is the time of the newest lead, and never the time of the clock', async () => {
    const createdTime = ago(20 * 60_000);
    await makeLead(createdTime, false);
    await backgroundSync();
    expect(inSeconds(await watermark())).toBe(inSeconds(createdTime));
    // It stays so if a later pass finds nothing new.
    await backgroundSync();
    await sync();
    expect(inSeconds(await watermark())).toBe(inSeconds(createdTime));
  });

  test('L8: the next pass starts an hour before the watermark', async () => {
    const createdTime = ago(20 * 60_000);
    await makeLead(createdTime, false);
    await backgroundSync();
    // This lead was sent before the newest one, and Meta shows it only after the pass.
    const late = await makeLead(ago(70 * 60_000), false);
    await world.meta.control.clearRequests();
    await backgroundSync();
    expect(await readFrom()).toBe(inSeconds(createdTime) - HOUR / 1000);
    await arrived(world, [late]);
  });

  test('L8: the watermark is the start of the first pass if there are no leads', async () => {
    await world.enable(DEMO.fitnessId);
    await backgroundSyncAfter(world, DEMO.fitnessId, () => world.enable(DEMO.fitnessId));
    const newest = await world.leads('limit=1');
    // A pass that runs while the Page is enabled again does not move the watermark; the next pass does.
    await eventually('the watermark at the newest lead', async () => {
      const { watermark } = await world.page(DEMO.fitnessId);
      return watermark === (newest[0]?.createdAt ?? 'the only lead of the last day');
    });
  });

  test('L8: a lead with an unreadable time or a time in the future does not move the watermark', async () => {
    const createdTime = ago(20 * 60_000);
    await makeLead(createdTime, false);
    proxy.intercept = ({ path }) =>
      path === `/${DEMO.forms.weddingCake}/leads`
        ? {
            body: {
              data: [
                { id: '610000000900001', created_time: '2199-01-01T00:00:00+0000', field_data: [] },
                { id: '610000000900002', created_time: 'yesterday', field_data: [] },
              ],
            },
          }
        : undefined;
    await backgroundSync();
    await arrived(world, [{ id: '610000000900001' }, { id: '610000000900002' }]);
    expect(inSeconds(await watermark())).toBe(inSeconds(createdTime));
  });

  test('L7: the watermark does not pass a lead that was announced and cannot be read yet', async () => {
    await backgroundSync();
    const failed = hoursAgo(1);
    const hidden = { id: '610000000900003' };
    proxy.intercept = ({ path }) =>
      path === `/${hidden.id}` ? refusal(100, 33, 'Unsupported get request.') : undefined;
    await world.meta.control.sendChange({
      entryId: DEMO.bakeryId,
      field: 'leadgen',
      value: {
        leadgen_id: hidden.id,
        page_id: DEMO.bakeryId,
        form_id: DEMO.forms.breakfast,
        created_time: inSeconds(failed),
      },
    });
    await held(world, 'pending', hidden.id);
    const newer = await makeLead(ago(60_000), true);
    await arrived(world, [newer]);

    const before = await watermark();
    await backgroundSync();
    await sync();
    expect(Date.parse(await watermark())).toBeLessThan(inSeconds(failed) * 1000);
    expect(Date.parse(await watermark())).toBeGreaterThanOrEqual(Date.parse(before));

    // The watermark moves once the lead is here.
    proxy.intercept = ({ path }) =>
      path === `/${hidden.id}`
        ? { body: { id: hidden.id, created_time: failed, form_id: DEMO.forms.breakfast } }
        : undefined;
    await world.app.admin.post('/api/facebook/inbox/retry', { leadId: hidden.id });
    await arrived(world, [hidden]);
    await backgroundSync();
    expect(Date.parse(await watermark())).toBeGreaterThan(inSeconds(failed) * 1000);
  });

  test('L7: the watermark does not move if one form of many could not be read', async () => {
    await backgroundSync();
    const before = await watermark();
    const missed = await makeLead(hoursAgo(1), false);
    const formId = DEMO.forms.weddingCake;
    const createdTime = ago(60_000);
    const read = await world.meta.control.createLeads({ formId, createdTime, deliver: false });
    proxy.intercept = ({ path }) =>
      path === `/${DEMO.forms.breakfast}/leads` ? refusal(2, 0, 'Please retry.') : undefined;

    const answer = await sync();
    expect(answer.problems).toMatchObject([{ formName: 'Frühstück fürs Büro' }]);
    await arrived(world, read.leads);
    expect(await watermark()).toBe(before);

    proxy.intercept = undefined;
    expect((await sync()).problems).toEqual([]);
    await arrived(world, [missed]);
    expect(inSeconds(await watermark())).toBe(inSeconds(createdTime));
  });
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { arrived, BACKGROUND_SYNC_ON, graphCalls, leadIds } from '../support/background-sync.ts';
import { eventually } from '../support/eventually.ts';
import { startGraphProxy, type GraphProxy } from '../support/graph-proxy.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { sync } from '../support/sync.ts';

const HTML = { status: 500, headers: { 'content-type': 'text/html' }, body: '<html>' };

let proxy: GraphProxy;
let world: World;
async function start(environment: Record<string, string> = {}): Promise<void> {
  proxy = await startGraphProxy();
  world = await startWorld({ environment: { FACEBOOK_GRAPH_URL: proxy.url, ...environment } });
  proxy.target = world.meta.url;
  await world.connect();
}
afterEach(async () => {
  await world.close();
  await proxy.close();
});

const silently = async (formId: string, count: number) =>
  (await world.meta.control.createLeads({ formId, count, deliver: false })).leads;

describe('form that fails while it is read', () => {
  beforeEach(async () => {
    await start();
    await world.enable(DEMO.bakeryId);
  });

  test('L9: a form that fails while it is read keeps the leads read before, does not stop the other forms, and is read to its end later', async () => {
    const dying = await silently(DEMO.forms.weddingCake, 250);
    const others = await silently(DEMO.forms.breakfast, 3);
    proxy.intercept = ({ path, query }) =>
      path === `/${DEMO.forms.weddingCake}/leads` && query.has('after') ? HTML : undefined;
    const { body } = await sync(world);
    expect(body.problems.map(({ formName }) => formName)).toEqual(['Wedding cake enquiry']);
    await arrived(world, others);
    const newest = new Set(dying.slice(-100).map(({ id }) => id));
    expect((await leadIds(world)).filter((id) => newest.has(id))).toHaveLength(100);

    proxy.intercept = undefined;
    expect((await sync(world)).body.problems).toEqual([]);
    await arrived(world, dying);
  });
});

describe('Page whose lists hang', () => {
  beforeEach(() => start(BACKGROUND_SYNC_ON));

  test('L29: a Page whose lists hang does not delay the sync of another Page', async () => {
    await world.meta.control.changeFaults({
      hangingCalls: { pageId: DEMO.bakeryId, calls: 'leadList' },
    });
    await world.enable(DEMO.bakeryId);
    await eventually('a list that hangs', async () => {
      return (await graphCalls(world, /\/leads$/)).length > 0;
    });
    const missed = await silently(DEMO.forms.freeTrial, 3);
    await world.enable(DEMO.fitnessId);
    await arrived(world, missed);
    expect((await world.page(DEMO.bakeryId)).catchUp.lastAt).toBeNull();
  });

  test('the list of forms is read once for enabling a Page and for the sync that follows', async () => {
    await world.enable(DEMO.bakeryId);
    await eventually('the background sync', async () => {
      return (await world.page(DEMO.bakeryId)).catchUp.lastAt !== null;
    });
    const calls = await graphCalls(world, new RegExp(`${DEMO.bakeryId}/leadgen_forms$`));
    const leads = await graphCalls(world, /\/leads$/);
    const before = calls.filter(({ id }) => id < (leads[0]?.id ?? Infinity));
    expect(before).toHaveLength(1);
  });
});

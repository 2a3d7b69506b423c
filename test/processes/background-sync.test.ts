import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { BACKGROUND_SYNC_ON } from '../support/background-sync.ts';
import { eventually } from '../support/eventually.ts';
import { startGraphProxy, type GraphCall, type GraphProxy } from '../support/graph-proxy.ts';
import { START_TIMEOUT_MS } from '../support/run-leadrabbit.ts';
import { startTwo, type TwoProcesses } from './start-two.ts';

const PASSES = 8;
/** Long enough that two passes that begin at about the same time overlap. */
const CALL_MS = 150;

let proxy: GraphProxy;
let two: TwoProcesses;
beforeAll(async () => {
  proxy = await startGraphProxy();
  two = await startTwo({ ...BACKGROUND_SYNC_ON, FACEBOOK_GRAPH_URL: proxy.url }, (meta) => {
    proxy.target = meta.url;
  });
}, 3 * START_TIMEOUT_MS);
afterAll(async () => {
  await two.close();
  await proxy.close();
});

/** Whether it reads a list of leads, as a sync does. All lists are of one Page here. */
const readsList = ({ path }: GraphCall) => /^\/\d+\/leads$/.test(path);

test('two processes never read the same Page in the background at the same time', async () => {
  const { first, second, meta } = two;
  const underWay = new Set<GraphCall>();
  const overlapping: string[][] = [];
  let calls = 0;
  proxy.intercept = async (call) => {
    if (!readsList(call)) return undefined;
    calls += 1;
    underWay.add(call);
    if (underWay.size > 1) overlapping.push([...underWay].map(({ path }) => path));
    await new Promise((resolve) => setTimeout(resolve, CALL_MS));
    underWay.delete(call);
    return undefined;
  };
  const formId = DEMO.forms.breakfast;
  for (let pass = 0; pass < PASSES; pass += 1) {
    const { leads } = await meta.control.createLeads({ formId, deliver: false });
    // A Page is due at once when it is enabled again.
    for (const { admin } of [first, second])
      await admin.post('/api/facebook/pages', { pageId: DEMO.bakeryId, action: 'enable' });
    await eventually(
      'the lead is there',
      async () =>
        JSON.stringify((await second.admin.get('/api/leads')).body).includes(leads[0]?.id ?? '-'),
      30_000,
    );
  }
  expect(calls).toBeGreaterThanOrEqual(PASSES);
  expect(overlapping).toEqual([]);
});

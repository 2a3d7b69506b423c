import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { BACKGROUND_SYNC_ON } from '../support/background-sync.ts';
import { eventually } from '../support/eventually.ts';
import { startGraphProxy, type GraphCall, type GraphProxy } from '../support/graph-proxy.ts';
import { START_TIMEOUT_MS } from '../support/run-leadrabbit.ts';
import { startTwo, type TwoProcesses } from './start-two.ts';

const PAGES: readonly string[] = [DEMO.bakeryId, DEMO.fitnessId];
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

/** The Page whose forms are listed: each pass begins with it. */
const listedPage = ({ path }: GraphCall) => /^\/(\d+)\/leadgen_forms$/.exec(path)?.[1];

test(
  'two processes never read the same Page in the background at the same time',
  { timeout: 90_000 },
  async () => {
    const { first, meta } = two;
    const underWay = new Set<string>();
    const overlapping: string[] = [];
    const begun = new Map<string, number>();
    proxy.intercept = async (call) => {
      const pageId = listedPage(call);
      const key = `${call.path}?${call.query.get('after') ?? ''}`;
      if (pageId !== undefined) begun.set(pageId, (begun.get(pageId) ?? 0) + 1);
      if (!/\/(leadgen_forms|leads)$/.test(call.path)) return undefined;
      if (underWay.has(key)) overlapping.push(key);
      underWay.add(key);
      await new Promise((resolve) => setTimeout(resolve, CALL_MS));
      underWay.delete(key);
      return undefined;
    };
    for (const pageId of PAGES)
      await first.admin.post('/api/facebook/pages', { pageId, action: 'enable' });
    const formId = DEMO.forms.breakfast;
    for (let pass = 0; pass < PASSES; pass += 1) {
      // A Page is due at once when it is enabled again.
      const before = new Map(begun);
      const { leads } = await meta.control.createLeads({ formId, deliver: false });
      for (const each of [two.first, two.second])
        await each.admin.post('/api/facebook/pages', { pageId: DEMO.bakeryId, action: 'enable' });
      await eventually(
        'a background sync begins',
        () => (begun.get(DEMO.bakeryId) ?? 0) > (before.get(DEMO.bakeryId) ?? 0),
        30_000,
      );
      await eventually(
        'the lead is there',
        async () =>
          JSON.stringify((await two.second.admin.get('/api/leads')).body).includes(
            leads[0]?.id ?? '-',
          ),
        30_000,
      );
    }
    expect(overlapping).toEqual([]);
  },
);

import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { readsLead, startGraphProxy, type GraphProxy } from '../support/graph-proxy.ts';
import { startWorld, type World } from '../support/start-world.ts';

let world: World;
let proxy: GraphProxy;
beforeEach(async () => {
  proxy = await startGraphProxy();
  world = await startWorld({ environment: { FACEBOOK_GRAPH_URL: proxy.url } });
  proxy.target = world.meta.url;
});
afterEach(async () => {
  await proxy.close();
  await world.close();
});

test.each([2, 10])(
  'a lead of a healthy Page comes in while reading the leads of %i other Pages hangs',
  async (count) => {
    const slowPages: { formId: string }[] = [];
    for (let n = 0; n < count; n += 1) {
      const { id: pageId } = await world.meta.control.addPage({ name: `Slow ${n}` });
      const { id: formId } = await world.meta.control.addForm({
        pageId,
        name: `Form ${n}`,
        questions: [{ key: 'email', type: 'EMAIL' }],
      });
      slowPages.push({ formId });
    }
    await world.connect();
    for (const { pageId, parentPageId } of await world.pages())
      if (parentPageId === null) await world.enable(pageId);

    const slowLeads = new Set<string>();
    const hanging = new Set<string>();
    proxy.intercept = async (call) => {
      const leadId = call.path.slice(1);
      if (!readsLead(call) || !slowLeads.has(leadId)) return undefined;
      hanging.add(leadId);
      await sleep(60_000, undefined, { ref: false });
      return undefined;
    };
    const make = (formId: string, leads: number, deliver: boolean) =>
      world.meta.control.createLeads({ formId, count: leads, deliver });
    for (const { formId } of slowPages) {
      const { leads } = await make(formId, 30, true);
      for (const { id } of leads) slowLeads.add(id);
    }
    await world.meta.control.settle();

    const { leads } = await make(DEMO.forms.breakfast, 1, true);
    await world.lead(leads[0]?.id ?? '');
    expect(hanging.size).toBeGreaterThan(0);
    const here = new Set((await world.leads()).map(({ metaData }) => metaData?.leadId));
    expect([...slowLeads].filter((id) => here.has(id))).toEqual([]);
  },
);

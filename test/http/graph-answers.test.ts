import { describe, expect, test as base } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { ODD_KINDS } from '../../meta-emulator/faults/odd-answers.ts';
import { arrived, graphCalls, unsettled } from '../support/background-sync.ts';
import { eventually } from '../support/eventually.ts';
import { sentenceOf } from '../support/sentence-of.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { sync } from '../support/sync.ts';

/** `slowBody` ends only after the time limit of a call, so a unit test covers it. */
const KINDS = ODD_KINDS.filter((kind) => kind !== 'slowBody');
const formId = DEMO.forms.weddingCake;

const { bakeryId } = DEMO;

/** Each test has a world of its own. They run side by side, because they mostly wait for retries. */
const test = base.extend<{ world: World }>({
  // oxlint-disable-next-line no-empty-pattern -- the runner reads the fixtures from the pattern
  world: async ({}, provide) => {
    const world = await startWorld();
    await world.connect();
    await world.enable(bakeryId);
    await provide(world);
    await world.close();
  },
});

const missedLeads = async ({ meta }: World, count: number) =>
  (await meta.control.createLeads({ formId, count, deliver: false })).leads;

/** The calls of a sync, without those of a health check that runs at the same time. */
const listCalls = (world: World) => graphCalls(world, /\/(leadgen_forms|leads)$/);

describe.concurrent('odd answers of Meta', () => {
  test.for(KINDS)(
    'a lead is stored after one odd answer of the kind %s',
    async (kind, { world }) => {
      await world.meta.control.changeFaults({ oddAnswers: { kind, calls: 'lead', times: 1 } });
      const { leads } = await world.meta.control.createLeads({ formId });
      await arrived(world, leads);
    },
  );

  test.for(KINDS)(
    'no lead needs attention while all answers are of the odd kind %s',
    async (kind, { world }) => {
      await world.meta.control.changeFaults({ oddAnswers: { kind, calls: 'lead' } });
      const { leads } = await world.meta.control.createLeads({ formId });
      await eventually('LeadRabbit has tried twice', async () => {
        const reads = await graphCalls(world, new RegExp(`/${leads[0]?.id}$`));
        return reads.length >= 2;
      });
      expect(await unsettled(world, 'needs-attention')).toEqual([]);
      await world.meta.control.clearFaults();
      await arrived(world, leads);
    },
  );

  test('a sync reads the whole list although one page of it has an odd answer', async ({
    world,
  }) => {
    const leads = await missedLeads(world, 250);
    await world.meta.control.changeFaults({
      oddAnswers: { kind: 'html200', calls: 'leadList', times: 2 },
    });
    expect((await sync(world)).body.problems).toEqual([]);
    await arrived(world, leads);
  });
});

describe.concurrent('rate limits of Meta', () => {
  test.for([4, 17, 32, 341, 368, 613, 80_001, 80_004])(
    'error %i stops a sync and marks the Page, although Meta calls it transient',
    async (code, { world }) => {
      await missedLeads(world, 3);
      await world.meta.control.changeFaults({
        rateLimited: { pageId: bakeryId, minutes: 5, code, isTransient: true },
      });
      await world.meta.control.clearRequests();
      const { status, body } = await sync(world);
      expect(status).toBe(502);
      expect(body).toMatchObject({ code: 'sync-failed', error: expect.stringMatching(/limits/) });
      // There is no call if a health check of the Page met the limit first.
      expect((await listCalls(world)).length).toBeLessThanOrEqual(1);
      expect((await world.page(bakeryId)).attention).toMatchObject({ code: 'throttled' });
    },
  );

  test('while Meta limits the calls, pending leads make no calls', async ({ world }) => {
    await world.meta.control.changeFaults({
      rateLimited: { pageId: bakeryId, minutes: 5, code: 4, isTransient: true },
    });
    const first = await world.meta.control.createLeads({ formId });
    const pending = (id = '') =>
      eventually(`lead ${id} is pending`, async () =>
        (await unsettled(world, 'pending')).find(({ leadId }) => leadId === id),
      );
    expect(sentenceOf((await pending(first.leads[0]?.id)).reason)).toMatch(/limits/);
    await world.meta.control.clearRequests();
    const { leads } = await world.meta.control.createLeads({ formId, count: 6 });
    for (const { id } of leads) await pending(id);
    expect(await graphCalls(world, /\/\d+$/)).toEqual([]);
  });
});

describe.concurrent('endless lists of Meta', () => {
  test.for(['empty', 'repeated', 'sameCursor'] as const)(
    'a sync stops at an endless list of the kind %s and says so',
    async (kind, { world }) => {
      const leads = await missedLeads(world, 3);
      await world.meta.control.changeFaults({ endlessLists: { pageId: bakeryId, kind } });
      await world.meta.control.clearRequests();
      const { body } = await sync(world);
      expect(JSON.stringify(body)).toMatch(/does not end/);
      expect((await listCalls(world)).length).toBeLessThan(60);
      await world.meta.control.clearFaults();
      expect((await sync(world)).body.problems).toEqual([]);
      await arrived(world, leads);
    },
  );
});

describe.concurrent('hidden forms', () => {
  test('if Meta hides the forms of a Page, enabling it says what is missing and what to press', async ({
    world,
  }) => {
    await world.meta.control.changeFaults({ hiddenEdge: {} });
    const { status, body } = await world.enable(DEMO.fitnessId);
    expect(status).toBe(502);
    expect(body).toMatchObject({
      code: 'meta-refused',
      error: expect.stringMatching(/leads_retrieval.*task.*press Connect/),
    });
    expect((await world.page(DEMO.fitnessId)).attention).toMatchObject({ code: 'permission' });
  });
});

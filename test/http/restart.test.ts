import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { startEmulator, type Emulator } from '../../meta-emulator/start-emulator.ts';
import type { LeadList } from '../../src/contract/lead.ts';
import { eventually } from '../support/eventually.ts';
import { signInToMeta } from '../support/meta-dialog.ts';
import { delivery, leadgenChange, postWebhook } from '../support/post-webhook.ts';
import {
  runLeadRabbit,
  START_TIMEOUT_MS,
  type LeadRabbitProcess,
} from '../support/run-leadrabbit.ts';
import { APP_ID, APP_SECRET } from '../support/start-leadrabbit.ts';
import { startWorld } from '../support/start-world.ts';

describe('a restart', () => {
  test('L29: leads that were acknowledged while Meta was down are stored after a restart', async () => {
    const world = await startWorld();
    try {
      await world.connect();
      await world.enable(DEMO.bakeryId);
      await world.meta.control.changeFaults({ serverError: {} });
      const { leads } = await world.meta.control.createLeads({
        formId: DEMO.forms.callBack,
        count: 20,
        deliver: false,
      });
      const changes = leads.map(({ id }) => leadgenChange({ leadgen_id: id }));
      const answer = await postWebhook(world.app, delivery({ [DEMO.bakeryId]: changes }));
      expect(answer.body).toEqual({ success: true, leadsProcessed: 20 });
      await world.restart();
      expect(await world.leads()).toEqual([]);
      await world.meta.control.clearFaults();
      for (const { id } of leads) await world.lead(id);
      expect(await world.leads()).toHaveLength(20);
    } finally {
      await world.close();
    }
  }, 60_000);
});

describe('a power failure', () => {
  let meta: Emulator;
  let app: LeadRabbitProcess;
  beforeEach(async () => {
    meta = await startEmulator({ appId: APP_ID, appSecret: APP_SECRET });
    app = await runLeadRabbit(meta.url);
    await app.admin.get(await signInToMeta(app.admin));
    await app.admin.post('/api/facebook/pages', { pageId: DEMO.bakeryId, action: 'enable' });
  }, START_TIMEOUT_MS);
  afterEach(async () => {
    await meta.close();
    await app.close();
  });

  const crmIds = async () => {
    const { body } = await app.admin.get<LeadList>('/api/leads?limit=500');
    return body.leads.map(({ metaData }) => metaData?.leadId ?? '');
  };

  test('L29: every acknowledged lead is stored once after a power failure right after the answers', async () => {
    await meta.control.changeFaults({ dropConnection: {} });
    const { leads } = await meta.control.createLeads({
      formId: DEMO.forms.callBack,
      count: 50,
      deliver: false,
    });
    const answers = await Promise.all(
      leads.map(({ id }) =>
        postWebhook(app, delivery({ [DEMO.bakeryId]: [leadgenChange({ leadgen_id: id })] })),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    app = await app.killAndRestart();
    await meta.control.clearFaults();
    const wanted = leads.map(({ id }) => id).toSorted();
    // The leads that the dead process worked on are free when its lease ends, at the latest.
    const haveAll = async () => (await crmIds()).length >= wanted.length;
    await eventually('all leads are in the CRM', haveAll, 90_000);
    expect((await crmIds()).toSorted()).toEqual(wanted);
  }, 120_000);

  test(
    'a status that a person set is not lost in a power failure',
    async () => {
      const { leads } = await meta.control.createLeads({
        formId: DEMO.forms.callBack,
        deliver: false,
      });
      const leadId = leads[0]?.id ?? '';
      await postWebhook(
        app,
        delivery({ [DEMO.bakeryId]: [leadgenChange({ leadgen_id: leadId })] }),
      );
      await eventually('the lead is in the CRM', async () => (await crmIds()).includes(leadId));
      const list = async () => (await app.admin.get<LeadList>('/api/leads')).body.leads;
      const [lead] = await list();
      expect((await app.admin.patch(`/api/leads/${lead?._id}`, { status: 'Won' })).status).toBe(
        200,
      );
      app = await app.killAndRestart();
      expect(await list()).toMatchObject([{ _id: lead?._id, status: 'Won' }]);
    },
    START_TIMEOUT_MS,
  );
});

import type { Engine } from '../engine.ts';
import { faultSchema } from '../faults/fault-schema.ts';
import { settingsSchema } from '../settings.ts';
import { SAMPLES, TEST_PING } from '../webhooks/sample-changes.ts';
import { changeApp } from './change-app.ts';
import { addForm, addPage, createToken, getPage, revokeTokens } from './change-world.ts';
import { ControlError } from './control-error.ts';
import { changeSchema, chaosSchema } from './control-schemas.ts';
import { createLeads } from './create-leads.ts';
import type { EmulatorControl, FaultState } from './emulator-control.ts';
import { presentState } from './present-state.ts';

/** The control functions over an emulator in this process. `restart` builds the first world again. */
export function createControl(engine: Engine, restart: () => void): EmulatorControl {
  const { faults, outbox, requests } = engine;

  const faultState = (): FaultState => ({
    faults: faults.manual(),
    chaos: faults.chaos() ?? null,
    inForce: faults.current(),
  });
  const callback = () => {
    const subscription = engine.world.appSubscriptions.get('page');
    if (!subscription) throw new ControlError(409, 'The app has no webhook subscription yet.');
    return subscription.callbackUrl;
  };

  return {
    createLeads: async (leads) => createLeads(engine, leads),
    listLeads: async () =>
      [...engine.world.leads.values()].map(({ id, formId, pageId, createdTime }) => ({
        id,
        formId,
        pageId,
        createdTime: createdTime.toISOString(),
      })),
    getState: async () => presentState(engine),
    listDeliveries: async () => outbox.all(),
    async redeliver(id) {
      const delivery = outbox.redeliver(id);
      if (!delivery) throw new ControlError(404, `There is no delivery ${id}.`);
      return delivery;
    },
    settle: () => outbox.settled(),
    async ping() {
      callback();
      outbox.add(TEST_PING);
    },
    sendChange: async (change) => outbox.add(changeSchema.parse(change)),
    async sendSample(name) {
      if (!Object.hasOwn(SAMPLES, name)) throw new ControlError(404, `There is no sample ${name}.`);
      outbox.add(SAMPLES[name]);
    },
    deliverRaw: async (body) => outbox.sendRaw(callback(), body),
    getFaults: async () => faultState(),
    async changeFaults(patch) {
      faults.change(faultSchema.parse(patch), engine.now(), engine.world.counters.token);
      return faultState();
    },
    clearFaults: async () => faults.clear(),
    async startChaos(start) {
      faults.startChaos(chaosSchema.parse(start));
      return faultState();
    },
    stopChaos: async () => faults.stopChaos(),
    addPage: async (page) => addPage(engine, page),
    addForm: async (form) => addForm(engine, form),
    async unsubscribePage(pageId) {
      getPage(engine, pageId).subscribedFields = undefined;
    },
    createToken: async (token) => createToken(engine, token),
    revokeTokens: async (revocation) => revokeTokens(engine, revocation),
    async changeApp(patch) {
      changeApp(engine, patch);
      return presentState(engine);
    },
    async changeSettings(patch) {
      engine.settings = {
        ...engine.settings,
        ...settingsSchema.partial().parse(patch),
      } as Engine['settings'];
      return engine.settings;
    },
    listRequests: async () => requests.all(),
    clearRequests: async () => requests.clear(),
    reset: async () => restart(),
  };
}

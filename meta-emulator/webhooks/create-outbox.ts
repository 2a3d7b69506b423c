import { setTimeout as delay } from 'node:timers/promises';
import type { Engine } from '../engine.ts';
import type { AppSubscription } from '../world/world.ts';
import type { Change } from './change.ts';
import { isOwed } from './delivery.ts';
import { createDeliveryLog } from './delivery-log.ts';
import { createDispatcher } from './dispatcher.ts';
import { loseSome } from './lose-some.ts';
import type { Outbox } from './outbox.ts';
import { createRecordDeliveries } from './record-deliveries.ts';

/** How many deliveries the inspector shows after a restart, besides those that are still owed. */
const MOST_KEPT = 200;

/** The outbox over the engine, which is built after it. */
export function createOutbox(getEngine: () => Engine): Outbox {
  const log = createDeliveryLog();
  const dispatcher = createDispatcher(getEngine);
  const { record, create } = createRecordDeliveries(getEngine, log);
  let gathered: Change[] = [];
  let timer: NodeJS.Timeout | undefined;

  const flush = () => {
    timer = undefined;
    const changes = gathered;
    gathered = [];
    const { world, settings, faults, random } = getEngine();
    const ordered = faults.current().reorderWebhooks ? random.shuffle(changes) : changes;
    for (const [object, ofObject] of Map.groupBy(ordered, (change) => change.object)) {
      const subscription = world.appSubscriptions.get(object);
      if (!subscription?.active) continue;
      for (let start = 0; start < ofObject.length; start += settings.maxBatch)
        post(subscription, ofObject.slice(start, start + settings.maxBatch));
    }
  };

  const post = (subscription: AppSubscription, changes: Change[]) => {
    const { faults } = getEngine();
    const { sent, lost } = loseSome(getEngine(), changes);
    if (lost.length > 0) create(subscription, lost, 'lost');
    if (sent.length === 0) return;
    for (let copy = 0; copy < (faults.current().duplicateWebhooks ?? 1); copy += 1)
      dispatcher.start(create(subscription, sent, 'pending'));
  };

  return {
    add(change) {
      gathered.push(change);
      timer ??= setTimeout(flush, getEngine().settings.batchWindowMs);
    },
    sendRaw(url, body, leadIds = []) {
      const delivery = record(url, body, leadIds, 'pending');
      dispatcher.start(delivery);
      return delivery;
    },
    redeliver(id) {
      const delivery = log.find(id);
      if (!delivery) return undefined;
      delivery.state = 'pending';
      dispatcher.start(delivery);
      return delivery;
    },
    all: () => log.all(),
    ofLead: (leadId) => log.ofLead(leadId),
    restore(deliveries) {
      for (const delivery of deliveries) dispatcher.resume(log.restore(delivery));
    },
    flush() {
      clearTimeout(timer);
      flush();
    },
    save() {
      const all = log.all();
      const owed = all.slice(0, -MOST_KEPT).filter(isOwed);
      return [...owed, ...all.slice(-MOST_KEPT)];
    },
    async settled() {
      const isBusy = () => timer !== undefined || dispatcher.isBusy();
      while (isBusy()) await delay(5);
    },
    clear() {
      clearTimeout(timer);
      timer = undefined;
      gathered = [];
      dispatcher.stop();
      log.clear();
    },
  };
}

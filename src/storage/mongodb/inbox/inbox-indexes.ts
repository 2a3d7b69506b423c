import type { NeededIndex } from '../connection/indexes.ts';

const collection = 'meta_leads';

/** Only leads that wait for a worker. */
const IS_DUE = { dueAt: { $exists: true } };

/** Queries name these as their hint. */
export const inboxIndexes: readonly NeededIndex[] = [
  { collection, name: 'leadId', key: { leadId: 1 }, unique: true },
  { collection, name: 'dueAt', key: { dueAt: 1, _id: 1 }, partialFilterExpression: IS_DUE },
  {
    collection,
    name: 'pageId_dueAt',
    key: { pageId: 1, dueAt: 1, _id: 1 },
    partialFilterExpression: IS_DUE,
  },
  { collection, name: 'state_receivedAt', key: { state: 1, receivedAt: 1, leadId: 1 } },
  { collection, name: 'state_processedAt', key: { state: 1, processedAt: -1, _id: -1 } },
  {
    collection,
    name: 'form_counts',
    key: { pageId: 1, formId: 1, platform: 1, state: 1, created_time: -1 },
  },
  { collection, name: 'pageId_webhookAt', key: { pageId: 1, webhookAt: -1 } },
  { collection, name: 'pageId_created_time', key: { pageId: 1, created_time: 1 } },
  { collection, name: 'formId_created_time', key: { formId: 1, created_time: 1 } },
  {
    collection,
    name: 'formId_state_created_time',
    key: { formId: 1, state: 1, created_time: -1 },
  },
  { collection: 'webhook_deliveries', name: 'receivedAt', key: { receivedAt: 1 } },
  { collection: 'webhook_deliveries', name: 'leadIds', key: { leadIds: 1 } },
];

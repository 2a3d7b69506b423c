import type { NeededIndex } from '../connection/indexes.ts';

const collection = 'meta_leads';

/** Only leads that wait for a worker. */
const IS_DUE = { dueAt: { $exists: true } };

/** Only leads that are not in the CRM: few, or at least fewer. Their queries repeat this condition. */
const IS_NOT_IN_CRM = { processed: false };

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
  {
    collection,
    name: 'held',
    key: { state: 1, receivedAt: 1, leadId: 1 },
    partialFilterExpression: IS_NOT_IN_CRM,
  },
  {
    collection,
    name: 'held_causes',
    key: { state: 1, pageId: 1, platform: 1, failure: 1, receivedAt: 1, leadId: 1 },
    partialFilterExpression: IS_NOT_IN_CRM,
  },
  {
    collection,
    name: 'unread',
    key: { pageId: 1, state: 1, created_time: 1 },
    partialFilterExpression: IS_NOT_IN_CRM,
  },
  {
    collection,
    name: 'stored',
    key: { processedAt: -1, _id: -1, via: 1, created_time: 1, pageId: 1 },
    partialFilterExpression: { state: 'stored' },
  },
  // All that is counted by form, so that no document is read for it.
  {
    collection,
    name: 'form_counts',
    key: { state: 1, storedOn: 1, pageId: 1, formId: 1, platform: 1, created_time: 1 },
  },
  {
    collection,
    name: 'erasedOn',
    key: { erasedOn: 1, pageId: 1, formId: 1, platform: 1, created_time: 1, storedOn: 1 },
    partialFilterExpression: { state: 'erased' },
  },
  {
    collection,
    name: 'completion',
    key: { 'completion.id': 1 },
    partialFilterExpression: { 'completion.id': { $exists: true } },
  },
  {
    collection,
    name: 'pageId_webhookAt',
    key: { pageId: 1, webhookAt: -1 },
    partialFilterExpression: { webhookAt: { $exists: true } },
  },
  {
    collection,
    name: 'pageId_created_time',
    key: { pageId: 1, created_time: 1, webhookAt: 1 },
  },
  {
    collection,
    name: 'formId_created_time',
    key: { formId: 1, created_time: -1, state: 1 },
  },
  { collection: 'webhook_deliveries', name: 'receivedAt', key: { receivedAt: 1 } },
  { collection: 'webhook_deliveries', name: 'leadIds', key: { leadIds: 1 } },
];

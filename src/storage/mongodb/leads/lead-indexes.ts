import type { NeededIndex } from '../connection/indexes.ts';

/** Queries name these as their hint. */
export const leadIndexes: readonly NeededIndex[] = [
  {
    collection: 'leads',
    name: 'metaData.leadId',
    key: { 'metaData.leadId': 1 },
    unique: true,
    sparse: true,
  },
  // Sparse, so that other programs may add documents; `npm run adopt` gives them a position.
  { collection: 'leads', name: 'position', key: { position: -1 }, unique: true, sparse: true },
  { collection: 'leads', name: 'status_position', key: { status: 1, position: -1 } },
  // Few leads have a place of their own.
  {
    collection: 'leads',
    name: 'status_rank',
    key: { status: 1, rank: 1, position: 1 },
    partialFilterExpression: { rank: { $gt: '' } },
  },
  { collection: 'leads', name: 'source_position', key: { source: 1, position: -1 } },
  {
    collection: 'leads',
    name: 'status_source_position',
    key: { status: 1, source: 1, position: -1 },
  },
  // Sparse is not possible with two fields; leads of other programs are left out by their position.
  { collection: 'leads', name: 'updatedAt_position', key: { updatedAt: -1, position: -1 } },
  { collection: 'leads', name: 'nameKey_position', key: { nameKey: 1, position: 1 } },
  // By activity and by name, the leads of one status or of several.
  {
    collection: 'leads',
    name: 'status_updatedAt_position',
    key: { status: 1, updatedAt: -1, position: -1 },
  },
  {
    collection: 'leads',
    name: 'status_nameKey_position',
    key: { status: 1, nameKey: 1, position: 1 },
  },
  { collection: 'leads', name: 'prefixes_position', key: { prefixes: 1, position: -1 } },
  { collection: 'leads', name: 'terms_position', key: { terms: 1, position: -1 } },
  { collection: 'leads', name: 'searchVersion', key: { searchVersion: 1 } },
  {
    collection: 'leads',
    name: 'assignmentDueAt',
    key: { assignmentDueAt: 1 },
    sparse: true,
  },
  // Sparse: few leads are ever taken by "Answer next".
  { collection: 'leads', name: 'lease.until', key: { 'lease.until': 1 }, sparse: true },
  {
    collection: 'leads',
    name: 'customFields.name',
    key: { 'customFields.name': 1 },
    sparse: true,
  },
  { collection: 'leads', name: 'ownerId', key: { ownerId: 1 } },
  {
    collection: 'leads',
    name: 'status_priority_position',
    key: { status: 1, priority: 1, position: -1 },
  },
  { collection: 'leads', name: 'pendingSince', key: { pendingSince: 1 }, sparse: true },
  { collection: 'lead_events', name: 'changedAt', key: { changedAt: 1, n: 1, _id: 1 } },
  { collection: 'lead_events', name: 'leadId_n', key: { leadId: 1, n: -1 } },
  {
    collection: 'conversations',
    name: 'leadId_startedAt',
    key: { leadId: 1, startedAt: -1, _id: -1 },
  },
  { collection: 'conversations', name: 'pendingSince', key: { pendingSince: 1 }, sparse: true },
  {
    collection: 'live_changes',
    name: 'changedAt',
    key: { changedAt: 1 },
    expireAfterSeconds: 3_600,
  },
];

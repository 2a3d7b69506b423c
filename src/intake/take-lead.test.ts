import { beforeEach, expect, test } from 'vitest';
import { samplePage } from '../connections/health/testing/fake-stores.ts';
import { storageUnavailable } from '../errors.ts';
import type { NewLead } from '../leads/lead.ts';
import { GraphError } from '../meta-api/graph-error.ts';
import type { InboxLead, InboxOutcome } from './inbox-lead.ts';
import { createTakeLead, type TakeLeadDependencies } from './take-lead.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const ANSWER = {
  id: '1',
  form_id: '200',
  field_data: [{ name: 'email', values: ['a@example.com'] }],
};

const lead = (changes: Partial<InboxLead> = {}): InboxLead => ({
  leadId: '1',
  formId: '200',
  pageId: '100',
  platform: null,
  createdTime: NOW,
  via: 'webhook',
  state: 'received',
  reason: null,
  failure: null,
  failures: 0,
  claims: 1,
  lease: 'w#1',
  nextAttemptAt: null,
  event: null,
  original: null,
  receivedAt: NOW,
  decision: undefined,
  ...changes,
});

let taken: NewLead[];
let settled: InboxOutcome[];
let pagesRead: number;
beforeEach(() => {
  taken = [];
  settled = [];
  pagesRead = 0;
});

function takeLeadWith(changes: Partial<TakeLeadDependencies> = {}) {
  const pages: TakeLeadDependencies['pages'] = {
    findFamily: async () => {
      pagesRead += 1;
      return { page: samplePage({ pageId: '100', isActive: true }), accounts: [] };
    },
  };
  const inbox: TakeLeadDependencies['inbox'] = {
    takeIn: async (newLead) => {
      taken.push(newLead);
      return { created: false, lead: {} as never };
    },
    settle: async (_leadId, _worker, outcome) => {
      settled.push(outcome);
    },
  };
  return createTakeLead({
    inbox,
    pages,
    readLead: async () => ({ text: JSON.stringify(ANSWER), value: ANSWER }),
    getForm: async () => undefined,
    onFailure: () => {},
    now: () => NOW,
    random: () => 0.5,
    ...changes,
  });
}

test('a lead needs attention after ten attempts that began and did not end, and not before', async () => {
  await takeLeadWith()(lead({ claims: 10 }));
  expect(taken).toHaveLength(1);
  await takeLeadWith()(lead({ claims: 11 }));
  expect(settled).toMatchObject([{ state: 'needs-attention', failure: 'poison' }]);
});

test('a lead waits three times for its form, and then comes in without its labels', async () => {
  const takeLead = takeLeadWith({
    getForm: async () => {
      throw new GraphError('down', { action: 'retry' });
    },
  });
  for (const failures of [0, 1, 2]) await takeLead(lead({ failure: 'unreachable', failures }));
  expect(settled.map(({ state }) => state)).toEqual(['pending', 'pending', 'pending']);
  expect(taken).toHaveLength(0);
  await takeLead(lead({ failure: 'unreachable', failures: 3 }));
  expect(taken).toHaveLength(1);
});

test.each([
  ['the Page', { pages: { findFamily: async () => Promise.reject(storageUnavailable('full')) } }],
  ['the form', { getForm: async () => Promise.reject(storageUnavailable('full')) }],
] as const)(
  'a storage outage while %s is read does not count as a failure of the lead',
  async (_what, changes) => {
    const takeLead = takeLeadWith(changes);
    await expect(takeLead(lead())).rejects.toMatchObject({ code: 'storage-unavailable' });
    expect(settled).toEqual([]);
  },
);

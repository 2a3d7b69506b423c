import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import type { Lead } from '../../contract/lead.ts';
import { LEAD_LISTS, type LeadPages } from '../api/leads.ts';
import { findListedLead, keepLeadsApplied } from './lead-cache.ts';

const lead = (id: string): Lead => ({
  _id: id,
  name: id,
  email: '',
  phone: '',
  phoneE164: '',
  phoneDisplay: '',
  company: '',
  status: 'New',
  source: 'facebook',
  tags: [],
  ownerId: null,
  assignment: null,
  lease: null,
  priority: null,
  meetings: [],
  conversations: [],
  firstSeenAt: null,
  firstContactedAt: null,
  formName: '',
  firstAnswer: null,
  metaData: null,
  createdAt: '2026-11-24T10:00:00.000Z',
  updatedAt: '2026-11-24T10:00:00.000Z',
});

test('a lead that arrives while its list is being read is not lost', async () => {
  const client = new QueryClient();
  const { apply, stop } = keepLeadsApplied(client);
  let answer = (_list: LeadPages) => {};
  const reading = client.fetchQuery({
    queryKey: [...LEAD_LISTS, {}],
    queryFn: () => new Promise<LeadPages>((resolve) => (answer = resolve)),
  });
  apply(lead('arrived'));
  answer({ pages: [{ leads: [lead('known')], nextCursor: null }], pageParams: [null] });
  await reading;
  expect(findListedLead(client, 'arrived')).toBeDefined();
  stop();
});

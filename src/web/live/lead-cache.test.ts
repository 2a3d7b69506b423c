import { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import type { Lead } from '../../contract/lead.ts';
import type { LeadPages } from '../api/lead-pages.ts';
import { LEAD_LISTS, leadsQuery } from '../api/leads.ts';
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

afterEach(() => vi.useRealTimers());

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

test('thousands of leads that arrive together change the list a few times, and those that stay keep their objects', () => {
  vi.useFakeTimers();
  const client = new QueryClient();
  const known = lead('known');
  const key = leadsQuery({}).queryKey;
  client.setQueryData<LeadPages>(key, {
    pages: [{ leads: [known], nextCursor: null }],
    pageParams: [null],
  });
  let changes = 0;
  client.getQueryCache().subscribe(({ type }) => {
    if (type === 'updated') changes += 1;
  });
  const { apply, forget, stop } = keepLeadsApplied(client);
  for (let index = 0; index < 2_000; index += 1) apply(lead(`arrived-${index}`));
  forget('arrived-1999');
  vi.advanceTimersByTime(1_000);
  const leads = client.getQueryData<LeadPages>(key)?.pages.flatMap((page) => page.leads) ?? [];
  expect(leads).toHaveLength(2_000);
  expect(leads.at(-1)).toBe(known);
  expect(changes).toBeLessThan(10);
  stop();
});

test('the first lead after a pause is applied at once', () => {
  const client = new QueryClient();
  const key = leadsQuery({}).queryKey;
  client.setQueryData<LeadPages>(key, {
    pages: [{ leads: [], nextCursor: null }],
    pageParams: [null],
  });
  const { apply, stop } = keepLeadsApplied(client);
  apply(lead('arrived'));
  expect(findListedLead(client, 'arrived')).toBeDefined();
  stop();
});

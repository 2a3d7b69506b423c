import { expect, test } from 'vitest';
import type { InboxLead } from './inbox-lead.ts';
import { createReadHeldLeads } from './read-held-leads.ts';
import { createReadPageRecords } from './read-page-records.ts';
import { countCalls } from './testing/count-calls.ts';
import { formOf, NOW, PAGE } from './testing/pass-fixture.ts';

const COUNTS = {
  received: 0,
  pending: 0,
  stored: 0,
  skipped: 0,
  'needs-attention': 0,
  dismissed: 0,
  erased: 0,
};
const now = () => NOW;
const idsOf = (count: number) => Array.from({ length: count }, (_, n) => String(n + 1));

/** @returns how many store calls it takes to list held leads, each of a form of its own */
async function callsToList(leads: number): Promise<number> {
  const held = idsOf(leads).map(
    (leadId) =>
      ({
        leadId,
        formId: leadId,
        pageId: PAGE.pageId,
        platform: null,
        state: 'pending',
      }) as InboxLead,
  );
  const inbox = countCalls({
    listHeld: async () => ({ leads: held, nextCursor: undefined }),
    groupHeld: async () => [],
    countByState: async () => COUNTS,
  });
  const pages = countCalls({
    list: async () => [PAGE],
    find: async () => PAGE,
    findForm: async () => undefined,
    findFormNames: async (ids: readonly string[]) =>
      new Map(ids.map((id) => [id, `Form ${id}`] as const)),
  });
  const read = createReadHeldLeads({ inbox: inbox.store, pages: pages.store, now });
  const page = await read.list({ state: 'pending', limit: 100 });
  expect(page.leads.map(({ formName }) => formName)).toEqual(
    idsOf(leads).map((id) => `Form ${id}`),
  );
  return inbox.calls() + pages.calls();
}

test('listing a hundred held leads needs as many store calls as listing one', async () => {
  expect(await callsToList(100)).toBe(await callsToList(1));
});

/** @returns how many store calls it takes to read the records of a Page with so many forms */
async function callsToRead(forms: number): Promise<number> {
  const pages = countCalls({
    listFormsOf: async () => idsOf(forms).map((id) => ({ ...formOf(id), comparison: null })),
  });
  const inbox = countCalls({
    countByForm: async () =>
      idsOf(forms).map((formId) => ({
        pageId: PAGE.pageId,
        formId,
        platform: null,
        state: 'stored' as const,
        count: 1,
        newest: NOW,
      })),
    newestOfForms: async (ids: readonly string[]) =>
      new Map(ids.map((id) => [id, [{ leadId: `lead ${id}`, createdTime: NOW }]] as const)),
    oldestUnread: async () => null,
  });
  const read = createReadPageRecords({ inbox: inbox.store, pages: pages.store, now });
  const [record] = await read({ page: PAGE, accounts: [] });
  expect(record?.forms.map(({ newest }) => newest[0]?.leadId)).toEqual(
    idsOf(forms).map((id) => `lead ${id}`),
  );
  return inbox.calls() + pages.calls();
}

test('reading a Page with a hundred forms needs as many store calls as reading a Page with one', async () => {
  expect(await callsToRead(100)).toBe(await callsToRead(1));
});

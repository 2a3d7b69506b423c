import { expect, test } from 'vitest';
import type { Lead } from '../leads/lead.ts';
import { createExportLeads } from './export-leads.ts';

const PAGES = 1_000;

/** A store with leads without end: each page is made when it is asked for. */
function endlessStore() {
  const asked: (string | undefined)[] = [];
  const lead = {
    id: 'a',
    tags: [],
    ownerId: null,
    priority: null,
    lostReason: '',
    contact: {},
    customFields: {},
    answers: [],
    metaData: null,
    origin: null,
    createdAt: new Date(0),
    updatedAt: new Date(0),
    firstSeenAt: null,
    firstContactedAt: null,
    name: 'x'.repeat(1_000),
    email: '',
    phone: '',
    phoneE164: '',
    company: '',
    status: 'New',
    source: 'manual',
  } as unknown as Lead;
  return {
    asked,
    find: async () => lead,
    listCustomFields: async () => [],
    list: async ({ cursor, limit }: { cursor?: string | undefined; limit: number }) => {
      asked.push(cursor);
      const leads = Array.from({ length: limit }, () => lead);
      return { leads, nextCursor: asked.length < PAGES ? String(asked.length) : undefined };
    },
  };
}

const noForms = {
  inbox: { countByForm: async () => [] },
  pages: { findForm: async () => undefined },
  notes: { textsOfLeads: async () => new Map<string, readonly string[]>() },
  people: { list: async () => [] },
};

test('leads are read only as fast as somebody takes them', async () => {
  const leads = endlessStore();
  const file = createExportLeads({ leads, ...noForms })({
    leads: { filters: {} },
    separator: ',',
    onEnd: async () => {},
  });
  await file.next();
  expect(leads.asked).toEqual([]);
  await file.next();
  await file.next();
  expect(leads.asked).toEqual([undefined, '1']);
});

test('the reading ends when whoever reads stops, and says how many leads were read', async () => {
  const leads = endlessStore();
  const ends: number[] = [];
  const file = createExportLeads({ leads, ...noForms })({
    leads: { filters: {} },
    separator: ',',
    onEnd: async (count) => void ends.push(count),
  });
  for await (const part of file) if (part.includes('xxx')) break;
  expect(leads.asked).toHaveLength(1);
  expect(ends).toEqual([50]);
});

test('an error while leads are read is passed on, after the end was told', async () => {
  const ends: number[] = [];
  const leads = {
    find: async () => undefined,
    listCustomFields: async () => [],
    list: async () => Promise.reject(new Error('the disk is gone')),
  };
  const file = createExportLeads({ leads, ...noForms })({
    leads: { filters: {} },
    separator: ',',
    onEnd: async (count) => void ends.push(count),
  });
  await file.next();
  await expect(file.next()).rejects.toThrow('the disk is gone');
  expect(ends).toEqual([0]);
});

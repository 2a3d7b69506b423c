import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import type { LeadQuery, LeadStore } from '../../src/leads/lead-store.ts';
import { createListLeads } from '../../src/storage/sqlite/list-leads.ts';
import { openSqliteStorage } from '../../src/storage/sqlite/open-sqlite-storage.ts';
import { ADMIN, at, sampleLead } from '../contract/samples.ts';

const NAMES = ['Zoe Aydin', 'Ada Kaya', 'Mia Kaya', 'Ada Aydin', 'Ben Kaya', 'Zoe Kaya', 'Ada Bo'];

const queries: Omit<LeadQuery, 'limit' | 'cursor'>[] = [
  { sort: 'name', source: 'facebook' },
  { sort: 'name', status: ['New', 'Won'], source: 'facebook' },
  { sort: 'name', q: 'kaya' },
  { sort: 'name', q: 'kaya', status: 'New' },
  { sort: 'name', q: 'example' },
  { sort: 'activity', status: 'New', ownerId: [null], from: at(1), to: at(6) },
  { sort: 'activity', status: 'Won', q: 'ada' },
];

/** All that match are too many to sort; then one lead is compared, or five are, before those that match are read whole. */
const limits = [1, 5, 100].map((mostCompared) => ({ mostSorted: 0, mostCompared }));

test.each(queries)(
  'with %j, leads found in the index of the order are those that are sorted',
  async (query) => {
    const folder = mkdtempSync(join(tmpdir(), 'leadrabbit-order-'));
    const storage = await openSqliteStorage(folder);
    const raw = new DatabaseSync(join(folder, 'leadrabbit.db'));
    onTestFinished(async () => {
      raw.close();
      await storage.close();
      rmSync(folder, { recursive: true });
    });
    for (const [index, name] of NAMES.entries()) {
      const { lead } = await storage.leads.recordOnce(
        sampleLead({ name, createdAt: at(index) }),
        ADMIN,
        at(index),
      );
      if (index % 3 === 0) await storage.leads.setStatus(lead.id, 'Won', ADMIN, at(50 - index));
    }
    const namesOf = async ({ list }: Pick<LeadStore, 'list'>) => {
      const names: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await list({ ...query, limit: 2, cursor });
        names.push(...page.leads.map((lead) => lead.name));
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      return names;
    };
    const sorted = await namesOf(storage.leads);
    expect(sorted.length).toBeGreaterThan(1);
    for (const limit of limits) {
      const inIndex = createListLeads(raw, { report: undefined, thread: undefined, ...limit });
      expect(await namesOf(inIndex)).toEqual(sorted);
    }
  },
);

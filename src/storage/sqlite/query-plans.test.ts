import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ColumnQuery } from '../../leads/board-store.ts';
import type { LeadQuery } from '../../leads/lead-store.ts';
import type { Storage } from '../storage.ts';
import { openSqliteStorage } from './open-sqlite-storage.ts';
import { ReadingThread } from './search/reading-thread.ts';

/** The statements that look at leads, and how SQLite says that it will find their rows. */
let folder: string;
let raw: DatabaseSync;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leadrabbit-plans-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  raw.close();
  rmSync(folder, { recursive: true });
});

/** Every statement that the storage prepares while it opens and does `work`. */
async function statementsOf(work?: (storage: Storage) => unknown) {
  // Once, so that the steps of an upgrade are not among the statements.
  await (await openSqliteStorage(folder)).close();
  const prepare = vi.spyOn(DatabaseSync.prototype, 'prepare');
  // Searches are prepared in another thread.
  const search = vi.spyOn(ReadingThread.prototype, 'all');
  const storage = await openSqliteStorage(folder);
  await work?.(storage);
  const statements = [...prepare.mock.calls, ...search.mock.calls].map(([sql]) => sql);
  await storage.close();
  prepare.mockRestore();
  raw = new DatabaseSync(join(folder, 'leadrabbit.db'));
  return statements;
}

const planOf = (sql: string, ...values: SQLInputValue[]): string[] =>
  raw
    .prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...values)
    .map((row) => String(row['detail']));

test('no statement reads or sorts all inbox leads or all CRM leads', async () => {
  const statements = (await statementsOf()).filter((sql) =>
    /\b(FROM|UPDATE|INTO) (meta_leads|leads|form_counts|lead_events)\b/.test(sql),
  );
  expect(statements.length).toBeGreaterThan(20);
  for (const sql of statements) {
    const slow = planOf(sql).filter((step) =>
      /SCAN (meta_leads|leads|lead_events)\b|TEMP B-TREE/.test(step),
    );
    expect(slow, sql).toEqual([]);
  }
});

test.each([
  ['retry', /SET state = 'received', reason = ''/, 'sqlite_autoindex_meta_leads'],
  ['groupHeld', /GROUP BY pageId, platform, failure/, 'COVERING INDEX meta_leads_by_cause'],
  ['groupHeld (the first reason)', /SELECT state, reason FROM meta_leads/, 'meta_leads_by_cause'],
  ['oldestUnread', /AS oldest/, 'meta_leads_unread'],
  ['claimDue', /AS place/, 'meta_leads_due'],
  ['countSince', /formId = \? AND created_time >= \?$/, 'COVERING INDEX meta_leads_of_form'],
  ['newestOfForms', /ORDER BY created_time DESC/, 'meta_leads_of_form'],
  ['countUnannounced', /webhookAt IS NULL AND created_time/, 'meta_leads_unannounced'],
  ['listDelays', /created_time AS created/, 'COVERING INDEX meta_leads_stored'],
  ['listDue', /assignmentDueAt <= \? ORDER BY/, 'leads_to_assign'],
  ['takeNext', /= :urgency/, 'leads_to_answer'],
  ['leads that others have taken', /leaseUntil > :now AND/, 'leads_leased'],
  ['countOwned', /AS owned FROM leads/, 'COVERING INDEX leads_of_owner'],
  ['lastWebhook', /^SELECT max\(lastWebhook\) AS last/, 'PRIMARY KEY'],
] as const)('the statement %s uses its index', async (_, statement, index) => {
  const found = (await statementsOf()).filter((sql) => statement.test(sql));
  expect(found).toHaveLength(1);
  expect(planOf(found[0] ?? '').join('\n')).toContain(index);
});

test.each([{}, { pageId: '1' }, { pageId: '1', platform: null, failure: 'poison' }] as const)(
  'retryAll with %j uses an index and does not sort',
  async (filter) => {
    const statements = await statementsOf(({ inbox }) =>
      inbox.retryAll('needs-attention', new Date(), filter),
    );
    const sql = statements.findLast((each) => each.includes('SELECT receivedAt, leadId'));
    const steps = planOf(sql ?? '');
    expect(steps.join()).toMatch(/meta_leads_held|meta_leads_by_cause/);
    expect(steps.join()).not.toMatch(/SCAN|TEMP B-TREE/);
  },
);

test.each([{}, { pageId: '1', platform: null, failure: 'poison' }] as const)(
  'listHeld with %j uses an index and does not sort',
  async (filter) => {
    const statements = await statementsOf(({ inbox }) =>
      inbox.listHeld({ state: 'needs-attention', limit: 50, ...filter }),
    );
    const steps = planOf(statements.at(-1) ?? '');
    expect(steps.join()).toMatch(/meta_leads_held|meta_leads_by_cause/);
    expect(steps.join()).not.toMatch(/SCAN|TEMP B-TREE/);
  },
);

const filters: Omit<LeadQuery, 'limit'>[] = [
  {},
  { cursor: '99' },
  { status: 'Won' },
  { source: 'manual' },
  { status: 'Won', source: 'facebook' },
  { status: 'Won', source: 'facebook', cursor: '99' },
  { q: 'an' },
  { q: 'anna muller', status: 'Won', source: 'manual', cursor: '99' },
];
test.each(filters)('listing leads with %j uses an index and does not sort', async (query) => {
  const statements = await statementsOf(({ leads }) => leads.list({ ...query, limit: 50 }));
  const steps = planOf(statements.at(-1) ?? '');
  // An index of FTS5 that is given a MATCH (M) is named SCAN all the same.
  expect(steps.filter((step) => !/^SEARCH |VIRTUAL TABLE INDEX \d+:M/.test(step))).toEqual([]);
  const both = query.q === undefined && query.status !== undefined && query.source !== undefined;
  if (both) expect(steps.join()).toContain('leads_by_status_and_source');
});

const time = new Date('2026-11-26T10:00:00Z');
const laterPages: Omit<LeadQuery, 'limit'>[] = [
  { cursor: '99' },
  { cursor: '99', from: time, to: time },
  { cursor: '99', status: 'Won' },
  { cursor: '99', q: 'an' },
  { cursor: '99', sort: 'oldest', from: time },
  { cursor: '0.99', sort: 'waiting', from: time },
];
test.each([
  { sort: 'name', q: 'an' },
  { sort: 'name', q: 'celebration', source: 'facebook' },
  { sort: 'activity', tag: ['fair'], from: time, cursor: '99.99' },
] as const)('leads with %j are counted and sorted without reading their rows', async (query) => {
  const statements = await statementsOf(({ leads }) => leads.list({ ...query, limit: 50 }));
  const [sql = '', count = ''] = statements.slice(-2).toSorted((a, b) => b.length - a.length);
  expect(count).toContain('count(*)');
  expect(planOf(count).filter((step) => step.includes('SEARCH leads'))).toEqual([]);
  const steps = planOf(sql).filter((step) => /(SEARCH|SCAN) leads /.test(step));
  expect(steps).toHaveLength(2);
  expect(steps[0]).toContain('SEARCH leads USING COVERING INDEX leads_order_keys (position=?');
  expect(steps[1]).toContain('SEARCH leads USING INTEGER PRIMARY KEY (rowid=?)');
});

const after = { name: 'LWFuYQ.99', activity: '99.99' } as const;
test.each(
  (['name', 'activity'] as const).flatMap((sort) =>
    (['Won', ['Won', 'Lost', 'New']] as const).flatMap((status) =>
      [{}, { cursor: after[sort] }, { cursor: after[sort], from: time, to: time }].map((more) => ({
        sort,
        status,
        ...more,
      })),
    ),
  ),
)('listing leads with %j looks up each status in the order, and does not sort', async (query) => {
  const statements = await statementsOf(({ leads }) => leads.list({ ...query, limit: 50 }));
  const steps = planOf(statements.at(-1) ?? '').filter((step) => /SEARCH|SCAN|TEMP/.test(step));
  const column = query.sort === 'name' ? 'nameKey' : 'updatedAt';
  const sign = query.sort === 'name' ? '>' : '<';
  const place = 'cursor' in query ? ` AND ${column}${sign}?` : '';
  const search = `SEARCH leads USING INDEX leads_by_status_and_${query.sort} (status=?${place})`;
  expect(steps).toEqual([query.status].flat().map(() => search));
});

// SQLite looks up one limit, and compares every lead between that and the other one.
test.each(laterPages)('a later page with %j has one limit on each side', async (query) => {
  const statements = await statementsOf(({ leads }) => leads.list({ ...query, limit: 50 }));
  const limits = statements.at(-1)?.match(/(position|rowid) [<>]/g) ?? [];
  expect(limits.length).toBeGreaterThan(0);
  expect(new Set(limits).size).toBe(limits.length);
});

const cards: Omit<ColumnQuery, 'limit' | 'status'>[] = [
  {},
  { cursor: 'a5V~99' },
  { source: 'facebook' },
  { source: 'facebook', cursor: 'a5V~99' },
  { q: 'an' },
  { q: 'celebration', cursor: 'a5V~99' },
  { tag: ['fair'], isUntouched: true, cursor: 'a5V~99' },
];
test.each(cards)('a column of the board with %j uses indexes and does not sort', async (query) => {
  const statements = await statementsOf(({ board }) =>
    board.listColumn({ ...query, status: 'Won', limit: 50 }),
  );
  const [placed = '', others = ''] = statements.slice(-2).toSorted();
  expect(placed).toContain('leads_by_rank');
  for (const sql of [placed, others]) {
    const steps = planOf(sql);
    const slow = (step: string) =>
      !/^SEARCH |VIRTUAL TABLE INDEX \d+:(=M|M)|SUBQUERY|BLOOM FILTER/.test(step);
    expect(steps.filter(slow), sql).toEqual([]);
  }
  if (query.source !== undefined) expect(others).toContain('leads_by_status_and_source');
});

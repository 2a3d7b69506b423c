import { describe, expect, test } from 'vitest';
import type { Lead } from '../../contract/lead.ts';
import type { Stage } from '../../contract/pipeline.ts';
import type { LeadPages } from '../api/lead-pages.ts';
import type { LeadFilters } from '../api/leads.ts';
import { FIRST_STAGES } from '../pipeline/first-stages.ts';
import { matchesFilters, mergeLeads } from './merge-lead.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 10, minute)).toISOString();

const lead = (id: string, minute: number, change: Partial<Lead> = {}): Lead => ({
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
  createdAt: at(minute),
  updatedAt: at(minute),
  ...change,
});

const stage = (id: string) => ({
  id,
  label: id,
  countsAsContacted: false,
  won: false,
  lost: false,
  coldAfterDays: null,
});

const list = (pages: Lead[][], nextCursor: string | null = null): LeadPages => ({
  pages: pages.map((leads, index) => ({
    leads,
    nextCursor: index < pages.length - 1 ? `after-${index}` : nextCursor,
  })),
  pageParams: pages.map((_, index) => (index === 0 ? null : `after-${index - 1}`)),
});

const mergeLead = (
  to: LeadPages,
  one: Lead,
  filters: LeadFilters,
  stages?: readonly Stage[],
): LeadPages => mergeLeads(to, [one], filters, stages);

const ids = ({ pages }: LeadPages) => pages.map(({ leads }) => leads.map(({ _id }) => _id));

const TWO_PAGES = list([[lead('e', 50), lead('d', 40)], [lead('b', 20)]], 'more');

describe('lead that is not in the list', () => {
  test('a lead that is not in the list is inserted at the top if it is the newest', () => {
    expect(ids(mergeLead(TWO_PAGES, lead('f', 60), {}))).toEqual([['f', 'e', 'd'], ['b']]);
  });

  test('a lead that a sync brought late is inserted in the list by its time', () => {
    expect(ids(mergeLead(TWO_PAGES, lead('c', 30), {}))).toEqual([
      ['e', 'd'],
      ['c', 'b'],
    ]);
  });

  test('a lead is inserted before those of the same moment that arrived earlier', () => {
    expect(ids(mergeLead(TWO_PAGES, lead('f', 50), {}))).toEqual([['f', 'e', 'd'], ['b']]);
  });

  test('a lead is not inserted if it is older than everything that is loaded', () => {
    expect(mergeLead(TWO_PAGES, lead('a', 10), {})).toBe(TWO_PAGES);
  });

  test('a lead is inserted at the end if the whole list is loaded', () => {
    const whole = list([[lead('e', 50)]]);
    expect(ids(mergeLead(whole, lead('a', 10), {}))).toEqual([['e', 'a']]);
    expect(ids(mergeLead(list([[]]), lead('a', 10), {}))).toEqual([['a']]);
  });

  test('a lead is not inserted if it does not match the filter', () => {
    expect(mergeLead(TWO_PAGES, lead('f', 60), { status: 'Won' })).toBe(TWO_PAGES);
    expect(mergeLead(TWO_PAGES, lead('f', 60), { source: 'instagram' })).toBe(TWO_PAGES);
  });

  test('a lead is not inserted into a search, which only the server can answer', () => {
    expect(mergeLead(TWO_PAGES, lead('f', 60), { q: 'f' })).toBe(TWO_PAGES);
  });
});

describe('lead that is in the list', () => {
  const won = lead('d', 40, { status: 'Won', updatedAt: at(55) });

  test('a lead that is in the list is replaced at its position, also in a search', () => {
    for (const filters of [{}, { q: 'd' }]) {
      const merged = mergeLead(TWO_PAGES, won, filters);
      expect(ids(merged)).toEqual(ids(TWO_PAGES));
      expect(merged.pages[0]?.leads[1]?.status).toBe('Won');
    }
  });

  test('a lead is removed from the list if it no longer matches, and comes back if it matches again', () => {
    const left = mergeLead(TWO_PAGES, won, { status: 'New' });
    expect(ids(left)).toEqual([['e'], ['b']]);
    const back = lead('d', 40, { updatedAt: at(56) });
    expect(ids(mergeLead(left, back, { status: 'New' }))).toEqual([['e'], ['d', 'b']]);
  });

  test('a lead is in the list once, even if it arrives twice', () => {
    const once = mergeLead(TWO_PAGES, lead('f', 60), {});
    expect(mergeLead(once, lead('f', 60), {})).toEqual(once);
  });

  test('a lead is not replaced by an older version that comes late', () => {
    const changed = mergeLead(TWO_PAGES, won, {});
    expect(mergeLead(changed, lead('d', 40), {})).toBe(changed);
  });
});

describe('filters that are known here', () => {
  test.each([
    [{ unseen: true }, { firstSeenAt: at(1) }],
    [{ untouched: true }, { firstContactedAt: at(1) }],
    [{ untouched: true }, { status: 'Lost' }],
    [{ untouched: true }, { status: 'Won' }],
    [{ owner: 'none' }, { ownerId: 'user-1' }],
    [{ priority: 'high' }, { priority: 'low' }],
    [{ tag: 'fair' }, { tags: ['Fair'] }],
    [{ status: ['New', 'Won'] }, { status: 'Lost' }],
  ] as const)('a lead that no longer matches %j leaves the list', (filters, change) => {
    const before = lead('e', 50, { tags: ['fair'], priority: 'high' });
    const after = { ...before, ...change, tags: 'tags' in change ? [...change.tags] : ['fair'] };
    expect(matchesFilters(before, filters)).toBe(true);
    expect(ids(mergeLead(list([[before]]), after, filters))).toEqual([[]]);
  });

  test('a lead without a tag leaves the list of those without one when it gets one, and comes back', () => {
    const before = lead('e', 50);
    const untagged = { untagged: true } as const;
    const tagged = { ...before, tags: ['none'], updatedAt: at(51) };
    expect(ids(mergeLead(list([[before]]), tagged, untagged))).toEqual([[]]);
    expect(ids(mergeLead(list([[]]), tagged, untagged))).toEqual([[]]);
    expect(ids(mergeLead(list([[]]), { ...tagged, tags: [] }, untagged))).toEqual([['e']]);
  });

  test('a lead in a stage that means won or lost does not wait, however the team calls it', () => {
    const stages = [...FIRST_STAGES, { ...stage('s-1'), lost: true }, stage('s-2')];
    const before = lead('e', 50);
    const untouched = { untouched: true } as const;
    const closed = { ...before, status: 's-1' };
    const open = { ...before, status: 's-2' };
    expect(ids(mergeLead(list([[before]]), closed, untouched, stages))).toEqual([[]]);
    expect(ids(mergeLead(list([[before]]), open, untouched, stages))).toEqual([['e']]);
    expect(ids(mergeLead(list([[]]), closed, untouched, stages))).toEqual([[]]);
    expect(ids(mergeLead(list([[]]), open, untouched, stages))).toEqual([['e']]);
  });

  test('a stage in any case is the same, and only the server knows where the leads of a removed one are', () => {
    const stages = [...FIRST_STAGES, stage('s-1')];
    const before = lead('e', 50, { status: 's-1' });
    expect(matchesFilters(before, { status: 'S-1' }, stages)).toBe(true);
    expect(matchesFilters(before, { status: 'won' }, stages)).toBe(false);
    const removed = { status: 'gone' };
    expect(ids(mergeLead(list([[before]]), before, removed, stages))).toEqual([['e']]);
    expect(ids(mergeLead(list([[]]), before, removed, stages))).toEqual([[]]);
  });

  test.each([{ owner: 'me' }, { overdue: true }, { sort: 'name' }, { from: 'today' }] as const)(
    'a new lead is not inserted into a list with %j, because only the server knows its place',
    (filters) => {
      expect(mergeLead(TWO_PAGES, lead('f', 60), filters)).toBe(TWO_PAGES);
    },
  );
});

import { describe, expect, test } from 'vitest';
import { listQuery } from '../api/leads.ts';
import { filtersOfView, isNarrowed, moreFilters, readLeadFilters } from './lead-filters.ts';

describe('filters in the address', () => {
  test('what is understood is kept, and everything else is left out', () => {
    expect(
      readLeadFilters({
        q: 151,
        status: ['New', 'Won'],
        source: 'tiktok',
        unseen: true,
        untagged: true,
        overdue: 'yes',
        sort: 'name',
        owner: ' me ',
        form: 1187203945520381,
        page: 3,
      }),
    ).toEqual({
      q: '151',
      status: ['New', 'Won'],
      unseen: true,
      untagged: true,
      sort: 'name',
      owner: 'me',
      form: '1187203945520381',
    });
    expect(readLeadFilters({ status: [], sort: 'newest', q: '  ' })).toEqual({});
  });

  test('the query of a view becomes filters, and the same query again', () => {
    const query = 'q=fair&tag=VIP&status=New&status=Won&unseen=true&untagged=true&sort=waiting';
    const again = listQuery(filtersOfView(query));
    expect([...new URLSearchParams(again)].toSorted()).toEqual(
      [...new URLSearchParams(query)].toSorted(),
    );
  });

  test('the order hides no lead, and what the toolbar does not show is shown below it', () => {
    expect(isNarrowed({ sort: 'name' })).toBe(false);
    expect(isNarrowed({ unseen: true })).toBe(true);
    const filters = { q: 'a', status: ['New', 'Won'], owner: 'me', sort: 'name' } as const;
    expect(moreFilters(filters, false)).toEqual(['owner']);
    expect(moreFilters({ status: 'New', source: 'facebook' }, false)).toEqual([]);
    expect(moreFilters({ status: 'New', source: 'facebook' }, true)).toEqual(['source']);
  });
});

import { expect, test } from 'vitest';
import { daysOf, isCountable, readDashboardSearch } from './dashboard-search.ts';

test('an address without a range shows the last 30 days, today included', () => {
  expect(daysOf(readDashboardSearch({}), '2026-12-01')).toEqual({
    from: '2026-11-02',
    to: '2026-12-01',
  });
});

test('a custom range keeps its days and the comparison', () => {
  const search = { range: 'custom', from: '2026-01-01', to: '2026-01-31', compare: true };
  expect(readDashboardSearch(search)).toEqual(search);
  expect(daysOf(readDashboardSearch(search), '2026-12-01')).toEqual({
    from: '2026-01-01',
    to: '2026-01-31',
  });
});

test('what is not understood is left out', () => {
  expect(readDashboardSearch({ range: 'custom', from: 'soon', to: '2026-01-31' })).toEqual({});
  expect(readDashboardSearch({ range: 'toString', compare: 'yes' })).toEqual({});
});

test('more than 366 days and an end before the beginning are not countable', () => {
  expect(isCountable({ from: '2024-01-01', to: '2024-12-31' })).toBe(true);
  expect(isCountable({ from: '2024-01-01', to: '2025-01-01' })).toBe(false);
  expect(isCountable({ from: '2024-01-02', to: '2024-01-01' })).toBe(false);
});

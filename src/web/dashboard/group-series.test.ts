import { expect, test } from 'vitest';
import type { DashboardNumbers, DashboardSeries } from '../../contract/dashboard.ts';
import { toColumns } from './group-series.ts';

const seriesOf = (id: string, perDay: number[]): DashboardSeries => ({
  id,
  name: id,
  total: perDay.reduce((sum, each) => sum + each, 0),
  perDay,
});

function numbersOf(length: number, form: DashboardSeries[]): DashboardNumbers {
  const days = Array.from({ length }, (_, index) =>
    new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10),
  );
  const source = [
    {
      ...seriesOf(
        'facebook',
        days.map(() => 2),
      ),
      id: 'facebook' as const,
    },
  ];
  const by = { source, connection: [], form, campaign: [] };
  return { days, by } as unknown as DashboardNumbers;
}

test('a month has a column for each day', () => {
  const columns = toColumns(numbersOf(30, []), null, 'source');
  expect(columns.unit).toBe('day');
  expect(columns.spans).toHaveLength(30);
  expect(columns.totals).toEqual(Array.from({ length: 30 }, () => 2));
  expect(columns.before).toBeUndefined();
});

test('a quarter has a column for each week, and the last one may be shorter', () => {
  const numbers = numbersOf(90, []);
  const columns = toColumns(numbers, numbers, 'source');
  expect(columns.unit).toBe('week');
  expect(columns.spans.at(0)).toEqual({ from: '2026-01-01', to: '2026-01-07' });
  expect(columns.spans.at(-1)).toEqual({ from: '2026-03-26', to: '2026-03-31' });
  expect(columns.totals.at(0)).toBe(14);
  expect(columns.totals.at(-1)).toBe(12);
  expect(columns.before).toEqual(
    columns.spans.map((days, index) => ({ days, total: columns.totals[index] })),
  );
});

test('the five values with the most leads have a colour, and the others are added up', () => {
  const form = Array.from({ length: 8 }, (_, index) => seriesOf(`f${index}`, [8 - index]));
  const { series } = toColumns(numbersOf(1, form), null, 'form');
  expect(series.map(({ id }) => id)).toEqual(['f0', 'f1', 'f2', 'f3', 'f4', null]);
  expect(series.at(-1)).toMatchObject({ total: 6, counts: [6], ids: ['f5', 'f6', 'f7'] });
});

test('the others have no values if the server has added up some of them', () => {
  const form = Array.from({ length: 6 }, (_, index) => seriesOf(`f${index}`, [8 - index]));
  const rest = { ...seriesOf('', [1]), id: null };
  const { series } = toColumns(numbersOf(1, [...form, rest]), null, 'form');
  expect(series.at(-1)).toMatchObject({ id: null, total: 4, ids: undefined });
});

import { useDashboardTexts, useFormats } from '../texts/use-texts.ts';
import type { Dimension } from './dimensions.ts';
import type { Columns } from './group-series.ts';
import { listOfDays, listOfValues } from './list-of.ts';
import { NumberLink } from './number-link.tsx';
import { ScrollRegion } from './scroll-region.tsx';
import { useDayFormats } from './use-day-formats.ts';
import { useSeriesName } from './use-series-name.ts';

interface ColumnTableProps {
  columns: Columns;
  dimension: Dimension;
}

/** The numbers of the plot, for everybody who wants to read or open them. */
export function ColumnTable({ columns, dimension }: ColumnTableProps) {
  const texts = useDashboardTexts();
  const { perDay } = texts;
  const { span } = useDayFormats();
  const { number } = useFormats();
  const nameOf = useSeriesName(dimension);
  const { unit, spans, series, totals, before } = columns;
  return (
    <details className="min-w-0">
      <summary className="w-fit rounded-sm text-xs font-medium text-muted hover:text-ink">
        {texts.table}
      </summary>
      <ScrollRegion
        label={perDay.caption(perDay.dimensions[dimension])}
        className="mt-2 max-h-96 overflow-auto rounded-lg border border-line"
      >
        <table className="w-full text-xs [&_:is(td,th)]:px-2 [&_:is(td,th)]:py-1.5 [&_:is(td,th)]:text-right">
          <caption className="sr-only">{perDay.caption(perDay.dimensions[dimension])}</caption>
          <thead className="sticky top-0 bg-raised text-muted">
            <tr>
              <th scope="col" className="text-left! font-medium">
                {perDay.period[unit]}
              </th>
              {series.map((each) => (
                <th key={each.id ?? '…'} scope="col" className="font-medium">
                  {nameOf(each)}
                </th>
              ))}
              <th scope="col" className="font-medium">
                {texts.total}
              </th>
              {before && (
                <th scope="col" className="font-medium">
                  {perDay.before}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {spans.map((days, index) => {
              const list = listOfDays(days);
              return (
                <tr key={days.from} className="border-t border-line">
                  <th scope="row" className="text-left! font-medium whitespace-nowrap">
                    {span(days)}
                  </th>
                  {series.map(({ id, ids, counts }) => {
                    const value = listOfValues(dimension, ids);
                    return (
                      <td key={id ?? '…'}>
                        <NumberLink list={value && { ...list, ...value }}>
                          {number(counts[index] ?? 0)}
                        </NumberLink>
                      </td>
                    );
                  })}
                  <td>
                    <NumberLink list={list}>{number(totals[index] ?? 0)}</NumberLink>
                  </td>
                  {before?.[index] && (
                    <td>
                      <NumberLink list={listOfDays(before[index].days)}>
                        {number(before[index].total)}
                      </NumberLink>
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollRegion>
    </details>
  );
}

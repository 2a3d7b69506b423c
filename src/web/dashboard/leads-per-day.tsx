import { useState } from 'react';
import type { Dashboard } from '../../contract/dashboard.ts';
import { useDashboardTexts, useFormats } from '../texts/use-texts.ts';
import { Tabs } from '../ui/tabs.tsx';
import { ColumnPlot } from './column-plot.tsx';
import { ColumnTable } from './column-table.tsx';
import { DIMENSIONS, type Dimension } from './dimensions.ts';
import { toColumns, type ShownSeries } from './group-series.ts';
import { listOfDays, listOfValues } from './list-of.ts';
import { NumberLink } from './number-link.tsx';
import { Panel } from './panel.tsx';
import { backgroundOf } from './series-look.ts';
import { useSeriesName } from './use-series-name.ts';

/** Leads per day by source, connection, form or campaign: a plot, its legend, and a table. */
export function LeadsPerDay({ dashboard }: { dashboard: Dashboard }) {
  const { current, previous } = dashboard;
  const texts = useDashboardTexts();
  const [dimension, setDimension] = useState<Dimension>('source');
  const columns = toColumns(current, previous, dimension);
  return (
    <Panel title={texts.perDay.title}>
      <Tabs
        label={texts.perDay.by}
        value={dimension}
        options={DIMENSIONS.map((value) => ({ value, label: texts.perDay.dimensions[value] }))}
        onChange={setDimension}
      >
        {current.leads === 0 && (previous?.leads ?? 0) === 0 ? (
          <p className="text-sm text-muted">{texts.perDay.empty}</p>
        ) : (
          <div className="grid min-w-0 gap-4">
            <ColumnPlot columns={columns} />
            <ul className="flex flex-wrap gap-x-5 gap-y-1.5">
              {columns.series.map((series, order) => (
                <LegendEntry
                  key={series.id ?? '…'}
                  series={series}
                  order={order}
                  dimension={dimension}
                  dashboard={dashboard}
                />
              ))}
              {columns.before && (
                <li className="flex items-center gap-1.5 text-xs text-muted">
                  <span className="font-medium text-ink" aria-hidden="true">
                    - - -
                  </span>
                  {texts.perDay.before}
                </li>
              )}
            </ul>
            <ColumnTable columns={columns} dimension={dimension} />
          </div>
        )}
      </Tabs>
    </Panel>
  );
}

interface LegendEntryProps {
  series: ShownSeries;
  order: number;
  dimension: Dimension;
  dashboard: Dashboard;
}

function LegendEntry({ series, order, dimension, dashboard }: LegendEntryProps) {
  const { number } = useFormats();
  const nameOf = useSeriesName(dimension);
  const value = listOfValues(dimension, series.ids);
  const { current } = dashboard;
  return (
    <li className="flex min-w-0 items-center gap-1.5 text-xs">
      <span
        className={`size-2.5 shrink-0 rounded-xs ${backgroundOf(series.id, order)}`}
        aria-hidden="true"
      />
      <span className="truncate">{nameOf(series)}</span>
      <NumberLink list={value && { ...listOfDays(current), ...value }}>
        {number(series.total)}
      </NumberLink>
    </li>
  );
}

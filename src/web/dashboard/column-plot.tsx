import { useRouter } from '@tanstack/react-router';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import { useDashboardTexts, useFormats } from '../texts/use-texts.ts';
import { axisSteps } from './axis-steps.ts';
import type { Days } from './dashboard-search.ts';
import type { Columns } from './group-series.ts';
import { listOfDays } from './list-of.ts';
import { fillOf } from './series-look.ts';
import { useDayFormats } from './use-day-formats.ts';
import { useListAddress } from './use-list-address.ts';

const HEIGHT = 200;
/** Room above the highest line, below for the days, and on the left for the numbers, in px. */
const TOP = 8;
const BOTTOM = 22;
const LEFT = 44;
/** The share of its place that a column fills. */
const FILLED = 0.76;
/** How many days are named below the columns. */
const MOST_NAMES = 6;

/** Leads per day or week, a column each; the line is the previous period. The table below has the numbers. */
export function ColumnPlot({ columns }: { columns: Columns }) {
  const { unit, spans, series, totals, before } = columns;
  const texts = useDashboardTexts();
  const { day } = useDayFormats();
  const steps = axisSteps(Math.max(...totals, ...(before ?? []).map(({ total }) => total)));
  const end = steps.at(-1) ?? 1;
  const heightOf = (count: number) => (count / end) * (HEIGHT - TOP);
  const place = 100 / spans.length;
  const nameEvery = Math.ceil(spans.length / MOST_NAMES);
  return (
    <figure className="grid gap-1" aria-hidden="true">
      <figcaption className="text-xs text-muted">{texts.perDay.axis[unit]}</figcaption>
      <div className="relative" style={{ height: HEIGHT + BOTTOM, paddingLeft: LEFT }}>
        <GridLines steps={steps} heightOf={heightOf} />
        <svg width="100%" height={HEIGHT + BOTTOM} className="relative overflow-visible">
          {spans.map((days, index) => (
            <ColumnLink key={days.from} days={days} total={totals[index] ?? 0}>
              <rect
                x={`${index * place}%`}
                width={`${place}%`}
                height={HEIGHT}
                className="fill-transparent"
              />
              <Parts
                x={`${(index + (1 - FILLED) / 2) * place}%`}
                width={`${FILLED * place}%`}
                parts={series.map(({ id, counts }, order) => ({
                  id,
                  fill: fillOf(id, order),
                  height: heightOf(counts[index] ?? 0),
                }))}
              />
              {index % nameEvery === 0 && (
                <text
                  x={`${(index + 0.5) * place}%`}
                  y={HEIGHT + 16}
                  textAnchor="middle"
                  // A narrow screen has room for half of them.
                  className={clsx(
                    'fill-muted text-[0.6875rem] tabular-nums',
                    (index / nameEvery) % 2 === 1 && 'max-sm:hidden',
                  )}
                >
                  {day(days.from)}
                </text>
              )}
            </ColumnLink>
          ))}
          {before && <BeforeLine heights={before.map(({ total }) => heightOf(total))} />}
        </svg>
      </div>
    </figure>
  );
}

interface GridLinesProps {
  steps: readonly number[];
  heightOf: (count: number) => number;
}

const GridLines = ({ steps, heightOf }: GridLinesProps) => {
  const { number } = useFormats();
  return steps.map((step) => (
    <div
      key={step}
      className="absolute inset-x-0 flex -translate-y-1/2 items-center gap-2"
      style={{ top: HEIGHT - heightOf(step) }}
    >
      <span className="w-9 shrink-0 text-right text-[0.6875rem] text-muted tabular-nums">
        {number(step)}
      </span>
      <span className={`flex-1 border-t ${step === 0 ? 'border-line-strong' : 'border-line'}`} />
    </div>
  ));
};

interface ColumnLinkProps {
  days: Days;
  total: number;
  children: ReactNode;
}

/** A column opens its leads for the pointer. The keyboard has the table. */
function ColumnLink({ days, total, children }: ColumnLinkProps) {
  const texts = useDashboardTexts();
  const { span } = useDayFormats();
  const router = useRouter();
  const address = useListAddress()(listOfDays(days));
  return (
    <a
      href={address}
      tabIndex={-1}
      className="hover:opacity-80"
      onClick={(event) => {
        event.preventDefault();
        router.history.push(address);
      }}
    >
      <title>{`${span(days)}: ${texts.leads(total)}`}</title>
      {children}
    </a>
  );
}

interface PartsProps {
  x: string;
  width: string;
  parts: readonly { readonly id: string | null; readonly fill: string; readonly height: number }[];
}

/** The parts of one column, the first at the bottom. */
const Parts = ({ x, width, parts }: PartsProps) =>
  parts.map(({ id, fill, height }, order) => {
    const below = parts.slice(0, order + 1).reduce((sum, part) => sum + part.height, 0);
    return (
      <rect
        key={id ?? '…'}
        x={x}
        width={width}
        y={HEIGHT - below}
        height={height}
        className={fill}
      />
    );
  });

/** The previous period, as a line from the middle of one column to that of the next. */
function BeforeLine({ heights }: { heights: readonly number[] }) {
  const points = heights.map((height, index) => `${index + 0.5},${HEIGHT - height}`).join(' ');
  return (
    <svg
      width="100%"
      height={HEIGHT}
      viewBox={`0 0 ${heights.length} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="pointer-events-none overflow-visible"
    >
      <polyline
        points={points}
        vectorEffect="non-scaling-stroke"
        strokeWidth="1.5"
        strokeDasharray="4 3"
        className="fill-none stroke-ink"
      />
    </svg>
  );
}

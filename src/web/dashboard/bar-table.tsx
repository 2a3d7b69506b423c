import type { ReactNode } from 'react';
import { useDashboardTexts, useFormats } from '../texts/use-texts.ts';
import { axisSteps } from './axis-steps.ts';
import type { ListSearch } from './list-of.ts';
import { NumberLink } from './number-link.tsx';

export interface Bar {
  readonly id: string;
  readonly label: ReactNode;
  readonly count: number;
  /** The same number of the previous period. */
  readonly before?: number | undefined;
  readonly list?: ListSearch | undefined;
  readonly beforeList?: ListSearch | undefined;
  /** How much of the bar is shown in full colour; the whole bar if it is left out. */
  readonly part?: number | undefined;
  /** More about the number, below it. */
  readonly note?: ReactNode;
  /** The colour of the bar, such as `fill-blue`. */
  readonly fill?: string | undefined;
  /** The share of a whole, 0 to 1. */
  readonly share?: number | undefined;
}

interface BarTableProps {
  caption: string;
  /** What the labels are. */
  head: string;
  bars: readonly Bar[];
}

/** Numbers as a table whose rows are drawn as bars too, with an axis below them. */
export function BarTable({ caption, head, bars }: BarTableProps) {
  const texts = useDashboardTexts();
  const { number, percent } = useFormats();
  const values = bars.flatMap(({ count, before = 0 }) => [count, before]);
  const steps = axisSteps(Math.max(...values));
  const end = steps.at(-1) ?? 1;
  return (
    <table className="w-full text-sm">
      <caption className="sr-only">{caption}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">{texts.unit}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ id, label, count, part, before, list, beforeList, share, note, fill }) => (
          <tr key={id}>
            <th
              scope="row"
              className="w-px min-w-24 max-w-40 py-1 pr-3 text-left font-normal text-ink sm:whitespace-nowrap"
            >
              {label}
            </th>
            <td aria-hidden="true" className="w-full py-1">
              <BarDrawing counts={{ count, part, before }} end={end} fill={fill} />
            </td>
            <td className="min-w-16 py-1 pl-3 text-right whitespace-nowrap">
              <NumberLink list={list}>{number(count)}</NumberLink>
              {share !== undefined && <span className="text-muted"> · {percent(share)}</span>}
              {note && <span className="block text-xs text-muted">{note}</span>}
              {before !== undefined && (
                <span className="block text-xs text-muted">
                  <NumberLink list={beforeList}>{texts.before(number(before))}</NumberLink>
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot aria-hidden="true">
        <tr>
          <td aria-hidden="true" />
          <td aria-hidden="true">
            <Axis steps={steps} unit={texts.unit} />
          </td>
          <td aria-hidden="true" />
        </tr>
      </tfoot>
    </table>
  );
}

interface BarDrawingProps {
  counts: Pick<Bar, 'count' | 'part' | 'before'>;
  /** What the whole width means. */
  end: number;
  fill: string | undefined;
}

function BarDrawing({ counts, end, fill = 'fill-accent' }: BarDrawingProps) {
  const { count, part = count, before } = counts;
  const widthOf = (value: number) => `${(value / end) * 100}%`;
  const bar = (value: number, look: string) =>
    value > 0 && (
      <rect height="14" rx="2" className={look} style={{ width: `max(2px, ${widthOf(value)})` }} />
    );
  return (
    <svg width="100%" height={before === undefined ? 14 : 20} className="block overflow-visible">
      {part < count && bar(count, `${fill} opacity-35`)}
      {bar(part, fill)}
      {before !== undefined && (
        <rect y="16" width={widthOf(before)} height="4" rx="2" className="fill-field-line" />
      )}
    </svg>
  );
}

/** The scale below bars, with its unit at the end. */
function Axis({ steps, unit }: { steps: readonly number[]; unit: string }) {
  const { number } = useFormats();
  const end = steps.at(-1) ?? 1;
  // On a narrow screen only the ends have room.
  return (
    <div className="relative h-8 border-t border-line-strong text-[0.6875rem] text-muted tabular-nums">
      {steps.map((step, index) => (
        <span
          key={step}
          className={
            index === 0 || index === steps.length - 1
              ? 'absolute top-0.5 -translate-x-1/2'
              : 'absolute top-0.5 -translate-x-1/2 max-sm:hidden'
          }
          style={{ left: `${(step / end) * 100}%` }}
        >
          {number(step)}
        </span>
      ))}
      <span className="absolute right-0 bottom-0">{unit}</span>
    </div>
  );
}

import { useFormats, useAdminTexts } from '../texts/use-texts.ts';
import type { DelaysAnswer } from '../../contract/delays.ts';
import { writeBound } from './describe-delays.ts';

type Bucket = DelaysAnswer['buckets'][number];

const HEIGHT = 120;
/** Room above the highest column for its number, and below all for what they are called. */
const TOP = 18;
const BOTTOM = 20;
/** What is there at all must be seen, beside columns a thousand times as high. */
const LEAST = 3;
/** The share of its place that a column fills. */
const FILLED = 0.72;

/** How many leads took how long: a column per span of time, webhooks below, the rest on top. */
export function DelayPlot({ buckets }: { buckets: readonly Bucket[] }) {
  const { delays } = useAdminTexts().connectors;
  const { number } = useFormats();
  const most = Math.max(1, ...buckets.map(({ webhook, catchUp }) => webhook + catchUp));
  const place = 100 / buckets.length;
  const heightOf = (count: number) =>
    count === 0 ? 0 : Math.max(LEAST, (count / most) * (HEIGHT - TOP));
  return (
    <svg width="100%" height={HEIGHT + BOTTOM} aria-hidden="true" className="overflow-visible">
      <line x1="0" x2="100%" y1={HEIGHT} y2={HEIGHT} className="stroke-line-strong" />
      {buckets.map(({ upToMs, webhook, catchUp }, index) => {
        const low = heightOf(webhook);
        const high = heightOf(catchUp);
        const column = { x: `${(index + (1 - FILLED) / 2) * place}%`, width: `${FILLED * place}%` };
        const text = { x: `${(index + 0.5) * place}%`, textAnchor: 'middle' } as const;
        return (
          <g key={upToMs}>
            <rect {...column} y={HEIGHT - low} height={low} rx="2" className="fill-accent" />
            <rect {...column} y={HEIGHT - low - high} height={high} rx="2" className="fill-blue" />
            {webhook + catchUp > 0 && (
              <text
                {...text}
                y={HEIGHT - low - high - 5}
                className="fill-ink text-xs font-medium tabular-nums"
              >
                {number(webhook + catchUp)}
              </text>
            )}
            <text {...text} y={HEIGHT + 15} className="fill-muted text-[0.6875rem] tabular-nums">
              {writeBound(upToMs, delays)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

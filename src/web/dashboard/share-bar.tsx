import { useDashboardTexts, useFormats } from '../texts/use-texts.ts';

const PARTS = [
  { fill: 'fill-ok', background: 'bg-ok' },
  { fill: 'fill-teal', background: 'bg-teal' },
  { fill: 'fill-field-line', background: 'bg-field-line' },
] as const;

interface ShareBarProps {
  leads: number;
  /** Leads that were contacted within 5 minutes, within 60, and later. The rest of the bar was not. */
  parts: readonly [within5: number, within60: number, later: number];
  height: number;
}

/** The leads of one row as a whole, by how soon they were contacted. */
export function ShareBar({ leads, parts, height }: ShareBarProps) {
  let start = 0;
  return (
    <svg width="100%" height={height} className="block">
      <rect width="100%" height={height} rx="2" className="fill-pressed" />
      {PARTS.map(({ fill }, index) => {
        const share = leads === 0 ? 0 : ((parts[index] ?? 0) / leads) * 100;
        const x = start;
        start += share;
        return <rect key={fill} x={`${x}%`} width={`${share}%`} height={height} className={fill} />;
      })}
    </svg>
  );
}

/** The scale of the bars. */
export function ShareAxis() {
  const { percent } = useFormats();
  return (
    <div className="flex justify-between border-t border-line-strong pt-0.5 text-[0.6875rem] text-muted tabular-nums">
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        // A narrow screen has room for three.
        <span key={share} className={share % 0.5 === 0 ? '' : 'max-lg:hidden'}>
          {percent(share)}
        </span>
      ))}
    </div>
  );
}

/** What the colours of the bars are. */
export function ShareLegend() {
  const { times } = useDashboardTexts();
  const names = [times.within5, times.within60, times.later];
  return (
    <ul
      className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted max-md:hidden"
      aria-hidden="true"
    >
      {PARTS.map(({ background }, index) => (
        <li key={background} className="flex items-center gap-1.5">
          <span className={`size-2.5 rounded-xs ${background}`} />
          {names[index]}
        </li>
      ))}
      <li className="flex items-center gap-1.5">
        <span className="size-2.5 rounded-xs bg-pressed" />
        {times.notYet}
      </li>
    </ul>
  );
}

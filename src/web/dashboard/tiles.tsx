import type { ReactNode } from 'react';
import type { Dashboard } from '../../contract/dashboard.ts';
import { useDashboardTexts, useFormats } from '../texts/use-texts.ts';
import { Change } from './change.tsx';
import { listOfDays } from './list-of.ts';
import { NumberLink } from './number-link.tsx';

/** The four main numbers. */
export function Tiles({ dashboard }: { dashboard: Dashboard }) {
  const { current, previous, untouched } = dashboard;
  const { tiles } = useDashboardTexts();
  const { number, duration } = useFormats();
  const { contacted, wall } = current.times.all;
  const days = listOfDays(current);
  const daysBefore = previous ? listOfDays(previous) : undefined;
  const waiting = untouched.reduce((sum, { count }) => sum + count, 0);
  const share = current.leads === 0 ? 0 : current.contacted / current.leads;
  return (
    <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <Tile name={tiles.leads} value={<NumberLink list={days}>{number(current.leads)}</NumberLink>}>
        <Change now={current.leads} before={previous?.leads} write={number} list={daysBefore} />
      </Tile>
      <Tile
        name={tiles.contacted}
        value={
          <NumberLink list={{ ...days, contact: 'made' }}>{number(current.contacted)}</NumberLink>
        }
      >
        {tiles.contactedOf(share)}
        <Change
          now={current.contacted}
          before={previous?.contacted}
          write={number}
          list={daysBefore && { ...daysBefore, contact: 'made' }}
        />
      </Tile>
      <Tile
        name={tiles.median}
        value={wall.medianSec === null ? '–' : duration(wall.medianSec * 1_000)}
      >
        {wall.medianSec === null ? (
          tiles.nobody
        ) : (
          <NumberLink list={{ ...days, contact: 'timed-made' }}>
            {tiles.medianOf(contacted)}
          </NumberLink>
        )}
        <Change
          now={wall.medianSec}
          before={previous?.times.all.wall.medianSec}
          write={(seconds) => duration(seconds * 1_000)}
          list={daysBefore && { ...daysBefore, contact: 'timed-made' }}
        />
      </Tile>
      <Tile
        name={tiles.untouched}
        value={<NumberLink list={{ untouched: true }}>{number(waiting)}</NumberLink>}
      >
        {tiles.untouchedOf}
      </Tile>
    </dl>
  );
}

const Tile = ({
  name,
  value,
  children,
}: {
  name: string;
  value: ReactNode;
  children: ReactNode;
}) => (
  <div className="grid min-w-0 content-start gap-1 rounded-xl border border-line bg-surface p-4">
    <dt className="text-xs font-medium text-muted">{name}</dt>
    <dd className="text-2xl font-semibold tracking-tight">{value}</dd>
    <dd className="grid gap-0.5 text-xs text-muted">{children}</dd>
  </div>
);

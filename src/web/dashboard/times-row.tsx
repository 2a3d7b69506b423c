import type { DashboardTimes } from '../../contract/dashboard.ts';
import type { LeadContact } from '../../contract/lead-list.ts';
import { useDashboardTexts, useFormats } from '../texts/use-texts.ts';
import type { ListSearch } from './list-of.ts';
import { NumberLink } from './number-link.tsx';
import { ShareBar } from './share-bar.tsx';

const NOW = 'border-t border-line';
const BEFORE = 'text-xs text-muted [&_:is(td,th)]:pt-0!';

/** Time as a clock shows it, or in working hours alone. */
export type Clock = 'wall' | 'working';

interface TimesRowProps {
  name: string;
  times: DashboardTimes;
  clock: Clock;
  /** The leads of the row, also those whose time does not count. */
  list: ListSearch;
  isTotal?: boolean;
  /** The same of the previous period, below the row of this one. */
  isBefore?: boolean;
}

/** The times of one owner or campaign. */
export function TimesRow(props: TimesRowProps) {
  const { name, times, clock, list, isTotal = false, isBefore = false } = props;
  const texts = useDashboardTexts();
  const { number, percent, duration } = useFormats();
  const { leads, contacted } = times;
  const { medianSec, p90Sec, within5, within60 } = times[clock];
  const share = (count: number) => percent(leads === 0 ? 0 : count / leads);
  const write = (seconds: number | null) => (seconds === null ? '–' : duration(seconds * 1_000));
  const narrow = (contact: LeadContact) => ({ ...list, contact });
  // The list knows no working hours.
  const within = (contact: LeadContact) => (clock === 'wall' ? narrow(contact) : undefined);
  return (
    <tr className={`tabular-nums ${isBefore ? BEFORE : NOW} ${isTotal ? 'font-medium' : ''}`}>
      <th
        scope="row"
        dir="auto"
        className="sticky left-0 max-w-40 truncate bg-surface pl-0! text-left! font-normal"
      >
        {isBefore && <span className="sr-only">{`${name}, `}</span>}
        {isBefore ? texts.times.before : name}
      </th>
      <td>
        <NumberLink list={narrow('timed')}>{number(leads)}</NumberLink>
      </td>
      <td>{write(medianSec)}</td>
      <td>
        <NumberLink list={within('within-5')}>{share(within5)}</NumberLink>
      </td>
      <td>
        <NumberLink list={within('within-60')}>{share(within60)}</NumberLink>
      </td>
      <td>{write(p90Sec)}</td>
      <td>
        <NumberLink list={narrow('timed-made')}>{share(contacted)}</NumberLink>
      </td>
      <td aria-hidden="true" className="max-md:hidden">
        <ShareBar
          leads={leads}
          parts={[within5, within60 - within5, contacted - within60]}
          height={isBefore ? 6 : 14}
        />
      </td>
    </tr>
  );
}

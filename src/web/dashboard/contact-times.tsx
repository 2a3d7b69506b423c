import { useState } from 'react';
import type { Dashboard, DashboardNumbers, DashboardTimes } from '../../contract/dashboard.ts';
import { useDashboardTexts } from '../texts/use-texts.ts';
import { Select } from '../ui/select.tsx';
import { listOfDays, type ListSearch } from './list-of.ts';
import { Panel } from './panel.tsx';
import { ScrollRegion } from './scroll-region.tsx';
import { ShareAxis, ShareLegend } from './share-bar.tsx';
import { TimesRow, type Clock } from './times-row.tsx';
import { WorkingHoursLine } from './working-hours-line.tsx';

type By = 'owner' | 'campaign';

interface Group extends DashboardTimes {
  readonly id: string;
  readonly name: string;
}

/** How long leads waited for their first contact, by owner or campaign. */
export function ContactTimes({ dashboard }: { dashboard: Dashboard }) {
  const { times } = useDashboardTexts();
  const [clock, setClock] = useState<Clock>('wall');
  const [by, setBy] = useState<By>('owner');
  const { current, previous, workingHours } = dashboard;
  return (
    <Panel
      title={times.title}
      intro={times.intro}
      actions={
        <div className="flex flex-wrap gap-2">
          <Select
            label={times.by}
            value={by}
            options={[
              { value: 'owner', label: times.byOwner },
              { value: 'campaign', label: times.byCampaign },
            ]}
            onChange={setBy}
          />
          <Select
            label={times.clock}
            value={clock}
            options={[
              { value: 'wall', label: times.wall },
              { value: 'working', label: times.working },
            ]}
            onChange={setClock}
          />
        </div>
      }
    >
      {current.times.all.leads === 0 && (previous?.times.all.leads ?? 0) === 0 ? (
        <p className="text-sm text-muted">{times.empty}</p>
      ) : (
        <div className="grid min-w-0 gap-3">
          <ShareLegend />
          <ScrollRegion label={times.caption} className="overflow-x-auto">
            <TimesTable dashboard={dashboard} by={by} clock={clock} />
          </ScrollRegion>
        </div>
      )}
      {clock === 'working' && <WorkingHoursLine hours={workingHours} />}
    </Panel>
  );
}

interface TimesTableProps {
  dashboard: Dashboard;
  by: By;
  clock: Clock;
}

function TimesTable({ dashboard, by, clock }: TimesTableProps) {
  const texts = useDashboardTexts();
  const { times } = texts;
  const { current, previous } = dashboard;
  const groups = groupsOf(current, by);
  const before = new Map(
    (previous ? groupsOf(previous, by) : []).map((group) => [group.id, group]),
  );
  const heads = [
    times.leads,
    times.median,
    times.within5,
    times.within60,
    times.p90,
    times.contacted,
  ];
  return (
    <table className="w-full text-sm max-sm:min-w-136 [&_:is(td,th)]:px-2 [&_:is(td,th)]:py-1.5 [&_:is(td,th)]:text-right [&_td]:whitespace-nowrap">
      <caption className="sr-only">{times.caption}</caption>
      <thead className="align-bottom text-xs text-muted">
        <tr>
          <th scope="col" className="sticky left-0 bg-surface pl-0! text-left! font-medium">
            {by === 'owner' ? times.byOwner : times.byCampaign}
          </th>
          {heads.map((head) => (
            <th key={head} scope="col" className="font-medium">
              {head}
            </th>
          ))}
          <td aria-hidden="true" className="w-2/5 min-w-32 text-left! font-medium max-md:hidden">
            {times.plot}
          </td>
        </tr>
      </thead>
      <tbody>
        <GroupRows
          name={times.all}
          clock={clock}
          now={{ times: current.times.all, list: listOfDays(current) }}
          before={previous && { times: previous.times.all, list: listOfDays(previous) }}
          isTotal
        />
        {groups.map((group) => {
          const earlier = before.get(group.id);
          return (
            <GroupRows
              key={group.id}
              name={nameOf(group, by, texts)}
              clock={clock}
              now={{ times: group, list: listOf(group, by, listOfDays(current)) }}
              before={
                previous &&
                earlier && { times: earlier, list: listOf(group, by, listOfDays(previous)) }
              }
            />
          );
        })}
      </tbody>
      <tfoot aria-hidden="true">
        <tr>
          <td aria-hidden="true" colSpan={7} />
          <td aria-hidden="true" className="max-md:hidden">
            <ShareAxis />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

/** Times, and the list of the leads behind them. */
type Listed = Pick<Parameters<typeof TimesRow>[0], 'times' | 'list'>;

interface GroupRowsProps {
  name: string;
  clock: Clock;
  now: Listed;
  /** Of the previous period, if there is something to compare. */
  before: Listed | null | undefined;
  isTotal?: boolean;
}

const GroupRows = ({ name, clock, now, before, isTotal = false }: GroupRowsProps) => (
  <>
    <TimesRow name={name} clock={clock} {...now} isTotal={isTotal} />
    {before && <TimesRow name={name} clock={clock} {...before} isBefore />}
  </>
);

const groupsOf = ({ times }: DashboardNumbers, by: By): readonly Group[] =>
  by === 'owner' ? times.byOwner : times.byCampaign;

function nameOf(
  { id, name }: Group,
  by: By,
  { times, perDay }: ReturnType<typeof useDashboardTexts>,
): string {
  if (id === '') return by === 'owner' ? times.noOwner : times.noCampaign;
  return name === '' ? perDay.unnamed(id) : name;
}

const listOf = ({ id }: Group, by: By, days: ListSearch): ListSearch => ({
  ...days,
  [by]: id === '' ? 'none' : id,
});

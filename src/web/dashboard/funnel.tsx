import type { Dashboard, DashboardNumbers } from '../../contract/dashboard.ts';
import { StatusGlyph } from '../leads/status-glyph.tsx';
import { useStages } from '../pipeline/use-stages.ts';
import { useDashboardTexts } from '../texts/use-texts.ts';
import { BarTable } from './bar-table.tsx';
import { listOfDays, oneOrMore, type ListSearch } from './list-of.ts';
import { NumberLink } from './number-link.tsx';
import { Panel } from './panel.tsx';

type StatusNumbers = DashboardNumbers['statuses'][number];

/** How many leads of the range reached each stage, and how many are in it now. */
export function Funnel({ dashboard }: { dashboard: Dashboard }) {
  const { current, previous } = dashboard;
  const { funnel } = useDashboardTexts();
  const { nameOf, lookOf, stages } = useStages();
  const before = (status: string) => previous?.statuses.find((each) => each.status === status);
  const lost = new Set(stages.filter((stage) => stage.lost).map(({ id }) => id));
  const hasLost = current.statuses.some(({ status, count }) => lost.has(status) && count > 0);
  return (
    <Panel title={funnel.title} intro={funnel.intro}>
      <BarTable
        caption={funnel.caption}
        head={funnel.status}
        bars={current.statuses.map((numbers) => {
          const { status, count, reached } = numbers;
          const all = reached?.count ?? count;
          return {
            id: status,
            label: (
              <span className="flex items-center gap-2">
                <StatusGlyph look={lookOf(status)} />
                <span dir="auto" className="truncate">
                  {nameOf(status)}
                </span>
              </span>
            ),
            count: all,
            part: count,
            share: current.leads === 0 ? undefined : all / current.leads,
            note: reached && reached.count !== count && (
              <NumberLink list={{ ...listOfDays(current), status }}>{funnel.now(count)}</NumberLink>
            ),
            before: previous ? countOf(before(status)) : undefined,
            fill: `${lookOf(status).className} fill-current`,
            list: listOf(current, numbers),
            beforeList: previous ? listOf(previous, before(status) ?? numbers) : undefined,
          };
        })}
      />
      {hasLost && <p className="text-xs text-pretty text-muted">{funnel.lost}</p>}
    </Panel>
  );
}

const countOf = (numbers: StatusNumbers | undefined): number =>
  numbers?.reached?.count ?? numbers?.count ?? 0;

/** The leads behind the number of a stage. All leads have reached the first one. */
function listOf(days: DashboardNumbers, { status, reached }: StatusNumbers): ListSearch {
  const statuses = reached?.statuses ?? [status];
  return { ...listOfDays(days), ...(statuses.length > 0 && { status: oneOrMore(statuses) }) };
}

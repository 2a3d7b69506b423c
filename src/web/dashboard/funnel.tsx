import type { Dashboard } from '../../contract/dashboard.ts';
import { StatusGlyph } from '../leads/status-glyph.tsx';
import { useStages } from '../pipeline/use-stages.ts';
import { useDashboardTexts } from '../texts/use-texts.ts';
import { BarTable } from './bar-table.tsx';
import { listOfDays } from './list-of.ts';
import { Panel } from './panel.tsx';

/** The leads of the range by their current status. */
export function Funnel({ dashboard }: { dashboard: Dashboard }) {
  const { current, previous } = dashboard;
  const { funnel } = useDashboardTexts();
  const { nameOf, lookOf } = useStages();
  const countOf = (numbers: typeof current, status: string) =>
    numbers.statuses.find((each) => each.status === status)?.count ?? 0;
  return (
    <Panel title={funnel.title} intro={funnel.caption}>
      <BarTable
        caption={funnel.caption}
        head={funnel.status}
        bars={current.statuses.map(({ status, count }) => ({
          id: status,
          label: (
            <span className="flex items-center gap-2">
              <StatusGlyph look={lookOf(status)} />
              <span dir="auto" className="truncate">
                {nameOf(status)}
              </span>
            </span>
          ),
          count,
          share: current.leads === 0 ? undefined : count / current.leads,
          before: previous ? countOf(previous, status) : undefined,
          fill: `${lookOf(status).className} fill-current`,
          list: { ...listOfDays(current), status },
          beforeList: previous ? { ...listOfDays(previous), status } : undefined,
        }))}
      />
    </Panel>
  );
}

import type { Dashboard, DashboardNumbers } from '../../contract/dashboard.ts';
import { useStages } from '../pipeline/use-stages.ts';
import { useDashboardTexts, useLeadToolTexts } from '../texts/use-texts.ts';
import { BarTable } from './bar-table.tsx';
import { listOfDays, oneOrMore } from './list-of.ts';
import { Panel } from './panel.tsx';

/** What the server says instead of reasons that are too long. */
const OTHER = '*';

/** Why leads of the range were lost. */
export function LostReasons({ dashboard }: { dashboard: Dashboard }) {
  const { current, previous } = dashboard;
  const { lost } = useDashboardTexts();
  const words: Readonly<Record<string, string>> = useLeadToolTexts().lostReasons;
  const lostStages = useStages().stages.filter((stage) => stage.lost);
  const status = oneOrMore(lostStages.map(({ id }) => id));
  const nameOf = (reason: string) => {
    if (reason === '') return lost.noReason;
    return reason === OTHER ? lost.other : (words[reason] ?? reason);
  };
  const countOf = (numbers: DashboardNumbers, reason: string) =>
    numbers.lostReasons.find((each) => each.reason === reason)?.count ?? 0;
  const listOf = (days: DashboardNumbers, reason: string) => ({
    ...listOfDays(days),
    status,
    lostReason: reason === '' ? 'none' : reason,
  });
  // Also those of the previous period that nobody has given since.
  const reasons = new Set(
    [current, previous].flatMap((each) => each?.lostReasons.map(({ reason }) => reason) ?? []),
  );
  return (
    <Panel title={lost.title}>
      {reasons.size === 0 ? (
        <p className="text-sm text-muted">{lost.none}</p>
      ) : (
        <BarTable
          caption={lost.caption}
          head={lost.reason}
          bars={[...reasons].map((reason) => ({
            id: reason,
            label: nameOf(reason),
            count: countOf(current, reason),
            before: previous ? countOf(previous, reason) : undefined,
            list: listOf(current, reason),
            beforeList: previous ? listOf(previous, reason) : undefined,
            fill: 'fill-violet',
          }))}
        />
      )}
    </Panel>
  );
}

import type { Dashboard } from '../../contract/dashboard.ts';
import { useStages } from '../pipeline/use-stages.ts';
import { useDashboardTexts, useLeadToolTexts } from '../texts/use-texts.ts';
import { BarTable } from './bar-table.tsx';
import { listOfDays, oneOrMore } from './list-of.ts';
import { Panel } from './panel.tsx';

/** What the server says instead of reasons that are too long. */
const OTHER = '*';

/** Why leads of the range were lost. */
export function LostReasons({ dashboard }: { dashboard: Dashboard }) {
  const { current } = dashboard;
  const { lost } = useDashboardTexts();
  const words: Readonly<Record<string, string>> = useLeadToolTexts().lostReasons;
  const lostStages = useStages().stages.filter((stage) => stage.lost);
  const status = oneOrMore(lostStages.map(({ id }) => id));
  const nameOf = (reason: string) => {
    if (reason === '') return lost.noReason;
    return reason === OTHER ? lost.other : (words[reason] ?? reason);
  };
  return (
    <Panel title={lost.title}>
      {current.lostReasons.length === 0 ? (
        <p className="text-sm text-muted">{lost.none}</p>
      ) : (
        <BarTable
          caption={lost.caption}
          head={lost.reason}
          bars={current.lostReasons.map(({ reason, count }) => ({
            id: reason,
            label: nameOf(reason),
            count,
            list: {
              ...listOfDays(current),
              status,
              lostReason: reason === '' ? 'none' : reason,
            },
            fill: 'fill-violet',
          }))}
        />
      )}
    </Panel>
  );
}

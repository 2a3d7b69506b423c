import type { Dashboard } from '../../contract/dashboard.ts';
import { useDashboardTexts } from '../texts/use-texts.ts';
import { BarTable } from './bar-table.tsx';
import type { ListSearch } from './list-of.ts';
import { Panel } from './panel.tsx';

type Untouched = Dashboard['untouched'][number];

/** Who waits for a first contact, by how long. */
export function UntouchedAges({ untouched }: Pick<Dashboard, 'untouched'>) {
  const { untouched: texts } = useDashboardTexts();
  return (
    <Panel title={texts.title} intro={texts.caption}>
      {untouched.every(({ count }) => count === 0) ? (
        <p className="text-sm text-muted">{texts.none}</p>
      ) : (
        <BarTable
          caption={texts.caption}
          head={texts.age}
          bars={untouched.map((each) => ({
            id: each.age,
            label: texts.ages[each.age],
            count: each.count,
            list: listOf(each),
            // After five minutes a person is harder to reach.
            fill: each.age === 'minutes' ? 'fill-ok' : 'fill-warn',
          }))}
        />
      )}
    </Panel>
  );
}

/** The list of an age. Its end is left out if it is now, so that a lead of this minute is in the list. */
const listOf = ({ age, from, to }: Untouched): ListSearch => ({
  untouched: true,
  ...(from !== null && { from }),
  ...(age !== 'minutes' && { to }),
});

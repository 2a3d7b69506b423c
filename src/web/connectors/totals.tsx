import type { ConnectedPage } from '../../contract/page.ts';
import { writeNumber } from '../ui/count.ts';

/** The state of all connections in three numbers. */
export function Totals({ pages }: { pages: readonly ConnectedPage[] }) {
  const enabled = pages.filter(({ isActive }) => isActive).length;
  const leads = pages.reduce((sum, { leadCount }) => sum + leadCount, 0);
  const totals: readonly [string, number][] = [
    ['Enabled', enabled],
    ['Disabled', pages.length - enabled],
    ['Leads', leads],
  ];
  return (
    <dl
      aria-label="Totals"
      className="grid grid-cols-3 divide-x divide-line rounded-xl border border-line"
    >
      {totals.map(([name, value]) => (
        <div key={name} className="flex flex-col-reverse px-4 py-3">
          <dt className="text-xs text-muted">{name}</dt>
          <dd className="text-2xl font-semibold tracking-tight tabular-nums">
            {writeNumber(value)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

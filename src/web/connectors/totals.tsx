import { useFormats, useAdminTexts } from '../texts/use-texts.ts';
import type { ConnectedPage } from '../../contract/page.ts';

/** The state of all connections in three numbers. */
export function Totals({ pages }: { pages: readonly ConnectedPage[] }) {
  const texts = useAdminTexts().connectors;
  const { number } = useFormats();
  const enabled = pages.filter(({ isActive }) => isActive).length;
  const leads = pages.reduce((sum, { leadCount }) => sum + leadCount, 0);
  const totals: readonly [string, number][] = [
    [texts.totalEnabled, enabled],
    [texts.totalDisabled, pages.length - enabled],
    [texts.leadsTotal, leads],
  ];
  return (
    <dl
      aria-label={texts.totals}
      className="grid grid-cols-3 divide-x divide-line rounded-xl border border-line"
    >
      {totals.map(([name, value]) => (
        <div key={name} className="flex flex-col-reverse px-4 py-3">
          <dt className="text-xs text-muted">{name}</dt>
          <dd className="text-2xl font-semibold tracking-tight tabular-nums">{number(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

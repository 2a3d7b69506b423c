import { Link } from '@tanstack/react-router';
import type { ImportRow } from '../../contract/import.ts';
import { useAdminTexts } from '../texts/use-texts.ts';

/** More rows than this are in the report alone. */
const MOST_SHOWN = 200;

/** The rows that make no lead, each with its line and its reason. */
export function LeftRows({ rows }: { rows: readonly ImportRow[] }) {
  const texts = useAdminTexts().imports;
  const left = rows.filter(({ reason }) => reason !== null);
  if (left.length === 0) return null;
  return (
    <section aria-label={texts.left} className="grid gap-2">
      <h2 className="text-sm font-semibold">{texts.left}</h2>
      <ul className="divide-y divide-line rounded-xl border border-line text-sm">
        {left.slice(0, MOST_SHOWN).map(({ line, fate, reason, column, leadId }) => (
          <li key={line} className="flex flex-wrap gap-x-4 gap-y-0.5 px-4 py-2">
            <span className="w-20 shrink-0 text-muted tabular-nums">{texts.line(line)}</span>
            <span className="w-20 shrink-0 font-medium">{texts.fates[fate]}</span>
            <span className="min-w-0 flex-1 text-pretty [overflow-wrap:anywhere]">
              {reason && texts.reasons[reason]}
              {column !== null && ` (${column})`}
              {leadId !== null && (
                <>
                  {' '}
                  <Link
                    to="/user/allLeads/$leadId"
                    params={{ leadId }}
                    className="rounded-sm font-medium underline decoration-line-strong underline-offset-2 hover:decoration-current"
                  >
                    {texts.openLead}
                  </Link>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {left.length > MOST_SHOWN && (
        <p className="text-sm text-muted">{texts.moreInReport(left.length - MOST_SHOWN)}</p>
      )}
    </section>
  );
}

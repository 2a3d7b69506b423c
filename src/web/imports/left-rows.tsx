import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ImportRow, ImportRowList } from '../../contract/import.ts';
import { useAdminTexts } from '../texts/use-texts.ts';

/** More rows than this are in the report alone. */
const MOST_SHOWN = 200;

/** A row that makes no lead, or whose lead an undo has left. */
type LeftRow = ImportRow & Partial<Pick<ImportRowList['rows'][number], 'undone'>>;

interface LeftRowsProps {
  rows: readonly LeftRow[];
  /** The accessible name; for several of them on one screen. */
  label?: string;
  /** How many there are, of a dry run that has only the first of them. */
  all?: number;
  /** Shown between the heading and the rows. */
  children?: ReactNode;
}

/** The rows that make no lead, each with its line and its reason. */
export function LeftRows({ rows, label, all = 0, children }: LeftRowsProps) {
  const texts = useAdminTexts().imports;
  const left = rows.filter(({ reason, undone }) => reason !== null || Boolean(undone));
  if (left.length === 0) return null;
  return (
    <section aria-label={label ?? texts.left} className="grid gap-2">
      <h2 className="text-sm font-semibold">{texts.left}</h2>
      {children}
      <ul className="divide-y divide-line rounded-xl border border-line text-sm">
        {left.slice(0, MOST_SHOWN).map((row) => (
          <LeftRowLine key={row.line} row={row} />
        ))}
      </ul>
      {all > left.length && <p className="text-sm text-muted">{texts.someOf(left.length, all)}</p>}
      {left.length > MOST_SHOWN && (
        <p className="text-sm text-muted">{texts.moreInReport(left.length - MOST_SHOWN)}</p>
      )}
    </section>
  );
}

function LeftRowLine({ row }: { row: LeftRow }) {
  const { reasons, history, fates, ...texts } = useAdminTexts().imports;
  const { line, fate, reason, undone, column, leadId } = row;
  return (
    <li className="flex flex-wrap gap-x-4 gap-y-0.5 px-4 py-2">
      <span className="w-20 shrink-0 text-muted tabular-nums">{texts.line(line)}</span>
      <span className="w-24 shrink-0 font-medium">{fates[fate]}</span>
      <span className="min-w-0 flex-1 basis-52 text-pretty [overflow-wrap:anywhere]">
        {reason && reasons[reason]}
        {undone && history.undone[undone]}
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
  );
}

import { useQuery } from '@tanstack/react-query';
import type { ImportRow, ImportRun } from '../../contract/import.ts';
import { importRowsQuery } from '../api/imports.ts';
import { useAdminTexts } from '../texts/use-texts.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { RowsSkeleton } from '../ui/rows-skeleton.tsx';
import { LeftRows } from './left-rows.tsx';

/** The first rows of an import that made no lead, and after an undo the leads that stay. The report has all. */
export function ImportRows({ run: { _id, fileName, state, counts } }: { run: ImportRun }) {
  const { history: texts } = useAdminTexts().imports;
  const refused = useQuery({ ...importRowsQuery(_id, 'refused'), enabled: counts.refused > 0 });
  const skipped = useQuery({ ...importRowsQuery(_id, 'skipped'), enabled: counts.skipped > 0 });
  const created = useQuery({
    ...importRowsQuery(_id, 'created'),
    enabled: state === 'undone' && counts.kept > 0,
  });
  const queries = [refused, skipped, created];
  const failed = queries.find(({ error }) => error !== null);
  if (failed?.error)
    return (
      <ErrorState
        title={texts.notRead}
        error={failed.error}
        onRetry={() => void failed.refetch()}
      />
    );
  if (queries.some(({ isLoading }) => isLoading)) return <RowsSkeleton label={texts.title} />;
  const kept = (created.data ?? []).filter(({ undone }) => undone !== null && undone !== 'removed');
  const rows = [...(refused.data ?? []), ...(skipped.data ?? []), ...kept]
    .map((row): ImportRow & { undone: typeof row.undone } => ({ ...row, fields: [] }))
    .toSorted((one, other) => one.line - other.line);
  return rows.length === 0 ? (
    <p className="text-muted">{texts.noRows}</p>
  ) : (
    <LeftRows rows={rows} label={texts.rowsOf(fileName || texts.unnamed)} />
  );
}

import { useQuery } from '@tanstack/react-query';
import { ListPlus } from 'lucide-react';
import { importsQuery } from '../api/imports.ts';
import { useAdminTexts } from '../texts/use-texts.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { RowsSkeleton } from '../ui/rows-skeleton.tsx';
import { ImportEntry } from './import-entry.tsx';

/** The last imports, the newest first, with their results. */
export function ImportHistory({ hasFile }: { hasFile: boolean }) {
  const texts = useAdminTexts().imports;
  const { history } = texts;
  const { data, error, refetch } = useQuery(importsQuery);
  if (data === undefined && error)
    return <ErrorState title={history.notRead} error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return hasFile ? null : <RowsSkeleton label={history.title} />;
  const { imports, limits } = data;
  if (imports.length === 0)
    return hasFile ? null : (
      <EmptyState icon={<ListPlus />} title={texts.empty.title}>
        {texts.empty.text(limits.megabytes, limits.rows)}
      </EmptyState>
    );
  return (
    <section aria-label={history.title} className="grid gap-2">
      <h2 className="text-sm font-semibold">{history.title}</h2>
      <ul className="divide-y divide-line rounded-xl border border-line">
        {imports.map((run) => (
          <ImportEntry key={run._id} run={run} />
        ))}
      </ul>
    </section>
  );
}

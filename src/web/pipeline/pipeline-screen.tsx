import { useQuery } from '@tanstack/react-query';
import { pipelineQuery } from '../api/pipeline.ts';
import { AdminScreen } from '../shell/admin-screen.tsx';
import { useAdminTexts, useTexts } from '../texts/use-texts.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { RowsSkeleton } from '../ui/rows-skeleton.tsx';
import { PipelineForm } from './pipeline-form.tsx';

/** Keeps asking while leads of a removed stage are moving. */
const ASK_MS = 2_000;

/** The stages of the pipeline, for admins. */
export function PipelineScreen() {
  const { title, intro, notLoaded, moving } = useAdminTexts().pipeline;
  const { loading } = useTexts().shell;
  const { data, error, refetch } = useQuery({
    ...pipelineQuery,
    refetchInterval: (query) => ((query.state.data?.moving.length ?? 0) > 0 ? ASK_MS : false),
  });
  const left = (data?.moving ?? []).reduce((sum, { leads }) => sum + leads, 0);
  return (
    <AdminScreen title={title} intro={intro}>
      {!data && !error && <RowsSkeleton label={loading} />}
      {error && !data && (
        <ErrorState title={notLoaded} error={error} onRetry={() => void refetch()} />
      )}
      {left > 0 && (
        <p role="status" className="text-sm text-muted">
          {moving(left)}
        </p>
      )}
      {data && <PipelineForm key={data.version} pipeline={data} />}
    </AdminScreen>
  );
}

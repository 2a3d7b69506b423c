import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ListPlus } from 'lucide-react';
import { useState } from 'react';
import { checkFile, importFile } from '../api/imports.ts';
import { LEAD_LISTS } from '../api/leads.ts';
import { AdminScreen } from '../shell/admin-screen.tsx';
import { useAdminTexts } from '../texts/use-texts.ts';
import { Alert } from '../ui/alert.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { RowsSkeleton } from '../ui/rows-skeleton.tsx';
import { FileChoice } from './file-choice.tsx';
import { ImportButton } from './import-button.tsx';
import { ImportResult } from './import-result.tsx';

/** Brings leads in from a file, after a look at what would become of each row; for admins. */
export function ImportScreen() {
  const texts = useAdminTexts().imports;
  const queryClient = useQueryClient();
  const [file, choose] = useState<File>();
  const check = useMutation({ mutationFn: checkFile });
  const carryOut = useMutation({
    mutationFn: importFile,
    onSettled: () => queryClient.invalidateQueries({ queryKey: LEAD_LISTS }),
  });
  const onChoose = (chosen: File) => {
    choose(chosen);
    carryOut.reset();
    check.mutate(chosen);
  };
  const result = carryOut.data ?? check.data;
  const failed = carryOut.isError ? carryOut : check.isError ? check : undefined;
  return (
    <AdminScreen
      title={texts.title}
      intro={texts.intro}
      actions={<FileChoice isBusy={check.isPending || carryOut.isPending} onChoose={onChoose} />}
    >
      {file === undefined && (
        <EmptyState icon={<ListPlus />} title={texts.empty.title}>
          {texts.empty.text}
        </EmptyState>
      )}
      {check.isPending && <RowsSkeleton label={texts.checking} />}
      {file && failed?.error && (
        <ErrorState
          title={carryOut.isError ? texts.notImported : texts.notChecked}
          error={failed.error}
          onRetry={() => failed.mutate(file)}
        />
      )}
      {file && result && !failed && (
        <section aria-label={file.name} className="grid gap-4">
          {carryOut.data ? (
            <Alert tone="ok" title={texts.done(carryOut.data.counts.created)} />
          ) : (
            <ImportButton
              result={result}
              isBusy={carryOut.isPending}
              onImport={() => carryOut.mutate(file)}
            />
          )}
          <ImportResult result={result} fileName={file.name} isDone={carryOut.isSuccess} />
        </section>
      )}
    </AdminScreen>
  );
}

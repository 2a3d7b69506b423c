import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { beginImport, checkFile, importsQuery, type ImportChoice } from '../api/imports.ts';
import { useAdminTexts } from '../texts/use-texts.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { RowsSkeleton } from '../ui/rows-skeleton.tsx';
import { FilePreview } from './file-preview.tsx';

interface ChosenFileProps {
  file: File;
  /** The server has the file and imports it. */
  onBegun: () => void;
}

/** A file that was chosen, and what would happen to its rows. Each change of an option asks the server again. */
export function ChosenFile({ file, onBegun }: ChosenFileProps) {
  const texts = useAdminTexts().imports;
  const queryClient = useQueryClient();
  const id = useId();
  const [choice, choose] = useState<ImportChoice>({});
  const check = useQuery({
    queryKey: ['import-preview', id, file.name, file.lastModified, choice],
    queryFn: () => checkFile(file, choice),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  const begin = useMutation({
    mutationFn: () => beginImport(file, choice, Boolean(check.data?.importedBefore)),
    onSuccess: async () => {
      await queryClient.invalidateQueries(importsQuery);
      onBegun();
    },
  });
  if (check.error)
    return (
      <ErrorState
        title={texts.notChecked}
        error={check.error}
        onRetry={() => void check.refetch()}
      />
    );
  if (!check.data) return <RowsSkeleton label={texts.checking} />;
  return (
    <>
      {begin.error && (
        <ErrorState title={texts.notBegun} error={begin.error} onRetry={() => begin.mutate()} />
      )}
      <FilePreview
        fileName={file.name}
        preview={check.data}
        choice={choice}
        isBusy={check.isFetching || begin.isPending}
        onChange={(change) => choose({ ...choice, ...change })}
        onImport={() => begin.mutate()}
      />
    </>
  );
}

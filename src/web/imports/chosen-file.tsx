import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { beginImport, checkFile, importsQuery, type ImportChoice } from '../api/imports.ts';
import { ApiError } from '../api/request.ts';
import { useAdminTexts } from '../texts/use-texts.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { RowsSkeleton } from '../ui/rows-skeleton.tsx';
import { FilePreview } from './file-preview.tsx';
import { SendProgress } from './send-progress.tsx';

/** A larger file is sent again only if a person asks for it, in bytes. */
const LARGE = 20 * 1024 * 1024;

interface ChosenFileProps {
  file: File;
  /** The server has the file and imports it. */
  onBegun: () => void;
}

/**
 * A file that was chosen, and what would happen to its rows. Each change of an option asks the server again, which gets the
 * file once more.
 */
export function ChosenFile({ file, onBegun }: ChosenFileProps) {
  const texts = useAdminTexts().imports;
  const queryClient = useQueryClient();
  const id = useId();
  const [choice, choose] = useState<ImportChoice>({});
  /** The choice with which the server was asked. */
  const [asked, ask] = useState(choice);
  const [sent, setSent] = useState(0);
  const { data: imports, isPending } = useQuery(importsQuery);
  const check = useQuery({
    queryKey: ['import-preview', id, file.name, file.lastModified, asked],
    queryFn: ({ signal }) => {
      setSent(0);
      const limit = imports?.limits.megabytes;
      return checkFile(file, asked, { limit, signal, onSent: setSent });
    },
    enabled: !isPending,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  const begin = useMutation({
    mutationFn: () => {
      setSent(0);
      const again = Boolean(check.data?.importedBefore);
      return beginImport(file, choice, { again, onSent: setSent });
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries(importsQuery);
      onBegun();
    },
  });
  const explain = (error: Error) => (isOfProxy(error) ? new Error(texts.proxyRefused) : error);
  if (check.error)
    return (
      <ErrorState
        title={texts.notChecked}
        error={explain(check.error)}
        onRetry={() => void check.refetch()}
      />
    );
  const progress = (check.isFetching || begin.isPending) && (
    <SendProgress file={file} sent={sent} isImport={begin.isPending} />
  );
  if (!check.data)
    return (
      <div className="grid gap-3">
        {progress}
        <RowsSkeleton label={texts.checking} />
      </div>
    );
  return (
    <>
      {begin.error && (
        <ErrorState
          title={texts.notBegun}
          error={explain(begin.error)}
          onRetry={() => begin.mutate()}
        />
      )}
      {progress}
      <FilePreview
        fileName={file.name}
        preview={check.data}
        choice={choice}
        isBusy={check.isFetching || begin.isPending}
        onChange={(change) => {
          const next = { ...choice, ...change };
          choose(next);
          if (file.size <= LARGE) ask(next);
        }}
        onCheck={asked === choice ? undefined : () => ask(choice)}
        onImport={() => begin.mutate()}
      />
    </>
  );
}

/** LeadRabbit itself says in its answer why a file is too large. */
const isOfProxy = (error: Error): boolean =>
  error instanceof ApiError && error.status === 413 && error.code === 'unreadable';

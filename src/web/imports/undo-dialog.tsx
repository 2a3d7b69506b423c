import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ImportRun } from '../../contract/import.ts';
import { importsQuery, undoImport } from '../api/imports.ts';
import { useAdminTexts } from '../texts/use-texts.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';

/** Asks before the leads of an import are removed. */
export function UndoDialog({ run, onClose }: { run: ImportRun; onClose: () => void }) {
  const { history: texts } = useAdminTexts().imports;
  const queryClient = useQueryClient();
  const undo = useMutation({
    mutationFn: () => undoImport(run._id),
    onSuccess: async () => {
      await queryClient.invalidateQueries(importsQuery);
      onClose();
    },
  });
  return (
    <ConfirmDialog
      isOpen
      title={texts.undoTitle}
      action={texts.undoAction}
      isDanger
      isBusy={undo.isPending}
      onConfirm={() => undo.mutate()}
      onCancel={onClose}
    >
      <p>{texts.undoText(run.counts.created)}</p>
      {undo.error && <p className="text-danger-text">{undo.error.message}</p>}
    </ConfirmDialog>
  );
}

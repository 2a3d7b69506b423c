import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { eraseLeads } from '../api/bulk.ts';
import { LEAD_LISTS } from '../api/leads.ts';
import { erasuresQuery } from '../api/privacy.ts';
import { VIEWS } from '../api/views.ts';
import { useLeadToolTexts } from '../texts/use-texts.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { toast } from '../ui/toast.ts';

interface BulkEraseDialogProps {
  /** As they were when the question was asked. */
  ids: readonly string[];
  onClose: (isDone: boolean) => void;
}

/** Says that there is no way back, and erases the leads that are ticked. */
export function BulkEraseDialog({ ids, onClose }: BulkEraseDialogProps) {
  const { bulk: texts } = useLeadToolTexts();
  const client = useQueryClient();
  const [done, setDone] = useState<number>();
  const erase = async () => {
    setDone(0);
    let [erased, missing] = [0, 0];
    try {
      await eraseLeads(ids, (erasedSoFar, missingSoFar) => {
        [erased, missing] = [erasedSoFar, missingSoFar];
        setDone(erased + missing);
      });
      toast.success(texts.erased(erased, missing));
    } catch (error) {
      toast.error(texts.notErased(erased, error instanceof Error ? error.message : ''));
    }
    onClose(true);
    await Promise.all(
      [LEAD_LISTS, VIEWS, erasuresQuery.queryKey].map((queryKey) =>
        client.invalidateQueries({ queryKey: [...queryKey] }),
      ),
    );
  };
  return (
    <ConfirmDialog
      isOpen
      isDanger
      title={texts.eraseTitle(ids.length)}
      action={texts.eraseNow(ids.length)}
      isBusy={done !== undefined}
      onConfirm={() => void erase()}
      onCancel={() => onClose(false)}
    >
      <p>{texts.eraseWhat}</p>
      <p className="font-medium text-ink">{texts.eraseWarning}</p>
      {done !== undefined && <p role="status">{texts.running(done, ids.length)}</p>}
    </ConfirmDialog>
  );
}

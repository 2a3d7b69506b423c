import { useState } from 'react';
import { exportLeads } from '../api/bulk.ts';
import { useLeadToolTexts, useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { toast } from '../ui/toast.ts';
import { useLazyDialog } from '../ui/use-lazy-dialog.ts';
import { excelSeparator } from './excel-separator.ts';
import { saveFile } from './save-file.ts';
import { BULK_KEYS, useSelection } from './selection.tsx';
import { useSelectMatching } from './use-select-matching.ts';

/** What only admins do with the leads that are ticked: export and erase. */
export function BulkAdmin() {
  const { bulk: texts } = useLeadToolTexts();
  const { withKey } = useTexts().leads.details;
  const { ids, clear } = useSelection();
  const { offerNext } = useSelectMatching();
  const [isExporting, setExporting] = useState(false);
  const [dialog, askToErase] = useLazyDialog(async () => {
    const { BulkEraseDialog } = await import('./bulk-erase-dialog.tsx');
    return (close) => (
      <BulkEraseDialog
        ids={[...ids]}
        onClose={(isDone) => {
          close();
          if (!isDone) return;
          clear();
          offerNext();
        }}
      />
    );
  });
  const exportThem = async () => {
    setExporting(true);
    try {
      const separator = excelSeparator(navigator.language);
      const { file, missing } = await exportLeads({ ids: [...ids], separator });
      saveFile(file, 'leads.csv');
      toast.success(texts.exported(ids.size - missing, missing));
      clear();
      offerNext();
    } catch (error) {
      toast.error(texts.notExported(error instanceof Error ? error.message : ''));
    }
    setExporting(false);
  };
  return (
    <>
      <Button
        data-bulk="export"
        aria-keyshortcuts={BULK_KEYS.export}
        title={withKey(texts.export, BULK_KEYS.export)}
        isBusy={isExporting}
        onClick={() => void exportThem()}
      >
        {texts.export}
      </Button>
      <Button data-bulk="erase" onClick={askToErase}>
        {texts.erase}
      </Button>
      {dialog}
    </>
  );
}

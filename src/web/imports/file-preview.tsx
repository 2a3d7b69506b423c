import type { ImportPreview } from '../../contract/import.ts';
import type { ImportChoice } from '../api/imports.ts';
import { useAdminTexts, useFormats } from '../texts/use-texts.ts';
import { useNow } from '../time/use-now.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { ColumnMapping } from './column-mapping.tsx';
import { ImportNumbers } from './import-numbers.tsx';
import { ImportOptions } from './import-options.tsx';
import { LeftRows } from './left-rows.tsx';
import { NewLeads } from './new-leads.tsx';

interface FilePreviewProps {
  fileName: string;
  preview: ImportPreview;
  choice: ImportChoice;
  /** The file is being checked again, or the import begins. */
  isBusy: boolean;
  onChange: (change: ImportChoice) => void;
  onImport: () => void;
}

/** What kind of file it is, what would happen to each row, and the import itself. */
export function FilePreview(props: FilePreviewProps) {
  const { fileName, preview, choice, isBusy, onChange, onImport } = props;
  const texts = useAdminTexts().imports;
  const { day } = useFormats();
  const now = useNow();
  const { kind, encoding, rows, counts, importedBefore } = preview;
  return (
    <section aria-label={fileName} aria-busy={isBusy} className="grid gap-6">
      <p className="text-sm [overflow-wrap:anywhere] text-muted">
        <span className="font-medium text-ink">{fileName}</span>
        {` · ${texts.kinds[kind]} · ${encoding.toUpperCase()} · ${texts.rows(rows.length)}`}
      </p>
      {importedBefore && (
        <Alert tone="warn" title={texts.before.title(day(new Date(importedBefore.startedAt), now))}>
          <p className="text-pretty text-muted">{texts.before.text}</p>
        </Alert>
      )}
      <ColumnMapping preview={preview} onChange={(mapping) => onChange({ mapping })} />
      <ImportOptions preview={preview} choice={choice} onChange={onChange} />
      <div className="grid gap-4">
        <ImportNumbers counts={counts} />
        {counts.created === 0 ? (
          <Alert title={texts.nothingNew} />
        ) : (
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <Button look="primary" size="lg" isBusy={isBusy} onClick={onImport}>
              {importedBefore ? texts.importAgain : texts.importLeads(counts.created)}
            </Button>
            <p className="text-sm text-pretty text-muted">{texts.nothingYet}</p>
          </div>
        )}
        <NewLeads leads={preview.preview} />
        <LeftRows rows={rows} />
      </div>
    </section>
  );
}

import type { ImportPreview } from '../../contract/import.ts';
import type { ImportChoice } from '../api/imports.ts';
import { useAdminTexts, useFormats } from '../texts/use-texts.ts';
import { useNow } from '../time/use-now.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { ColumnMapping } from './column-mapping.tsx';
import { ImportNumbers } from './import-numbers.tsx';
import { ImportOptions } from './import-options.tsx';
import { LeftReasons } from './left-reasons.tsx';
import { LeftRows } from './left-rows.tsx';
import { NewLeads } from './new-leads.tsx';

interface FilePreviewProps {
  fileName: string;
  preview: ImportPreview;
  choice: ImportChoice;
  /** The file is being checked again, or the import begins. */
  isBusy: boolean;
  onChange: (change: ImportChoice) => void;
  /** Asks the server what the choice makes of the rows; undefined if it was asked. */
  onCheck: (() => void) | undefined;
  onImport: () => void;
}

/** What kind of file it is, what would happen to each row, and the import itself. */
export function FilePreview(props: FilePreviewProps) {
  const { fileName, choice, isBusy, onChange, onCheck, onImport } = props;
  const preview = withChoice(props.preview, choice);
  const texts = useAdminTexts().imports;
  const { day } = useFormats();
  const now = useNow();
  const { kind, encoding, rows, reasons, counts, importedBefore, dates } = preview;
  const left = counts.skipped + counts.refused;
  return (
    <section aria-label={fileName} aria-busy={isBusy} className="grid gap-6">
      <p className="text-sm [overflow-wrap:anywhere] text-muted">
        <span className="font-medium text-ink">{fileName}</span>
        {` · ${texts.kinds[kind]} · ${encoding.toUpperCase()} · ${texts.rows(counts.created + left)}`}
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
        {onCheck ? (
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <Button look="primary" size="lg" onClick={onCheck}>
              {texts.checkAgain}
            </Button>
            <p className="text-sm text-pretty text-muted">{texts.notCheckedYet}</p>
          </div>
        ) : dates?.isChoice && dates.order === null ? (
          <Alert tone="warn" title={texts.chooseDateOrder} />
        ) : counts.created === 0 ? (
          <Alert title={counts.refused > 0 ? texts.nothingPossible : texts.nothingNew} />
        ) : (
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <Button look="primary" size="lg" isBusy={isBusy} onClick={onImport}>
              {importedBefore ? texts.importAgain : texts.importLeads(counts.created)}
            </Button>
            <p className="text-sm text-pretty text-muted">{texts.nothingYet}</p>
          </div>
        )}
        <NewLeads leads={preview.preview} />
        <LeftRows rows={rows} all={left}>
          {left > rows.length && <LeftReasons reasons={reasons} />}
        </LeftRows>
      </div>
    </section>
  );
}

/** As a person has chosen, also before the server has answered. Else a second change would undo the first one. */
const withChoice = (
  preview: ImportPreview,
  { mapping, dateOrder }: ImportChoice,
): ImportPreview => ({
  ...preview,
  columns: preview.columns.map((column, index) => ({
    ...column,
    field: mapping?.[index] ?? column.field,
  })),
  dates: preview.dates && { ...preview.dates, order: dateOrder ?? preview.dates.order },
});

import { Download } from 'lucide-react';
import type { ImportPreview } from '../../contract/import.ts';
import { useAdminTexts, useFormats } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { LeftRows } from './left-rows.tsx';
import { NewLeads } from './new-leads.tsx';
import { saveReport } from './save-report.ts';

interface ImportResultProps {
  result: ImportPreview;
  fileName: string;
  isDone: boolean;
}

const FATES = ['created', 'updated', 'skipped', 'refused'] as const;

/** What becomes of each row of a file: counts that add up, the new leads, and the other rows with their reasons. */
export function ImportResult({ result, fileName, isDone }: ImportResultProps) {
  const texts = useAdminTexts().imports;
  const { number } = useFormats();
  const { counts, kind, encoding, rows } = result;
  return (
    <>
      <p className="text-sm [overflow-wrap:anywhere] text-muted">
        <span className="font-medium text-ink">{fileName}</span>
        {` · ${texts.kinds[kind]} · ${encoding.toUpperCase()} · ${texts.rows(rows.length)}`}
      </p>
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        {FATES.map((fate) => (
          <div key={fate} className="grid gap-0.5 rounded-xl border border-line px-4 py-3">
            <dt className="text-xs text-muted">{texts.fates[fate]}</dt>
            <dd className="text-xl font-semibold tabular-nums">{number(counts[fate])}</dd>
          </div>
        ))}
      </dl>
      {!isDone && <NewLeads leads={result.preview} />}
      <LeftRows rows={rows} />
      <div>
        <Button onClick={() => saveReport(rows, fileName)}>
          <Download className="size-3.5" aria-hidden="true" />
          {texts.report}
        </Button>
      </div>
    </>
  );
}

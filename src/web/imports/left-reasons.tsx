import type { ImportPreview } from '../../contract/import.ts';
import { useAdminTexts } from '../texts/use-texts.ts';

/** How many rows make no lead for each reason. With the new leads they account for every row of the file. */
export function LeftReasons({ reasons }: Pick<ImportPreview, 'reasons'>) {
  const texts = useAdminTexts().imports;
  return (
    <dl className="grid gap-1.5 rounded-xl border border-line px-4 py-3 text-sm">
      {reasons.map(({ reason, rows }) => (
        <div key={reason} className="flex flex-wrap items-baseline gap-x-4">
          <dt className="min-w-0 flex-1 basis-52 text-pretty">{texts.reasons[reason]}</dt>
          <dd className="text-muted tabular-nums">{texts.rows(rows)}</dd>
        </div>
      ))}
    </dl>
  );
}

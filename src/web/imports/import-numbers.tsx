import type { ImportCounts } from '../../contract/import.ts';
import { useAdminTexts, useFormats } from '../texts/use-texts.ts';

const FATES = ['created', 'skipped', 'refused'] as const;

/** How many rows of a file have each fate. The numbers add up to its rows. */
export function ImportNumbers({ counts }: { counts: ImportCounts }) {
  const texts = useAdminTexts().imports;
  const { number } = useFormats();
  return (
    <dl className="grid grid-cols-3 gap-3">
      {FATES.map((fate) => (
        <div
          key={fate}
          className="grid content-between gap-0.5 rounded-xl border border-line px-4 py-3 max-sm:px-3"
        >
          <dt className="text-xs text-muted">{texts.fates[fate]}</dt>
          <dd className="text-xl font-semibold tabular-nums">{number(counts[fate])}</dd>
        </div>
      ))}
    </dl>
  );
}

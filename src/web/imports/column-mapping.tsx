import type { ImportField, ImportPreview } from '../../contract/import.ts';
import { useAdminTexts } from '../texts/use-texts.ts';
import { Select } from '../ui/select.tsx';
import { listFields } from './list-fields.ts';

interface ColumnMappingProps {
  preview: ImportPreview;
  onChange: (mapping: ImportField[]) => void;
}

/** What each column of a file is, with its first values, and how to change it. */
export function ColumnMapping({ preview: { columns, kind }, onChange }: ColumnMappingProps) {
  const texts = useAdminTexts().imports;
  const fields = listFields(texts.fields);
  if (kind === 'meta-export')
    return <p className="text-sm text-pretty text-muted">{texts.columns.ofMeta}</p>;
  const change = (changed: number, field: ImportField) =>
    onChange(columns.map((column, index) => (index === changed ? field : column.field)));
  return (
    <section aria-label={texts.columns.title} className="grid gap-2">
      <div className="grid gap-0.5">
        <h2 className="text-sm font-semibold">{texts.columns.title}</h2>
        <p className="text-sm text-pretty text-muted">{texts.columns.intro}</p>
      </div>
      <ul className="divide-y divide-line rounded-xl border border-line text-sm">
        {columns.map(({ name, field, samples }, index) => {
          const shown = name || texts.columns.unnamed(index + 1);
          return (
            // Two columns may have the same name, and their order never changes.
            <li
              key={index}
              className="grid items-center gap-x-4 gap-y-2 px-4 py-2.5 sm:grid-cols-[minmax(0,1fr)_14rem]"
            >
              <div className="min-w-0">
                <p dir="auto" className="truncate font-medium">
                  {shown}
                </p>
                <p dir="auto" className="truncate text-muted">
                  {samples.join(' · ') || texts.columns.empty}
                </p>
              </div>
              <Select
                label={texts.columns.fieldOf(shown)}
                value={field}
                options={fields}
                onChange={(chosen) => change(index, chosen)}
                className={field === 'ignore' ? 'w-full text-muted' : 'w-full'}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

import { useTexts } from '../texts/use-texts.ts';
import { CELLS, ROW_GRID } from './lead-columns.ts';

const COLUMNS = Object.keys(CELLS) as readonly (keyof typeof CELLS)[];

export function LeadTableHead() {
  const { columns } = useTexts().leads;
  return (
    <div role="rowgroup" className="sticky top-0 z-20 border-b border-line bg-surface">
      <div role="row" aria-rowindex={1} className={`${ROW_GRID} h-[35px]`}>
        {COLUMNS.map((column) => (
          <div
            key={column}
            role="columnheader"
            className={`${CELLS[column]} text-xs font-medium text-faint`}
          >
            {columns[column]}
          </div>
        ))}
      </div>
    </div>
  );
}

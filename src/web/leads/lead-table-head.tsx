import { CELLS, ROW_GRID } from './lead-columns.ts';

const HEADS: readonly [keyof typeof CELLS, string][] = [
  ['name', 'Name'],
  ['email', 'E-mail'],
  ['phone', 'Phone'],
  ['company', 'Company'],
  ['source', 'Source'],
  ['status', 'Status'],
  ['tags', 'Tags'],
  ['time', 'Received'],
];

export const LeadTableHead = () => (
  <div role="rowgroup" className="sticky top-0 z-20 border-b border-line bg-surface">
    <div role="row" aria-rowindex={1} className={`${ROW_GRID} h-[35px]`}>
      {HEADS.map(([column, label]) => (
        <div
          key={column}
          role="columnheader"
          className={`${CELLS[column]} text-xs font-medium text-faint`}
        >
          {label}
        </div>
      ))}
    </div>
  </div>
);

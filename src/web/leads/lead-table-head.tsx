import { ArrowDown, ArrowUp } from 'lucide-react';
import type { LeadSort } from '../../contract/lead-list.ts';
import { useTexts } from '../texts/use-texts.ts';
import { useColumns } from './column-setting.ts';
import { CELLS, PLACES, ROW_GRID } from './lead-columns.ts';
import { useNarrow } from './use-narrow.ts';
import { useLeadFilters } from './use-lead-list.ts';

type Head = keyof typeof CELLS;
const HEADS = Object.keys(CELLS) as readonly Head[];

/** The orders of a column; a press on its head chooses the first, the next press the second. */
const SORTS: Readonly<Partial<Record<Head, readonly LeadSort[]>>> = {
  name: ['name'],
  time: ['newest', 'oldest'],
};

export function LeadTableHead() {
  const { sort = 'newest' } = useLeadFilters();
  return (
    <div role="rowgroup" className="sticky top-0 z-20 border-b border-line bg-surface">
      <div role="row" aria-rowindex={1} className={`${ROW_GRID} h-[35px]`}>
        {HEADS.map((head) => (
          <ColumnHead key={head} head={head} sort={sort} />
        ))}
      </div>
    </div>
  );
}

function ColumnHead({ head, sort }: { head: Head; sort: LeadSort }) {
  const { orderBy } = useTexts().leads;
  const name = useHeadName(head);
  const narrow = useNarrow();
  const sorts = SORTS[head];
  const look = `${CELLS[head]} text-xs font-medium text-faint`;
  if (!sorts)
    return (
      <div role="columnheader" className={look}>
        {name}
      </div>
    );
  const isSorted = sorts.includes(sort);
  const isAscending = sort === 'name' || sort === 'oldest';
  const next = sorts[(sorts.indexOf(sort) + 1) % sorts.length];
  const Arrow = isAscending ? ArrowUp : ArrowDown;
  const order = isAscending ? 'ascending' : 'descending';
  return (
    <div role="columnheader" aria-sort={isSorted ? order : 'none'} className={look}>
      <button
        type="button"
        title={orderBy(name)}
        className="-mx-1 inline-flex items-center gap-1 rounded-sm px-1 hover:text-ink"
        onClick={() => narrow({ sort: next === 'newest' ? undefined : next })}
      >
        {name}
        {isSorted && <Arrow className="size-3" aria-hidden="true" />}
      </button>
    </div>
  );
}

function useHeadName(head: Head): string {
  const { columns } = useTexts().leads;
  const chosen = useColumns();
  const place = PLACES.findIndex((each) => each === head);
  const column = chosen[place] ?? (head as 'name' | 'phone' | 'status' | 'time');
  return columns[column];
}

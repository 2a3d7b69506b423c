import type { BoardAnswer, BoardColumn } from '../../contract/pipeline.ts';
import type { Lead } from '../../contract/lead.ts';

/** Where a lead goes: below another one of the column, or to its top. */
export interface Place {
  readonly status: string;
  readonly after: string | null;
}

/** The board with a lead in another place, as the server will show it. */
export function placeLead(board: BoardAnswer, lead: Lead, place: Place): BoardAnswer {
  return {
    columns: board.columns.map((column) => {
      const isFrom = column.stage.id === lead.status;
      const isTo = column.stage.id === place.status;
      const without = isFrom ? remove(column, lead, isTo) : column;
      return isTo ? insert(without, lead, place, !isFrom) : without;
    }),
  };
}

const remove = (column: BoardColumn, { _id }: Lead, staysInColumn: boolean): BoardColumn => ({
  ...column,
  count: column.count - (staysInColumn ? 0 : 1),
  leads: column.leads.filter((other) => other._id !== _id),
});

function insert(column: BoardColumn, lead: Lead, place: Place, isNew: boolean): BoardColumn {
  const { status, after } = place;
  const index = after === null ? 0 : column.leads.findIndex(({ _id }) => _id === after) + 1;
  return {
    ...column,
    count: column.count + (isNew ? 1 : 0),
    leads: column.leads.toSpliced(index, 0, { ...lead, status }),
  };
}

/** The place one step up or down in the same column; undefined at its end. */
export function stepInColumn(leads: readonly Lead[], lead: Lead, by: -1 | 1): Place | undefined {
  const index = leads.findIndex(({ _id }) => _id === lead._id);
  const target = index + by;
  if (index < 0 || target < 0 || target >= leads.length) return undefined;
  const above = by === 1 ? leads[target] : leads[target - 1];
  return { status: lead.status, after: above?._id ?? null };
}

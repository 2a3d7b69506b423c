import type { Lead } from '../../contract/lead.ts';

type Data = Readonly<Record<string | symbol, unknown>>;

const LEAD = Symbol('lead');
const COLUMN = Symbol('column');

/** What a card says of itself while it is dragged, or dropped on. */
export const cardData = (lead: Lead): Record<string | symbol, unknown> => ({ [LEAD]: lead });

/** The lead of a card; undefined if the data is not that of a card. */
export const cardOf = (data: Data): Lead | undefined => data[LEAD] as Lead | undefined;

/** What a column says of itself when something is dropped on it. */
export const columnData = (status: string): Record<string | symbol, unknown> => ({
  [COLUMN]: status,
});

/** The stage of a column; undefined if the data is not that of a column. */
export const columnOf = (data: Data): string | undefined => data[COLUMN] as string | undefined;

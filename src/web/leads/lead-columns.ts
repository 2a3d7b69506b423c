/**
 * The columns of the lead table. The fewer pixels the list has, as beside an open lead, the fewer
 * columns it shows. Name, phone, status and time are always there.
 */
export const ROW_GRID =
  'grid items-center gap-x-3 px-4 @min-[700px]/list:gap-x-4 ' +
  'grid-cols-[minmax(5rem,1fr)_9rem_6.75rem_4.75rem] ' +
  '@min-[680px]/list:grid-cols-[minmax(6rem,1fr)_minmax(6rem,1.3fr)_9rem_7rem_5rem] ' +
  '@min-[900px]/list:grid-cols-[minmax(0,1.1fr)_minmax(0,1.4fr)_9.5rem_minmax(0,1fr)_7.5rem_5.5rem] ' +
  '@min-[1080px]/list:grid-cols-[minmax(0,1.2fr)_minmax(0,1.5fr)_9.5rem_minmax(0,0.9fr)_minmax(0,1fr)_7.5rem_minmax(0,1fr)_5.5rem]';

const CELL = 'flex min-w-0 items-center';

/** The places that show what a person has chosen, in their order. */
export const PLACES = ['first', 'second', 'third', 'fourth'] as const;
export type Place = (typeof PLACES)[number];

/** The cell of each column, in their order, and from which width on it is shown. */
export const CELLS = {
  name: CELL,
  first: `${CELL} @max-[679px]/list:hidden`,
  phone: CELL,
  second: `${CELL} @max-[1079px]/list:hidden`,
  third: `${CELL} @max-[899px]/list:hidden`,
  status: CELL,
  fourth: `${CELL} @max-[1079px]/list:hidden`,
  time: `${CELL} justify-end`,
} as const;

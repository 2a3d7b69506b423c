/**
 * The columns of the lead table. The fewer pixels the list has, as beside an open lead, the fewer
 * columns it shows. Name, phone, status and time are always there.
 */
export const ROW_GRID =
  'grid items-center gap-x-3 px-4 @min-[700px]/list:gap-x-4 ' +
  'grid-cols-[minmax(5rem,1fr)_9rem_6.75rem_4.75rem] ' +
  '@min-[680px]/list:grid-cols-[minmax(6rem,1fr)_minmax(6rem,1.3fr)_9rem_7rem_5rem] ' +
  '@min-[900px]/list:grid-cols-[minmax(0,1.1fr)_minmax(0,1.4fr)_9.5rem_6.5rem_7.5rem_5.5rem] ' +
  '@min-[1080px]/list:grid-cols-[minmax(0,1.2fr)_minmax(0,1.7fr)_9.5rem_minmax(0,1fr)_6.5rem_7.5rem_minmax(0,0.85fr)_5.5rem]';

const CELL = 'flex min-w-0 items-center';

/** The cell of each column, in their order, and from which width on it is shown. */
export const CELLS = {
  name: CELL,
  email: `${CELL} @max-[679px]/list:hidden`,
  phone: CELL,
  company: `${CELL} @max-[1079px]/list:hidden`,
  source: `${CELL} @max-[899px]/list:hidden`,
  status: CELL,
  tags: `${CELL} @max-[1079px]/list:hidden`,
  time: `${CELL} justify-end`,
} as const;

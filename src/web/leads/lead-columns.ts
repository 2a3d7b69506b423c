/**
 * The columns of the lead table. The fewer pixels the list has, as beside an open lead, the fewer
 * columns it shows.
 */
export const ROW_GRID =
  'grid items-center gap-x-4 px-4 ' +
  'grid-cols-[minmax(0,1fr)_7.5rem_5.5rem] ' +
  '@min-[620px]/list:grid-cols-[minmax(0,1.1fr)_minmax(0,1.3fr)_7.5rem_5.5rem] ' +
  '@min-[700px]/list:grid-cols-[minmax(0,1fr)_minmax(0,1.5fr)_9rem_7.5rem_5.5rem] ' +
  '@min-[900px]/list:grid-cols-[minmax(0,1.1fr)_minmax(0,1.4fr)_9rem_6.5rem_7.5rem_5.5rem] ' +
  '@min-[1080px]/list:grid-cols-[minmax(0,1.2fr)_minmax(0,1.7fr)_9rem_minmax(0,1fr)_6.5rem_7.5rem_minmax(0,0.85fr)_5.5rem]';

const CELL = 'flex min-w-0 items-center';

/** Each column's cell; also says from which width on it is there. */
export const CELLS = {
  name: CELL,
  email: `${CELL} @max-[619px]/list:hidden`,
  phone: `${CELL} @max-[699px]/list:hidden`,
  company: `${CELL} @max-[1079px]/list:hidden`,
  source: `${CELL} @max-[899px]/list:hidden`,
  status: CELL,
  tags: `${CELL} @max-[1079px]/list:hidden`,
  time: `${CELL} justify-end`,
} as const;

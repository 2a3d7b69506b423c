/** Colours that can be told apart beside each other, in both themes. */
const COLOURS = [
  { fill: 'fill-accent', background: 'bg-accent' },
  { fill: 'fill-blue', background: 'bg-blue' },
  { fill: 'fill-teal', background: 'bg-teal' },
  { fill: 'fill-violet', background: 'bg-violet' },
  { fill: 'fill-ok', background: 'bg-ok' },
] as const;

const REST = { fill: 'fill-field-line', background: 'bg-field-line' } as const;

const lookOf = (id: string | null, order: number) =>
  id === null ? REST : (COLOURS[order] ?? REST);

/** The colour of a part of a column. */
export const fillOf = (id: string | null, order: number): string => lookOf(id, order).fill;

/** The same colour in the legend. */
export const backgroundOf = (id: string | null, order: number): string =>
  lookOf(id, order).background;

const GROUPED = new Intl.NumberFormat('en-GB');

/** `1,204`. */
export const writeNumber = (count: number): string => GROUPED.format(count);

/** `1 lead`, `1,204 leads`. */
export const writeCount = (count: number, one: string, many: string): string =>
  `${writeNumber(count)} ${count === 1 ? one : many}`;

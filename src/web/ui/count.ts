/** As the browser's language groups digits. */
const GROUPED = new Intl.NumberFormat();

/** `1,204`. */
export const writeNumber = (count: number): string => GROUPED.format(count);

/** `1 lead`, `1,204 leads`. */
export const writeCount = (count: number, one: string, many: string): string =>
  `${writeNumber(count)} ${count === 1 ? one : many}`;

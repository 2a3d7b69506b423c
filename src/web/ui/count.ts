import { readFormats } from '../texts/texts-store.ts';

/** `1,204`. */
export const writeNumber = (count: number): string => readFormats().number(count);

/** `1 lead`, `1,204 leads`. */
export const writeCount = (count: number, one: string, many: string): string =>
  `${writeNumber(count)} ${readFormats().plural(count, { one, other: many })}`;

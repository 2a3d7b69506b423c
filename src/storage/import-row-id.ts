/** A file has fewer lines. */
const DIGITS = 9;

/** The id of a row of an import. The ids of one import have the order of the lines. */
export const importRowId = (importId: string, line: number): string =>
  `${importId}:${String(line).padStart(DIGITS, '0')}`;

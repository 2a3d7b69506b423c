import { hash } from 'node:crypto';

const idOf = (text: string): string => hash('sha256', text).slice(0, 24);

/**
 * The id of an import of a file. It is the same for everybody who sends the file at the same time, so that it is
 * imported once.
 *
 * @param earlier how many imports of the file have begun before
 */
export const importIdOf = (fileHash: string, earlier: number): string =>
  idOf(`import ${fileHash} ${earlier}`);

/** The id of the lead of one row. It is the same each time the row is imported, so that the row makes one lead. */
export const leadIdOf = (importId: string, line: number): string =>
  idOf(`lead ${importId} ${line}`);

import { createHash } from 'node:crypto';

const sha256 = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

export const hashOfFile = (bytes: Uint8Array): string => sha256(bytes);

/**
 * The id of an import of a file. It is the same for everybody who sends the file at the same time, so that it is
 * imported once.
 *
 * @param earlier how many imports of the file have begun before
 */
export const importIdOf = (fileHash: string, earlier: number): string =>
  sha256(`import ${fileHash} ${earlier}`).slice(0, 24);

/** The id of the lead of one row. It is the same each time the row is imported, so that the row makes one lead. */
export const leadIdOf = (importId: string, line: number): string =>
  sha256(`lead ${importId} ${line}`).slice(0, 24);

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Looks for texts in the bytes of every file of a folder, in any mixture of capital and small letters.
 *
 * @returns `file: text` for each that was found
 */
export function searchBytes(folder: string, texts: readonly string[]): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return files
    .filter((file) => file.isFile())
    .flatMap(({ parentPath, name }) => {
      const bytes = readFileSync(join(parentPath, name)).toString('latin1').toLowerCase();
      return texts
        .filter((text) => bytes.includes(Buffer.from(text.toLowerCase()).toString('latin1')))
        .map((text) => `${name}: ${text}`);
    });
}

import type { Environment } from '../../src/config.ts';
import { testEngine } from './engine.ts';
import { readFiles } from './read-files.ts';

/**
 * Looks for texts in the bytes of every file of a folder, in any mixture of capital and small letters.
 *
 * @returns `file: text` for each that was found
 */
export const searchBytes = (folder: string, texts: readonly string[]): string[] =>
  search(readFiles(folder), texts);

/** As `searchBytes`, in the data folder of a LeadRabbit under test and in all that its engine stores. */
export async function searchStored(
  { dataDir, environment }: { readonly dataDir: string; readonly environment: Environment },
  texts: readonly string[],
): Promise<string[]> {
  const stored = await testEngine().stored(environment);
  return search(new Map([...readFiles(dataDir), ...stored]), texts);
}

const search = (contents: ReadonlyMap<string, Buffer>, texts: readonly string[]): string[] =>
  [...contents].flatMap(([name, content]) => {
    const bytes = content.toString('latin1').toLowerCase();
    return texts
      .filter((text) => bytes.includes(Buffer.from(text.toLowerCase()).toString('latin1')))
      .map((text) => `${name}: ${text}`);
  });

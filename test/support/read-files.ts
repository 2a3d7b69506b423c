import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The content of every file of a folder, by name. */
export function readFiles(folder: string): Map<string, Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    files
      .filter((file) => file.isFile())
      .map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name))]),
  );
}

/** `npm run check:imports`: whether every import in the repository points the allowed way. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkImports } from './check-imports.ts';
import { FOLDERS } from './rules.ts';

const root = join(import.meta.dirname, '../..');
const folders = ['src', ...Object.keys(FOLDERS)].filter((folder) => existsSync(join(root, folder)));
const paths = globSync(['*.ts', ...folders.map((folder) => `${folder}/**/*.{ts,tsx}`)], {
  cwd: root,
});
const files = new Map(
  paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(root, path), 'utf8')]),
);

const problems = checkImports(files);
for (const problem of problems) console.error(problem);
if (problems.length > 0) console.error(`\n${problems.length} imports point the wrong way.`);
else console.log(`${files.size} files import only what they may.`);
process.exitCode = problems.length > 0 ? 1 : 0;

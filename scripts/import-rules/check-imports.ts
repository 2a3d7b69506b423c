import { dirname, join } from 'node:path/posix';
import { readImports } from './read-imports.ts';
import {
  ENGINE_PACKAGES,
  FOLDERS,
  IN_THE_BROWSER,
  ON_ANY_ENGINE,
  PACKAGES,
  PARTS,
  PICKS_A_DATABASE,
} from './rules.ts';

/** Paths from the repository's root, with slashes, and what each file holds. */
export type SourceFiles = ReadonlyMap<string, string>;

/** Every import that breaks a rule, with one sentence for each. */
export function checkImports(files: SourceFiles): string[] {
  const problems: string[] = [];
  for (const [file, source] of files)
    for (const name of readImports(file, source)) {
      const isOurs = name.startsWith('.');
      const target = isOurs ? join(dirname(file), name) : name;
      const problem = isOurs ? judgeFile(file, target) : judgePackage(file, name);
      if (problem !== undefined) problems.push(`${file} imports ${target}: ${problem}`);
    }
  return problems;
}

const RUNS_ON_ANY_ENGINE =
  'it runs on any engine; read through HTTP or openStorageOf, or move the test to test/storage';

function judgeFile(file: string, target: string): string | undefined {
  const from = topOf(file);
  const to = topOf(target);
  if (isTest(target) && !isTest(file)) return 'tests are imported by nothing';
  if (from === 'src' && to === 'src') return judgePart(file, target);
  if (isIn(file, ON_ANY_ENGINE) && isOfOneEngine(target)) return RUNS_ON_ANY_ENGINE;
  if (from === to || from === '') return undefined;
  if (from === 'src') return 'src imports nothing outside of itself';
  const allowed = FOLDERS[from];
  if (allowed === undefined) return `${from} has no import rules; add them`;
  const isAllowed = allowed.some((prefix) => target === `${prefix}.ts` || within(prefix, target));
  return isAllowed ? undefined : `${from} may import ${list(allowed)} only`;
}

function judgePart(file: string, target: string): string | undefined {
  const engine = engineOf(target);
  const picks = engineOf(file) === engine || PICKS_A_DATABASE.includes(file) || isTest(file);
  if (engine !== undefined && !picks) return `only ${list(PICKS_A_DATABASE)} picks a database`;
  const from = partOf(file);
  const to = partOf(target);
  // A test may say a reason, to check what a person reads.
  if (from === to || (isTest(file) && to === 'texts')) return undefined;
  const allowed = PARTS[from];
  if (allowed === undefined) return `${from} has no import rules; add them`;
  return allowed.includes(to) ? undefined : `${from} may import ${list(allowed)} only`;
}

function judgePackage(file: string, name: string): string | undefined {
  if (isIn(file, ON_ANY_ENGINE) && ENGINE_PACKAGES.test(name)) return RUNS_ON_ANY_ENGINE;
  if (topOf(file) !== 'src' || isTest(file)) return undefined;
  if (name.startsWith('node:') && isIn(file, IN_THE_BROWSER)) return 'it runs in a browser';
  const rule = PACKAGES.find(({ packages }) => packages.test(name));
  if (rule === undefined || isIn(file, rule.onlyIn)) return undefined;
  return `it belongs in ${list(rule.onlyIn)}`;
}

const topOf = (path: string) => (path.includes('/') ? (path.split('/', 1)[0] ?? '') : '');
/** `src/leads/lead.ts` is of the part leads, `src/app.ts` of the part app. */
const partOf = (path: string) => path.split('/')[1]?.replace(/(\.test)?\.tsx?$/, '') ?? '';
const engineOf = (path: string) => /^src\/storage\/(?!move\/)([^/]+)\//.exec(path)?.[1];
const isOfOneEngine = (path: string) =>
  engineOf(path) !== undefined || /^test\/(storage\/|contract\/(sqlite|mongodb))/.test(path);
const isTest = (path: string) => /\.test\.tsx?$/.test(path);
const isIn = (path: string, folders: readonly string[]) => folders.some((f) => path.startsWith(f));
const within = (prefix: string, path: string) => path.startsWith(`${prefix}/`);
const list = (names: readonly string[]) => (names.length > 0 ? names.join(', ') : 'itself');

import { parseSync } from 'oxc-parser';

/** `import('./x.ts')`, as a call and as a type. */
const INLINE_IMPORT = /\bimport\(\s*(['"])([^'"]+)\1/g;

/** The names of everything that a file imports or exports from elsewhere, types included. */
export function readImports(path: string, source: string): string[] {
  const { module } = parseSync(path, source);
  const exported = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
  );
  const imported = module.staticImports.map(({ moduleRequest }) => moduleRequest.value);
  const inline = [...source.matchAll(INLINE_IMPORT)].flatMap(([, , name]) => name ?? []);
  return [...new Set([...imported, ...exported, ...inline])];
}

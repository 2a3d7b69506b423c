import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

export interface ToolRun {
  readonly code: number;
  readonly output: string;
}

/** Runs `npm run backup` or `npm run restore` on a data folder, in a process of its own. */
export async function runTool(
  tool: 'backup' | 'restore',
  dataDir: string,
  ...args: string[]
): Promise<ToolRun> {
  const program = resolve(import.meta.dirname, `../../src/${tool}.ts`);
  const child = spawn(process.execPath, [program, '--data', dataDir, ...args], {
    cwd: dataDir,
    env: { PATH: process.env['PATH'] },
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  const [code] = (await once(child, 'close')) as [number];
  return { code, output };
}

/** The folder that a backup names in its output. */
export function folderOf({ output }: ToolRun): string {
  const folder = /^ +to (\S+)$/m.exec(output)?.[1];
  if (folder === undefined) throw new Error(`the backup names no folder: ${output}`);
  return folder;
}

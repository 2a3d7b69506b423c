import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leadrabbit-backup-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (tool: string, ...args: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, `../../src/${tool}.ts`), ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'],
      DATA_DIR: folder,
      FACEBOOK_CLIENT_ID: '100000000000001',
      MONGODB_URI: 'mongodb://user:a-secret@127.0.0.1:9/',
    },
  });

test.each([
  ['backup', 'mongodump', []],
  ['restore', 'mongorestore', ['--from', 'somewhere']],
])(
  'npm run %s with MONGODB_URI names %s and the folder whose keys to keep',
  (tool, command, args) => {
    const { status, stdout, stderr } = run(tool, ...args);
    expect(status).toBe(1);
    expect(stderr).toContain(command);
    expect(stderr).toContain(`token.key and session.key of the folder ${folder}`);
    expect(stdout + stderr).not.toContain('a-secret');
    expect(readdirSync(folder)).toEqual([]);
  },
);

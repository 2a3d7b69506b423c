import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadEnv } from './load-env.ts';

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'load-env-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('the environment has priority over .env.local, which has priority over .env', () => {
  const folder = makeFolder();
  writeFileSync(join(folder, '.env'), 'A=file\nB=file\nC=file\n');
  writeFileSync(join(folder, '.env.local'), 'B="local" # said why\nC=local\n');
  expect(loadEnv(folder, { C: 'real' })).toEqual({ A: 'file', B: 'local', C: 'real' });
});

test('neither file needs to exist', () => {
  expect(loadEnv(makeFolder(), { A: 'real' })).toEqual({ A: 'real' });
});

import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, expect, test } from 'vitest';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'leadrabbit-bench-'));
const dataDir = join(folder, 'data');
const jsonFile = join(folder, 'figures.json');

afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Figures {
  readonly receipt: {
    readonly variants: readonly {
      readonly variant: string;
      readonly acknowledged: number;
      readonly stored: number;
    }[];
  };
  readonly arrival: Readonly<Record<'alone' | 'besideHanging', { readonly leads: number }>>;
  readonly sync: { readonly leads: number; readonly ratio: number };
  readonly engines: {
    readonly figures: readonly {
      readonly engine: string;
      readonly receivedPerSecond: { readonly leadrabbit: number };
    }[];
  };
  readonly processes: { readonly figures: readonly { readonly leadsPerSecond: number }[] };
  readonly reading: {
    readonly queries: readonly { readonly name: string; readonly big: { readonly rows: number } }[];
  };
}

test(
  'the benchmark runs, and every event that it acknowledges is stored',
  { timeout: 600_000 },
  async () => {
    const main = join(import.meta.dirname, 'main.ts');
    const args = [main, '--quick', '--data-dir', dataDir, '--json', jsonFile];
    const { stdout } = await run(process.execPath, args);

    expect(stdout).toContain('Receipt');
    expect(stdout).toContain('Arrival');
    expect(stdout).toContain('Reading');
    expect(stdout).toContain('Sync');
    const { receipt, arrival, reading, sync, engines, processes } = JSON.parse(
      readFileSync(jsonFile, 'utf8'),
    ) as Figures;
    for (const { variant, acknowledged, stored } of receipt.variants) {
      expect(acknowledged, variant).toBeGreaterThan(0);
      if (variant === 'nothing-stored') expect(stored).toBe(0);
      else expect(stored, variant).toBeGreaterThanOrEqual(acknowledged);
    }
    expect(arrival.alone.leads).toBe(20);
    expect(arrival.besideHanging.leads).toBe(20);
    expect(sync.leads).toBeGreaterThanOrEqual(300);
    expect(sync.ratio).toBeGreaterThan(0);
    expect(engines.figures.map(({ engine }) => engine)).toContain('SQLite');
    for (const { receivedPerSecond } of engines.figures)
      expect(receivedPerSecond.leadrabbit).toBeGreaterThan(0);
    for (const { leadsPerSecond } of processes.figures) expect(leadsPerSecond).toBeGreaterThan(0);
    for (const { name, big } of reading.queries)
      expect(big.rows > 0, name).toBe(name !== 'a filter that finds nothing');
    expect(readdirSync(dataDir), 'it cleans up').toEqual([]);
  },
);

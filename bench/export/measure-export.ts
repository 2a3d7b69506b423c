import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { startLeadRabbit, type RunningLeadRabbit } from '../lib/leadrabbit.ts';
import { median } from '../lib/statistics.ts';
import type { Workbench } from '../lib/workbench.ts';
import type { FilledFolders } from '../reading/filled-folders.ts';
import { untilCounted } from '../reading/measure-dashboard.ts';
import type { ApiClient } from '../../test/support/api-client.ts';

export interface ExportPlan {
  readonly leads: number;
  readonly exports: number;
  /** Lists that are read before, so that the server is warm. */
  readonly warmUpLists: number;
  /** How long the server rests before its memory is read, in ms. */
  readonly restMs: number;
}

export interface ExportFigures {
  readonly plan: ExportPlan;
  /** Median over the rest, in bytes. */
  readonly idleBytes: number;
  readonly exports: readonly {
    readonly leads: number;
    readonly ms: number;
    readonly bytes: number;
    /** The most while the export ran. */
    readonly mostBytes: number;
    /** That number by `idleBytes`. */
    readonly ratio: number;
    /** The longest that `/healthz` took at the same time. */
    readonly othersWaitMs: number;
  }[];
}

const SAMPLE_MS = 50;

/** Measures the memory of a server while it exports all leads, against what it has while it does nothing. */
export async function measureExport(
  workbench: Workbench,
  plan: ExportPlan,
  filled: FilledFolders,
): Promise<ExportFigures> {
  const { dataDir } = await filled.take(plan.leads);
  await countForDashboard(workbench, dataDir);
  const app = workbench.keep(await startLeadRabbit(workbench, { name: 'export', dataDir }));
  const client = await app.signIn();
  for (let list = 0; list < plan.warmUpLists; list += 1) await client.get('/api/leads?limit=200');
  await sleep(plan.restMs);
  const idle: number[] = [];
  for (let sample = 0; sample < 20; sample += 1) {
    idle.push(app.ownBytes() ?? 0);
    await sleep(SAMPLE_MS);
  }
  const idleBytes = median(idle);
  const exports: ExportFigures['exports'][number][] = [];
  for (let turn = 0; turn < plan.exports; turn += 1)
    exports.push(await measureOne(app, client, idleBytes));
  return { plan, idleBytes, exports };
}

/** Counts all leads in another process: after it, a server keeps twice the memory that it has on every other day. */
async function countForDashboard(workbench: Workbench, dataDir: string): Promise<void> {
  const app = workbench.keep(await startLeadRabbit(workbench, { name: 'counting', dataDir }));
  await untilCounted(await app.signIn());
  await app.stop();
}

async function measureOne(
  app: RunningLeadRabbit,
  client: ApiClient,
  idleBytes: number,
): Promise<ExportFigures['exports'][number]> {
  let mostBytes = 0;
  let othersWaitMs = 0;
  const ended = new AbortController();
  const watch = async () => {
    while (!ended.signal.aborted) {
      mostBytes = Math.max(mostBytes, app.ownBytes() ?? 0);
      const start = performance.now();
      await client.get('/healthz');
      othersWaitMs = Math.max(othersWaitMs, performance.now() - start);
      await sleep(SAMPLE_MS);
    }
  };
  const watching = watch();
  const start = performance.now();
  const { bytes, rows } = await download(`${app.url}/api/leads/export.csv`, client.cookie);
  const ms = performance.now() - start;
  ended.abort();
  await watching;
  // Without the head of the file.
  return { leads: rows - 1, ms, bytes, mostBytes, ratio: mostBytes / idleBytes, othersWaitMs };
}

const LINE_FEED = 10;
const QUOTE = 34;

function download(url: string, cookie: string): Promise<{ bytes: number; rows: number }> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { cookie } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`));
      let bytes = 0;
      let rows = 0;
      let isQuoted = false;
      response.on('data', (part: Buffer) => {
        bytes += part.length;
        for (const byte of part) {
          // A cell with several lines is quoted. A quote inside it is doubled.
          if (byte === QUOTE) isQuoted = !isQuoted;
          else if (byte === LINE_FEED && !isQuoted) rows += 1;
        }
      });
      response.on('error', reject);
      response.on('end', () => resolve({ bytes, rows }));
    }).on('error', reject);
  });
}

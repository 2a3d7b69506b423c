import type { Workbench } from '../lib/workbench.ts';
import { startLeadRabbit } from '../lib/leadrabbit.ts';
import { median, percentile } from '../lib/statistics.ts';
import type { FilledFolders } from './filled-folders.ts';
import { fillStorage } from './fill-storage.ts';
import type { ApiClient } from '../../test/support/api-client.ts';
import { measureDashboard, type DashboardFigures } from './measure-dashboard.ts';
import { createLeadReader, type LeadReader, type Reading } from './lead-reader.ts';
import { measureTakingIn, type TakingInFigures, type TakingInPlan } from './measure-taking-in.ts';
import { findDeepCursors, QUERIES, type LeadListSize, type ReadingQuery } from './queries.ts';

export interface ReadingPlan {
  readonly smallLeads: number;
  readonly bigLeads: number;
  /** Of each query on each list. */
  readonly requests: number;
  readonly warmUpRequests: number;
  readonly takingIn: TakingInPlan;
}

export interface ReadingFigures {
  readonly plan: ReadingPlan;
  /** Of the big list. */
  readonly fillMs: number;
  readonly takingIn: TakingInFigures;
  readonly queries: readonly QueryFigures[];
  readonly dashboard: DashboardFigures;
}

export interface QueryFigures {
  readonly name: string;
  readonly small: ListFigures;
  readonly big: ListFigures;
}

export interface ListFigures {
  readonly medianMs: number;
  readonly p95Ms: number;
  /** The leads in a typical answer, to show that the same work is compared. */
  readonly rows: number;
}

interface OpenList extends LeadListSize {
  readonly reader: LeadReader;
  readonly client: ApiClient;
}

/** Measures the lead list in a small CRM and in a big one, with requests in turns. */
export async function measureReading(
  workbench: Workbench,
  plan: ReadingPlan,
  filled: FilledFolders,
): Promise<ReadingFigures> {
  const smallFolder = workbench.newFolder('small');
  await fillStorage({ dataDir: smallFolder }, plan.smallLeads);
  const big = await filled.take(plan.bigLeads);
  const takingIn = await measureTakingIn(
    { dataDir: workbench.newFolder('empty') },
    big,
    plan.takingIn,
  );
  const small = await openList(workbench, 'reading-small', smallFolder, plan.smallLeads);
  const bigList = await openList(workbench, 'reading-big', big.dataDir, plan.bigLeads);
  const queries: QueryFigures[] = [];
  for (const query of QUERIES) queries.push(await compare(query, small, bigList, plan));
  const dashboard = await measureDashboard(small.client, bigList.client, plan);
  small.reader.close();
  bigList.reader.close();
  return { plan, fillMs: big.fillMs, takingIn, queries, dashboard };
}

async function openList(
  workbench: Workbench,
  name: string,
  dataDir: string,
  leads: number,
): Promise<OpenList> {
  const app = workbench.keep(await startLeadRabbit(workbench, { name, dataDir }));
  const client = await app.signIn();
  const reader = createLeadReader(client);
  return { leads, reader, client, deepCursors: await findDeepCursors(reader, leads) };
}

async function compare(
  query: ReadingQuery,
  small: OpenList,
  big: OpenList,
  { requests, warmUpRequests }: ReadingPlan,
): Promise<QueryFigures> {
  const readings = { small: [] as Reading[], big: [] as Reading[] };
  for (let turn = 0; turn < warmUpRequests + requests; turn++) {
    const ofSmall = await small.reader.read(query.of(turn, small), query.path);
    const ofBig = await big.reader.read(query.of(turn, big), query.path);
    if (turn < warmUpRequests) continue;
    readings.small.push(ofSmall);
    readings.big.push(ofBig);
  }
  return { name: query.name, small: summarise(readings.small), big: summarise(readings.big) };
}

function summarise(readings: readonly Reading[]): ListFigures {
  const times = readings.map(({ ms }) => ms);
  return {
    medianMs: median(times),
    p95Ms: percentile(times, 0.95),
    rows: median(readings.map(({ rows }) => rows)),
  };
}

import { setTimeout as sleep } from 'node:timers/promises';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { InboxAnswer } from '../../src/contract/inbox.ts';
import type { LeadList } from '../../src/contract/lead.ts';
import type { ApiClient } from '../../test/support/api-client.ts';
import { eventually } from '../../test/support/eventually.ts';
import { signInToMeta } from '../../test/support/meta-dialog.ts';
import { startBalancer } from '../../test/support/start-balancer.ts';
import { startMeta, subscribe, type RunningMeta } from '../arrival/start-meta.ts';
import { startLeadRabbit, type RunningLeadRabbit } from '../lib/leadrabbit.ts';
import { percentile } from '../lib/statistics.ts';
import { tell } from '../lib/progress.ts';
import type { Workbench } from '../lib/workbench.ts';
import { environmentOf, type BenchEngine } from './bench-engine.ts';
import { watchUpdates } from './watch-updates.ts';

export interface ProcessesPlan {
  /** How many processes, one measurement each. */
  readonly counts: readonly number[];
  /** Leads that are sent to all processes together, as fast as they are taken. */
  readonly leads: number;
  readonly warmUpLeads: number;
  /** Changes whose events are waited for, one after another. */
  readonly changes: number;
}

export interface ProcessesFigures {
  readonly engine: BenchEngine['name'];
  readonly processes: number;
  /** From the webhook to the CRM. */
  readonly leadsPerSecond: number;
  /** CPU time of all LeadRabbit processes for one lead; undefined if the system does not say. */
  readonly cpuMsPerLead: number | undefined;
  /** CPU time of the database server for one lead; undefined if there is none or it is not known. */
  readonly serverCpuMsPerLead: number | undefined;
  /** From sending a change to its event at another process, or at the same one if there is no other. */
  readonly eventMs: { readonly median: number; readonly p95: number };
}

const TIMEOUT_MS = 300_000;
const AT_ONCE = 50;

/** Measures LeadRabbit processes on one database, behind a load balancer, with the Meta emulator as Meta. */
export async function measureProcesses(
  workbench: Workbench,
  engine: BenchEngine,
  processes: number,
  plan: ProcessesPlan,
): Promise<ProcessesFigures> {
  const name = `${engine.name}-${processes}`;
  tell(`${engine.name}, ${processes} ${processes === 1 ? 'process' : 'processes'}: start`);
  const settings = engine.settings(workbench.newFolder(name));
  const meta = workbench.keep(await startMeta(workbench, `${name}-meta`));
  const apps: RunningLeadRabbit[] = [];
  for (let n = 0; n < processes; n++)
    apps.push(
      workbench.keep(
        await startLeadRabbit(workbench, {
          name: `${name}-${n}`,
          dataDir: settings.dataDir,
          metaUrl: meta.url,
          environment: environmentOf(settings),
        }),
      ),
    );
  const balancer = await startBalancer();
  balancer.targets.push(...apps.map(({ url }) => url));
  try {
    const admins = await Promise.all(apps.map((app) => app.signIn()));
    const admin = admins[0] as ApiClient;
    await subscribe(meta.url, balancer.url);
    await admin.get(await signInToMeta(admin));
    await admin.post('/api/facebook/pages', { pageId: DEMO.bakeryId, action: 'enable' });
    tell('  warm-up');
    await takeLeads(meta, admin, plan.warmUpLeads, plan.warmUpLeads);
    tell('  leads');
    const cpu = () => [sumOf(apps.map((app) => app.cpuMs())), engine.serverCpuMs()] as const;
    const before = cpu();
    const seconds = await takeLeads(meta, admin, plan.leads, plan.warmUpLeads + plan.leads);
    const after = cpu();
    tell('  events');
    const perLead = (index: 0 | 1) => {
      const [start, end] = [before[index], after[index]];
      return start === undefined || end === undefined ? undefined : (end - start) / plan.leads;
    };
    return {
      engine: engine.name,
      processes,
      leadsPerSecond: plan.leads / seconds,
      cpuMsPerLead: perLead(0),
      serverCpuMsPerLead: perLead(1),
      eventMs: await measureEvents(admin, admins.at(-1) as ApiClient, plan.changes),
    };
  } finally {
    await workbench.stopAll();
    await balancer.close();
    await engine.remove(settings);
  }
}

const sumOf = (values: readonly (number | undefined)[]): number | undefined =>
  values.reduce<number | undefined>(
    (sum, value) => (sum === undefined || value === undefined ? undefined : sum + value),
    0,
  );

/** Sends leads, and waits until so many are stored in all. @returns how long that took, in seconds */
async function takeLeads(
  { control }: RunningMeta,
  admin: ApiClient,
  count: number,
  storedThen: number,
): Promise<number> {
  const start = performance.now();
  for (let sent = 0; sent < count; sent += AT_ONCE)
    await control.createLeads({
      formId: DEMO.forms.weddingCake,
      count: Math.min(AT_ONCE, count - sent),
    });
  await eventually(
    'all leads are stored',
    async () => {
      const { body } = await admin.get<InboxAnswer>('/api/facebook/inbox?limit=1');
      // Each look costs CPU time too.
      if (body.counts.stored < storedThen) await sleep(100);
      return body.counts.stored === storedThen;
    },
    TIMEOUT_MS,
  );
  return (performance.now() - start) / 1000;
}

/** Changes leads at one process, and waits for each event at another one. */
async function measureEvents(here: ApiClient, there: ApiClient, count: number) {
  const { leads } = (await here.get<LeadList>('/api/leads?limit=500')).body;
  const watch = await watchUpdates(there);
  // The stream has begun when the first events are through.
  await sleep(1_000);
  const delays: number[] = [];
  for (let turn = 0; turn < count; turn++) {
    const id = leads[turn % leads.length]?._id ?? '';
    const status = Math.floor(turn / leads.length) % 2 === 0 ? 'Contacted' : 'Qualified';
    const heard = watch.heard(id, status);
    const start = performance.now();
    await here.patch(`/api/leads/${id}`, { status });
    delays.push((await heard) - start);
    // Another moment of the other process's pause in each turn.
    await sleep((turn * 37) % 160);
  }
  watch.close();
  return { median: percentile(delays, 0.5), p95: percentile(delays, 0.95) };
}

import { DEMO } from '../../meta-emulator/defaults.ts';
import type { SyncAnswer } from '../../src/contract/sync.ts';
import { signInToMeta } from '../../test/support/meta-dialog.ts';
import { startMeta, subscribe, type RunningMeta } from '../arrival/start-meta.ts';
import type { Workbench } from '../lib/workbench.ts';
import { startLeadRabbit } from '../lib/leadrabbit.ts';
import type { Program } from '../lib/program.ts';

export interface SyncPlan {
  /** Leads of one form that no webhook has brought. */
  readonly leads: number;
  /** How long Meta takes for each call. */
  readonly callMs: number;
}

export interface SyncFigures {
  readonly plan: SyncPlan;
  readonly leads: number;
  /** Calls that the sync made, one after the other: the forms and the pages of leads. */
  readonly calls: number;
  readonly elapsedMs: number;
  /** The elapsed time divided by the time of the calls alone. */
  readonly ratio: number;
  /** CPU time of LeadRabbit and of the emulator during the sync; undefined if the system does not tell. */
  readonly serverCpuMs: number | undefined;
  readonly metaCpuMs: number | undefined;
}

/** Compares a sync of many missed leads with the time that its calls to Meta take alone. */
export async function measureSync(workbench: Workbench, plan: SyncPlan): Promise<SyncFigures> {
  const meta = workbench.keep(await startMeta(workbench));
  const app = workbench.keep(
    await startLeadRabbit(workbench, {
      name: 'sync',
      dataDir: workbench.newFolder('sync'),
      metaUrl: meta.url,
    }),
  );
  const admin = await app.signIn();
  await subscribe(meta.url, app.url);
  await admin.get(await signInToMeta(admin));
  const pageId = DEMO.bakeryId;
  const enabled = await admin.post('/api/facebook/pages', { pageId, action: 'enable' });
  if (enabled.status !== 200) throw new Error(`enabling the Page answered ${enabled.status}`);
  await meta.control.createLeads({
    formId: DEMO.forms.weddingCake,
    count: plan.leads,
    deliver: false,
  });
  await meta.control.clearRequests();
  await meta.control.changeFaults({ slowMs: plan.callMs });

  const cpu = [app, meta].map(cpuClock);
  const begun = performance.now();
  const { status, body } = await admin.post<SyncAnswer>('/api/facebook/sync', { pageId });
  const elapsedMs = performance.now() - begun;
  const [serverCpuMs, metaCpuMs] = cpu.map((read) => read());
  if (status !== 200 || body.problems.length > 0)
    throw new Error(`the sync answered ${status}: ${JSON.stringify(body)}`);
  const calls = await countCalls(meta);
  return {
    plan,
    leads: body.leadsSynced,
    calls,
    elapsedMs,
    ratio: elapsedMs / (calls * plan.callMs),
    serverCpuMs,
    metaCpuMs,
  };
}

/** @returns reads how much CPU time the program has taken since */
function cpuClock(program: Program): () => number | undefined {
  const begun = program.cpuMs();
  return () => {
    const now = program.cpuMs();
    return begun === undefined || now === undefined ? undefined : now - begun;
  };
}

async function countCalls({ control }: RunningMeta): Promise<number> {
  const requests = await control.listRequests();
  return requests.filter(({ path }) => /\/(leadgen_forms|leads)$/.test(path)).length;
}

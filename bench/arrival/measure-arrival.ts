import { setTimeout as sleep } from 'node:timers/promises';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { ApiClient } from '../../test/support/api-client.ts';
import { eventually } from '../../test/support/eventually.ts';
import { signInToMeta } from '../../test/support/meta-dialog.ts';
import type { Ground } from '../lib/ground.ts';
import { startLeadRabbit } from '../lib/leadrabbit.ts';
import { percentile } from '../lib/statistics.ts';
import { startMeta, subscribe, type RunningMeta } from './start-meta.ts';
import { watchArrivals } from './watch-arrivals.ts';

export interface ArrivalPlan {
  readonly perSecond: number;
  readonly seconds: number;
  /** Leads before those that count. */
  readonly warmUpLeads: number;
}

export interface ArrivalFigures {
  readonly plan: ArrivalPlan;
  readonly leads: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly maxMs: number;
}

/** From a form that is sent at Meta to the event that brings the lead onto a screen. */
export async function measureArrival(ground: Ground, plan: ArrivalPlan): Promise<ArrivalFigures> {
  const meta = ground.keep(await startMeta(ground));
  const app = ground.keep(
    await startLeadRabbit(ground, {
      name: 'arrival',
      dataDir: ground.newFolder('arrival'),
      metaUrl: meta.url,
    }),
  );
  const admin = await app.signIn();
  await subscribe(meta.url, app.url);
  await connect(admin);

  const watch = await watchArrivals(admin);
  const send = async (count: number) => {
    const ids = await sendForms(meta, count, plan.perSecond);
    await eventually(`${count} leads on the screen`, () =>
      ids.every((id) => watch.arrivals.has(id)),
    );
    return ids;
  };
  await send(plan.warmUpLeads);
  const ids = await send(plan.perSecond * plan.seconds);
  watch.close();

  const sentAt = new Map(
    (await meta.control.listLeads()).map(({ id, createdTime }) => [id, Date.parse(createdTime)]),
  );
  const delays = ids.map((id) => (watch.arrivals.get(id) ?? NaN) - (sentAt.get(id) ?? NaN));
  return {
    plan,
    leads: delays.length,
    medianMs: percentile(delays, 0.5),
    p95Ms: percentile(delays, 0.95),
    maxMs: Math.max(...delays),
  };
}

async function connect(admin: ApiClient): Promise<void> {
  await admin.get(await signInToMeta(admin));
  const page = { pageId: DEMO.bakeryId, action: 'enable' };
  const { status } = await admin.post('/api/facebook/pages', page);
  if (status !== 200) throw new Error(`enabling the Page answered ${status}`);
}

/** @returns the ids of the leads */
async function sendForms(meta: RunningMeta, count: number, perSecond: number): Promise<string[]> {
  const start = performance.now();
  const sending: Promise<{ leads: { id: string }[] }>[] = [];
  for (let sent = 0; sent < count; sent++) {
    await sleep(Math.max(start + (sent * 1000) / perSecond - performance.now(), 0));
    sending.push(meta.control.createLeads({ formId: DEMO.forms.weddingCake, platform: 'fb' }));
  }
  return (await Promise.all(sending)).flatMap(({ leads }) => leads.map(({ id }) => id));
}
